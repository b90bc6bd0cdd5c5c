import { definePlugin } from 'kontor/plugin'

/** Its own way of saving a record knows only the fields it was written with. */
export default definePlugin({
  id: 'broken_custom_fields',
  version: '1.0.0',
  api: '^1.0',
  models: [() => import('./models/thing.js')],
  operations: [() => import('./operations/update.js')],
  roles: {
    clerk: [
      'broken_custom_fields.thing.read',
      'broken_custom_fields.thing.create',
      'broken_custom_fields.thing.update',
    ],
    manager: [
      'broken_custom_fields.thing.read',
      'broken_custom_fields.thing.create',
      'broken_custom_fields.thing.update',
      'broken_custom_fields.thing.archive',
      'broken_custom_fields.thing.delete',
      'broken_custom_fields.thing.export',
      'broken_custom_fields.thing.import',
    ],
    auditor: ['broken_custom_fields.thing.read', 'broken_custom_fields.thing.export'],
  },
})
