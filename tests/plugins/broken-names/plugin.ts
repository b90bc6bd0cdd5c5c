import { definePlugin } from 'kontor/plugin'

/** Its operation emits an event that is not declared. */
export default definePlugin({
  id: 'broken_names',
  version: '1.0.0',
  api: '^1.0',
  models: [() => import('./models/thing.js')],
  operations: [() => import('./operations/mark.js')],
  roles: {
    clerk: [
      'broken_names.thing.read',
      'broken_names.thing.create',
      'broken_names.thing.update',
      'broken_names.thing.mark',
    ],
    manager: [
      'broken_names.thing.read',
      'broken_names.thing.create',
      'broken_names.thing.update',
      'broken_names.thing.archive',
      'broken_names.thing.delete',
      'broken_names.thing.export',
      'broken_names.thing.import',
    ],
    auditor: ['broken_names.thing.read', 'broken_names.thing.export'],
  },
})
