import { definePlugin } from 'kontor/plugin'

/** Its own way of creating takes a field that the caller may not know of. */
export default definePlugin({
  id: 'broken_hidden_fields',
  version: '1.0.0',
  api: '^1.0',
  models: [() => import('./models/thing.js')],
  operations: [() => import('./operations/create.js')],
  roles: {
    clerk: [
      'broken_hidden_fields.thing.read',
      'broken_hidden_fields.thing.create',
      'broken_hidden_fields.thing.update',
    ],
    manager: [
      {
        rights: [
          'broken_hidden_fields.thing.read',
          'broken_hidden_fields.thing.create',
          'broken_hidden_fields.thing.update',
          'broken_hidden_fields.thing.archive',
          'broken_hidden_fields.thing.delete',
          'broken_hidden_fields.thing.export',
          'broken_hidden_fields.thing.import',
        ],
        sensitive: ['personal'],
      },
    ],
    auditor: [
      {
        rights: ['broken_hidden_fields.thing.read', 'broken_hidden_fields.thing.export'],
        sensitive: ['personal'],
      },
    ],
  },
})
