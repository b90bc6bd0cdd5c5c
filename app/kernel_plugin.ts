import { definePlugin } from '#kernel/plugins/declaration'
import { addPluginRows } from '#kernel/plugins/plugin_rows'

/** The kernel, declared like any plugin: what it has is found, listed and guarded in the same way. */
export default definePlugin({
  id: 'kernel',
  version: '1.0.0',
  api: '^1.0',
  models: [() => import('#kernel/plugins/company_plugin')],
  operations: [
    () => import('#kernel/plugins/enable_plugin'),
    () => import('#kernel/plugins/disable_plugin'),
  ],
  within: { 'kernel.company.create': addPluginRows },
})
