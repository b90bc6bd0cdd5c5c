import { definePlugin } from 'kontor/plugin'

/** A field has no English name. */
export default definePlugin({
  id: 'broken_labels',
  version: '1.0.0',
  api: '^1.0',
  models: [() => import('./models/thing.js')],
  roles: {
    clerk: ['broken_labels.thing.read', 'broken_labels.thing.create', 'broken_labels.thing.update'],
    manager: [
      'broken_labels.thing.read',
      'broken_labels.thing.create',
      'broken_labels.thing.update',
      'broken_labels.thing.archive',
      'broken_labels.thing.delete',
      'broken_labels.thing.export',
      'broken_labels.thing.import',
    ],
    auditor: ['broken_labels.thing.read', 'broken_labels.thing.export'],
  },
})
