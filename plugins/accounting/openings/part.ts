import type { Part } from '../join_parts.js'
import { rolesOf } from '../rights.js'
import { openingsHold } from './invariants.js'

/** The balances a company brings along. */
export const openingsPart: Part = {
  models: [() => import('../models/opening.js'), () => import('../models/opening_line.js')],
  operations: [
    () => import('../operations/post_opening.js'),
    () => import('../operations/undo_opening.js'),
  ],
  invariants: [openingsHold],
  menu: [{ model: 'accounting.opening', icon: 'i-lucide-truck' }],
  roles: rolesOf(['opening'], {
    manager: ['create', 'update', 'delete', 'import', 'post', 'undo'].map(
      (verb) => `accounting.opening.${verb}`
    ),
  }),
}
