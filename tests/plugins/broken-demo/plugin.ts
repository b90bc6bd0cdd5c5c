import { definePlugin } from 'kontor/plugin'

/** Its demo makes nothing. */
export default definePlugin({
  id: 'broken_demo',
  version: '1.0.0',
  api: '^1.0',
  models: [() => import('./models/thing.js')],
  roles: {
    clerk: ['broken_demo.thing.read', 'broken_demo.thing.create', 'broken_demo.thing.update'],
    manager: [
      'broken_demo.thing.read',
      'broken_demo.thing.create',
      'broken_demo.thing.update',
      'broken_demo.thing.archive',
      'broken_demo.thing.delete',
      'broken_demo.thing.export',
      'broken_demo.thing.import',
    ],
    auditor: ['broken_demo.thing.read', 'broken_demo.thing.export'],
  },
  demo: () => import('./demo/nothing.js'),
})
