import type { Part } from '../join_parts.js'
import { keeping, rolesOf } from '../rights.js'
import { seesBooks } from '../statements/need_all.js'

const RIGHT = 'accounting.entry.report'

const ROLES = rolesOf(['holding'], { manager: [...keeping('holding'), 'kernel.company.read'] })

/** The books of several companies as one. */
export const consolidationPart: Part = {
  models: [() => import('../models/holding.js')],
  screens: [
    {
      path: 'consolidation',
      page: 'consolidation',
      right: RIGHT,
      props: async (ctx, query) => (await import('./screen.js')).consolidationScreen(ctx, query),
    },
  ],
  files: [
    {
      path: 'consolidation/file',
      right: 'accounting.entry.export',
      asks: ['layout', 'from', 'to', 'format'],
      make: async (ctx, query) => (await import('./screen.js')).consolidationFile(ctx, query),
    },
  ],
  roles: ROLES,
  menu: [
    { screen: 'consolidation', right: RIGHT, when: seesBooks, icon: 'i-lucide-combine' },
    { model: 'accounting.holding', icon: 'i-lucide-network' },
  ],
}
