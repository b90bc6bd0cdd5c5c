import { readFile } from 'node:fs/promises'
import { Refusal } from '#kernel/http/refusal'
import {
  attachmentFile,
  type Attachment,
  type ListedAttachment,
} from '#kernel/mail/attachments/attachment'
import { digestOf } from '#kernel/mail/attachments/keep_attachments'
import { readRows } from '#kernel/records/storage/reader'

interface AttachmentRow {
  id: number
  name: string
  media_type: string
  size: number
  digest: string
  removed_at: string | null
}

/** What goes with a mail, for its screen. */
export async function listAttachments(mailId: number): Promise<ListedAttachment[]> {
  return (await rowsOf(mailId)).map(({ id, name, size, removed_at: removed }) => ({
    id: Number(id),
    name,
    size: Number(size),
    is_removed: removed !== null,
  }))
}

/** What goes with a mail that leaves. Throws where a file is not what was written: half a file is not sent. */
export async function readAttachments(mailId: number): Promise<Attachment[]> {
  const files: Attachment[] = []
  for (const row of await rowsOf(mailId)) files.push(await contentOf(row))
  return files
}

/** One file of a mail; 404 where it has none of this number, 410 where its content was swept. */
export async function readAttachment(mailId: number, id: number): Promise<Attachment> {
  const row = (await rowsOf(mailId)).find((one) => Number(one.id) === id)
  if (!row) throw Refusal.missing()
  if (row.removed_at) {
    throw new Refusal('E_MAIL_ATTACHMENT_GONE', { name: row.name }, { status: 410 })
  }
  return contentOf(row)
}

async function contentOf({ id, name, media_type: mediaType, digest }: AttachmentRow) {
  const content = await readFile(attachmentFile(Number(id))).catch(() => null)
  if (!content || digestOf(content) !== digest) throw new Refusal('E_MAIL_ATTACHMENT', { name })
  return { name, mediaType, content }
}

const rowsOf = (mailId: number) => readRows<AttachmentRow>(ROWS, [mailId])

const ROWS = `SELECT \`id\`, \`name\`, \`media_type\`, \`size\`, \`digest\`, \`removed_at\` FROM \`mail_attachments\`
  WHERE \`mail_id\` = ? ORDER BY \`id\``
