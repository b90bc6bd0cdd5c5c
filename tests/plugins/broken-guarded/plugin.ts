import { definePlugin } from 'kontor/plugin'
import router from '@adonisjs/core/services/router'

router.get('/broken_guarded/open', () => 'Nobody asked who I am')

/** It makes a route of its own, past the kernel. */
export default definePlugin({
  id: 'broken_guarded',
  version: '1.0.0',
  api: '^1.0',
  models: [() => import('./models/thing.js')],
  roles: {
    clerk: [
      'broken_guarded.thing.read',
      'broken_guarded.thing.create',
      'broken_guarded.thing.update',
    ],
    manager: [
      'broken_guarded.thing.read',
      'broken_guarded.thing.create',
      'broken_guarded.thing.update',
      'broken_guarded.thing.archive',
      'broken_guarded.thing.delete',
      'broken_guarded.thing.export',
      'broken_guarded.thing.import',
    ],
    auditor: ['broken_guarded.thing.read', 'broken_guarded.thing.export'],
  },
})
