import { definePlugin } from 'kontor/plugin'

/** Its screen shows the records of every company. */
export default definePlugin({
  id: 'broken_companies',
  version: '1.0.0',
  api: '^1.0',
  models: [() => import('./models/thing.js')],
  roles: {
    clerk: [
      'broken_companies.thing.read',
      'broken_companies.thing.create',
      'broken_companies.thing.update',
    ],
    manager: [
      'broken_companies.thing.read',
      'broken_companies.thing.create',
      'broken_companies.thing.update',
      'broken_companies.thing.archive',
      'broken_companies.thing.delete',
      'broken_companies.thing.export',
      'broken_companies.thing.import',
    ],
    auditor: ['broken_companies.thing.read', 'broken_companies.thing.export'],
  },
  screens: [
    {
      path: 'all',
      page: 'all',
      right: 'broken_companies.thing.read',
      props: async (ctx) => ({
        things: await ctx.rows('SELECT `name` FROM `broken_companies_things`'),
      }),
    },
  ],
})
