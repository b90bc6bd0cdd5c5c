import type { Part } from '../join_parts.js'

const RIGHT = 'accounting.entry.report'

/** The books of several companies as one. */
export const consolidationPart: Part = {
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
      make: async (ctx, query) => (await import('./screen.js')).consolidationFile(ctx, query),
    },
  ],
  roles: { manager: ['kernel.company.read'] },
  menu: [{ screen: 'consolidation', right: RIGHT, icon: 'i-lucide-combine' }],
}
