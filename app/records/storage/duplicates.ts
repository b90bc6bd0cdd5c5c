import { Refusal } from '#kernel/http/refusal'

const DUPLICATE = new Set(['SQLITE_CONSTRAINT_UNIQUE', 'ER_DUP_ENTRY'])

/** Whether a unique index refused a row. */
export function isDuplicate(error: unknown) {
  return DUPLICATE.has(String((error as { code?: unknown })?.code))
}

/** Someone else stored the same key at the same moment: what the check before the write could not see. */
export function takenMeanwhile() {
  return new Refusal('E_TAKEN_MEANWHILE')
}
