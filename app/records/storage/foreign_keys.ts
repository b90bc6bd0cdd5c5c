/** SQLite reports "restrict" of a table that refers to itself as a trigger's doing. */
const REFERENCED = new Set([
  'SQLITE_CONSTRAINT_FOREIGNKEY',
  'SQLITE_CONSTRAINT_TRIGGER',
  'ER_ROW_IS_REFERENCED_2',
  'ER_ROW_IS_REFERENCED',
])

/** Whether the database refused to remove a row that another one refers to. */
export function isForeignKeyError(error: unknown) {
  return REFERENCED.has(String((error as { code?: unknown })?.code))
}
