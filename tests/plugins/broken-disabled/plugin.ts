import { definePlugin } from 'kontor/plugin'

/** It cannot be switched off. */
export default definePlugin({
  id: 'broken_disabled',
  version: '1.0.0',
  api: '^1.0',
  models: [() => import('./models/thing.js')],
  roles: {
    clerk: [
      'broken_disabled.thing.read',
      'broken_disabled.thing.create',
      'broken_disabled.thing.update',
    ],
    manager: [
      'broken_disabled.thing.read',
      'broken_disabled.thing.create',
      'broken_disabled.thing.update',
      'broken_disabled.thing.archive',
      'broken_disabled.thing.delete',
      'broken_disabled.thing.export',
      'broken_disabled.thing.import',
    ],
    auditor: ['broken_disabled.thing.read', 'broken_disabled.thing.export'],
  },
  async onDisable() {
    throw new Error('I stay')
  },
})
