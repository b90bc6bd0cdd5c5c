import { createHash } from 'node:crypto'
import { mkdir, writeFile } from 'node:fs/promises'
import type { Context } from '#kernel/companies/context'
import { Refusal } from '#kernel/http/refusal'
import {
  attachmentFile,
  attachmentFolder,
  LARGEST,
  type Attachment,
} from '#kernel/mail/attachments/attachment'

const MOST = 20
const MEGABYTE = 1_000_000

/**
 * Keeps the files of a mail, in the open transaction that writes the mail: a row for each, its content on the disk
 * before the commit. Where the transaction fails a file without a row is left, and swept. Throws 422 where they are
 * too many or too large together.
 */
export async function keepAttachments(ctx: Context, mailId: number, files: readonly Attachment[]) {
  if (files.length === 0) return
  checkSize(files)
  await mkdir(attachmentFolder, { recursive: true, mode: 0o700 })
  for (const { name, mediaType, content } of files) {
    const [id] = await ctx
      .trx!.insertQuery()
      .table('mail_attachments')
      .insert({
        mail_id: mailId,
        name: plainName(name),
        media_type: mediaType,
        size: content.byteLength,
        digest: digestOf(content),
      })
    await writeFile(attachmentFile(Number(id)), content, { mode: 0o600, flush: true })
  }
}

export const digestOf = (content: Buffer) => createHash('sha256').update(content).digest('hex')

function checkSize(files: readonly Attachment[]) {
  const size = files.reduce((sum, { content }) => sum + content.byteLength, 0)
  if (size <= LARGEST && files.length <= MOST) return
  const params = {
    size: Math.ceil((size * 10) / MEGABYTE) / 10,
    most: LARGEST / MEGABYTE,
    files: files.length,
    most_files: MOST,
  }
  throw new Refusal('E_MAIL_ATTACHMENTS', params, { status: 422 })
}

/** A name that is a file's on any system, and never the beginning of a header. */
function plainName(name: string) {
  const plain = name.replace(/[\p{Cc}\p{Zl}\p{Zp}\\/:*?"<>|]+/gu, ' ').trim()
  return plain.slice(0, 120).replace(/^\.+/, '') || 'file'
}
