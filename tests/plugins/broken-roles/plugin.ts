import { definePlugin } from 'kontor/plugin'

/** It brings no auditor. */
export default definePlugin({
  id: 'broken_roles',
  version: '1.0.0',
  api: '^1.0',
  models: [() => import('./models/thing.js')],
  roles: {
    clerk: ['broken_roles.thing.read', 'broken_roles.thing.create', 'broken_roles.thing.update'],
    manager: [
      'broken_roles.thing.read',
      'broken_roles.thing.create',
      'broken_roles.thing.update',
      'broken_roles.thing.archive',
      'broken_roles.thing.delete',
      'broken_roles.thing.export',
      'broken_roles.thing.import',
    ],
  },
})
