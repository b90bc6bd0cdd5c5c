import { definePlugin } from 'kontor/plugin'

/** An operation refuses those whose role allows it. */
export default definePlugin({
  id: 'broken_permissions',
  version: '1.0.0',
  api: '^1.0',
  models: [() => import('./models/thing.js')],
  operations: [() => import('./operations/mark.js')],
  roles: {
    clerk: [
      'broken_permissions.thing.read',
      'broken_permissions.thing.create',
      'broken_permissions.thing.update',
      'broken_permissions.thing.mark',
    ],
    manager: [
      'broken_permissions.thing.read',
      'broken_permissions.thing.create',
      'broken_permissions.thing.update',
      'broken_permissions.thing.archive',
      'broken_permissions.thing.delete',
      'broken_permissions.thing.export',
      'broken_permissions.thing.import',
    ],
    auditor: ['broken_permissions.thing.read', 'broken_permissions.thing.export'],
  },
})
