import { definePlugin } from 'kontor/plugin'

/** Its table has a column that no field knows. */
export default definePlugin({
  id: 'broken_columns',
  version: '1.0.0',
  api: '^1.0',
  models: [() => import('./models/thing.js')],
  roles: {
    clerk: [
      'broken_columns.thing.read',
      'broken_columns.thing.create',
      'broken_columns.thing.update',
    ],
    manager: [
      'broken_columns.thing.read',
      'broken_columns.thing.create',
      'broken_columns.thing.update',
      'broken_columns.thing.archive',
      'broken_columns.thing.delete',
      'broken_columns.thing.export',
      'broken_columns.thing.import',
    ],
    auditor: ['broken_columns.thing.read', 'broken_columns.thing.export'],
  },
})
