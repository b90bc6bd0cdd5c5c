import { definePlugin } from 'kontor/plugin'

/** A Ukrainian text is the English one. */
export default definePlugin({
  id: 'broken_translations',
  version: '1.0.0',
  api: '^1.0',
  models: [() => import('./models/thing.js')],
  roles: {
    clerk: [
      'broken_translations.thing.read',
      'broken_translations.thing.create',
      'broken_translations.thing.update',
    ],
    manager: [
      'broken_translations.thing.read',
      'broken_translations.thing.create',
      'broken_translations.thing.update',
      'broken_translations.thing.archive',
      'broken_translations.thing.delete',
      'broken_translations.thing.export',
      'broken_translations.thing.import',
    ],
    auditor: ['broken_translations.thing.read', 'broken_translations.thing.export'],
  },
})
