import { definePlugin } from 'kontor/plugin'

const READ = ['chores.effect.read', 'chores.effect.export']

/** Jobs whose effects can be counted. */
export default definePlugin({
  id: 'chores',
  version: '1.0.0',
  api: '^1.0',
  models: [() => import('./models/effect.js')],
  operations: [() => import('./operations/ask_for.js')],
  jobs: [
    () => import('./jobs/make_effect.js'),
    () => import('./jobs/count_effects.js'),
    () => import('./jobs/refuse.js'),
    () => import('./jobs/tick.js'),
  ],
  schedules: [{ job: 'chores.effect.tick', every: 1 }],
  roles: {
    clerk: [...READ, 'chores.effect.create', 'chores.effect.ask_for'],
    manager: [...READ, 'chores.effect.create', 'chores.effect.update', 'chores.effect.ask_for'],
    auditor: READ,
  },
  menu: [{ model: 'chores.effect', icon: 'i-lucide-brush' }],
})
