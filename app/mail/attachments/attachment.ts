import { join } from 'node:path'
import { storageFolder } from '#config/storage'

/** A file that goes with a mail. */
export interface Attachment {
  name: string
  mediaType: string
  content: Buffer
}

/** An attachment as the screen of its mail lists it. */
export interface ListedAttachment {
  id: number
  name: string
  /** Bytes. */
  size: number
  /** Its content was swept: only what it was called is left. */
  is_removed: boolean
}

/** Bytes of all attachments of one mail. As text of a mail they grow by a third, and many servers take no more than 20 MB. */
export const LARGEST = 10_000_000

export const attachmentFolder = join(storageFolder, 'mails')

/** Where the content of an attachment is kept: under its number, for the server's own account only. */
export function attachmentFile(id: number) {
  return join(attachmentFolder, `${id}.attachment`)
}
