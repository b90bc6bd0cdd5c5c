import type { Part } from '../join_parts.js'
import { rolesOf } from '../rights.js'
import { revaluationsHold } from './invariants.js'
import { seesBooks } from '../statements/need_all.js'

/** What foreign currencies are worth at the end of a period. */
export const revaluationPart: Part = {
  models: [() => import('../models/revaluation.js'), () => import('../models/revaluation_line.js')],
  operations: [
    () => import('../operations/post_revaluation.js'),
    () => import('../operations/undo_revaluation.js'),
  ],
  roles: rolesOf(['revaluation'], {
    manager: ['post', 'undo'].map((verb) => `accounting.revaluation.${verb}`),
  }),
  screens: [
    {
      path: 'revaluation',
      page: 'revaluation',
      right: 'accounting.entry.report',
      props: async (ctx, query) => (await import('./screen.js')).revaluationScreen(ctx, query),
    },
  ],
  files: [
    {
      path: 'revaluation/file',
      right: 'accounting.entry.export',
      asks: ['on', 'format'],
      make: async (ctx, query) => (await import('./screen.js')).revaluationFile(ctx, query),
    },
  ],
  invariants: [revaluationsHold],
  menu: [
    {
      screen: 'revaluation',
      right: 'accounting.entry.report',
      when: seesBooks,
      icon: 'i-lucide-scale-3d',
    },
  ],
}
