import { RecordModel } from '#kernel/records/record_model'

/** Of a record only where it is now and its version; the screen reads the rest anew, through the caller's rights. */
export function answer(result: unknown) {
  if (result instanceof RecordModel) return { data: { id: result.id, version: result.version } }
  return { data: result ?? null }
}
