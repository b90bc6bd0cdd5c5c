/** The operators of the filter grammar (API.md). */
export const OPERATORS = [
  'eq',
  'ne',
  'gt',
  'gte',
  'lt',
  'lte',
  'in',
  'nin',
  'between',
  'contains',
  'starts',
  'ends',
  'null',
  'notnull',
  'under',
] as const

export type Operator = (typeof OPERATORS)[number]

/** A filter as it travels: a triple, a bare array of triples (and), or and / or / not of nodes. */
export type FilterNode =
  | readonly [path: string, op: Operator, value?: unknown]
  | readonly FilterNode[]
  | { and: readonly FilterNode[] }
  | { or: readonly FilterNode[] }
  | { not: FilterNode }
