import { definePlugin } from 'kontor/plugin'

/** Its ready-made report is sorted by a column it has not, and nobody may run it. */
export default definePlugin({
  id: 'broken_reports',
  version: '1.0.0',
  api: '^1.0',
  models: [() => import('./models/thing.js')],
  reports: [
    {
      name: 'broken_reports.things',
      source: 'broken_reports.thing',
      query: { measures: [{ fn: 'count' }], sort: 'colour' },
    },
  ],
  roles: {
    clerk: [
      'broken_reports.thing.read',
      'broken_reports.thing.create',
      'broken_reports.thing.update',
    ],
    manager: [
      'broken_reports.thing.read',
      'broken_reports.thing.create',
      'broken_reports.thing.update',
      'broken_reports.thing.archive',
      'broken_reports.thing.delete',
      'broken_reports.thing.export',
      'broken_reports.thing.import',
    ],
    auditor: ['broken_reports.thing.read', 'broken_reports.thing.export'],
  },
})
