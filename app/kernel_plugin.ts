import { definePlugin } from '#kernel/plugins/declaration'

/** The kernel, declared like any plugin: what it has is found, listed and guarded in the same way. */
export default definePlugin({
  id: 'kernel',
  version: '1.0.0',
  api: '^1.0',
  models: [],
  operations: [],
})
