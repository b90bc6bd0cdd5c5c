import type { model } from 'kontor/plugin'

export type DocumentState = 'draft' | 'posted' | 'cancelled'

/** Of models whose records are drafts until they are posted, and stay as they are from then on. */
export const DOCUMENT = {
  state: { field: 'state', path: ['draft', 'posted'] },
  final: ['posted', 'cancelled'],
  verbs: ['create', 'update', 'delete'],
  sort: '-id',
} satisfies Partial<Parameters<typeof model>[0]>

/** The choice of how far such a record is: only operations move it. */
export const DOCUMENT_STATE = {
  of: ['draft', 'posted', 'cancelled'],
  default: 'draft',
  readonly: true,
  index: true,
  colors: { draft: 'neutral', posted: 'success', cancelled: 'error' },
} as const
