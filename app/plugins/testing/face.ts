/** `kontor/testing`: what the tests of a plugin use. */
export { test } from '@japa/runner'
/** `sqlite` or `mysql`: for what only one of them can show. */
export { engine } from '#config/database'
export { runJobs } from '#kernel/jobs/worker'
export { loadDemo, unloadDemo } from '#kernel/plugins/demo'
export { pluginConformance } from '#kernel/plugins/testing/conformance'
export { importPreview } from '#kernel/plugins/testing/import_preview'
/** For functions of a plugin that others call within their own operations. */
export { transaction } from '#kernel/records/storage/transaction'
export { World } from '#kernel/plugins/testing/world'
export type { Fresh, Someone } from '#kernel/plugins/testing/world'
export type {} from '#kernel/plugins/testing/world_plugin'
