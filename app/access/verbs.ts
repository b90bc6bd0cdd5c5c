/** Verbs that only look; they may look at several companies at once. */
const READING = new Set(['read', 'export', 'report', 'print'])

export const isReading = (verb: string) => READING.has(verb)

/** The verbs every model has a column for in the role editor, in its order. */
export const COMMON_VERBS = [
  'read',
  'create',
  'update',
  'archive',
  'delete',
  'export',
  'import',
  'report',
  'print',
]
