import type { Part } from '../join_parts.js'
import { rolesOf } from '../rights.js'
import { seesAll } from '../statements/sees_amounts.js'

/** The steps a company goes live by, who signed them off, and the totals that have to agree. */
export const moveInPart: Part = {
  models: [() => import('../models/move_in_step.js')],
  operations: [
    () => import('../operations/sign_move_in_step.js'),
    () => import('../operations/unsign_move_in_step.js'),
  ],
  screens: [
    {
      path: 'move-in',
      page: 'move_in',
      right: 'accounting.move_in_step.read',
      props: async (ctx) => (await import('./screen.js')).moveInScreen(ctx),
    },
  ],
  menu: [
    {
      screen: 'move-in',
      right: 'accounting.move_in_step.read',
      when: (ctx) => seesAll(ctx, 'accounting.opening'),
      icon: 'i-lucide-list-checks',
    },
  ],
  roles: rolesOf(['move_in_step'], {
    manager: ['accounting.move_in_step.sign', 'accounting.move_in_step.unsign'],
  }),
}
