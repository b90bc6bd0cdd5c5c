import { definePlugin } from 'kontor/plugin'

/** Its screen is given a company of its own, in the place of the one people work in. */
export default definePlugin({
  id: 'broken_shared_props',
  version: '1.0.0',
  api: '^1.0',
  models: [() => import('./models/thing.js')],
  screens: [
    {
      path: 'overview',
      page: 'overview',
      right: 'broken_shared_props.thing.read',
      props: async () => ({ company: 'Acme' }),
    },
  ],
  roles: {
    clerk: [
      'broken_shared_props.thing.read',
      'broken_shared_props.thing.create',
      'broken_shared_props.thing.update',
    ],
    manager: [
      'broken_shared_props.thing.read',
      'broken_shared_props.thing.create',
      'broken_shared_props.thing.update',
      'broken_shared_props.thing.archive',
      'broken_shared_props.thing.delete',
      'broken_shared_props.thing.export',
      'broken_shared_props.thing.import',
    ],
    auditor: ['broken_shared_props.thing.read', 'broken_shared_props.thing.export'],
  },
})
