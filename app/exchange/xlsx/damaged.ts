import { Refusal } from '#kernel/http/refusal'

type Reason =
  'cut' | 'data' | 'directory' | 'entities' | 'names' | 'part' | 'password' | 'sheets' | 'xml'

/** A workbook that cannot be read, and why. */
export function damaged(reason: Reason) {
  return new Refusal('E_FILE_DAMAGED', { reason }, { status: 422 })
}

/** A workbook that would fill the memory or the disk once unpacked. */
export function tooLargeUnpacked() {
  return new Refusal('E_FILE_BOMB', {}, { status: 422 })
}
