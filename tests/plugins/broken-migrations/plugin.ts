import { definePlugin } from 'kontor/plugin'

/** Going down, it leaves its table behind. */
export default definePlugin({
  id: 'broken_migrations',
  version: '1.0.0',
  api: '^1.0',
  models: [() => import('./models/thing.js')],
  roles: {
    clerk: [
      'broken_migrations.thing.read',
      'broken_migrations.thing.create',
      'broken_migrations.thing.update',
    ],
    manager: [
      'broken_migrations.thing.read',
      'broken_migrations.thing.create',
      'broken_migrations.thing.update',
      'broken_migrations.thing.archive',
      'broken_migrations.thing.delete',
      'broken_migrations.thing.export',
      'broken_migrations.thing.import',
    ],
    auditor: ['broken_migrations.thing.read', 'broken_migrations.thing.export'],
  },
})
