import { definePlugin } from 'kontor/plugin'

/** A field that says it has an index has none. */
export default definePlugin({
  id: 'broken_indexes',
  version: '1.0.0',
  api: '^1.0',
  models: [() => import('./models/thing.js')],
  roles: {
    clerk: [
      'broken_indexes.thing.read',
      'broken_indexes.thing.create',
      'broken_indexes.thing.update',
    ],
    manager: [
      'broken_indexes.thing.read',
      'broken_indexes.thing.create',
      'broken_indexes.thing.update',
      'broken_indexes.thing.archive',
      'broken_indexes.thing.delete',
      'broken_indexes.thing.export',
      'broken_indexes.thing.import',
    ],
    auditor: ['broken_indexes.thing.read', 'broken_indexes.thing.export'],
  },
})
