import { definePlugin } from 'kontor/plugin'

/** Its clerk has a right that does not exist, its menu a model that is not there. */
export default definePlugin({
  id: 'broken_declaration',
  version: '1.0.0',
  api: '^1.0',
  models: [() => import('./models/thing.js')],
  roles: {
    clerk: [
      'broken_declaration.thing.read',
      'broken_declaration.thing.create',
      'broken_declaration.thing.update',
      'broken_declaration.thing.fly',
    ],
    manager: [
      'broken_declaration.thing.read',
      'broken_declaration.thing.create',
      'broken_declaration.thing.update',
      'broken_declaration.thing.archive',
      'broken_declaration.thing.delete',
      'broken_declaration.thing.export',
      'broken_declaration.thing.import',
    ],
    auditor: ['broken_declaration.thing.read', 'broken_declaration.thing.export'],
  },
  menu: [{ model: 'broken_declaration.bird', icon: 'i-lucide-bird' }],
})
