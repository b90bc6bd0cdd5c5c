import { createHash } from 'node:crypto'
import type { Context } from '#kernel/companies/context'
import { Refusal } from '#kernel/http/refusal'
import { transaction } from '#kernel/records/storage/transaction'

/** Keeps the picture for letterheads. What it is, its first bytes say; never the browser or the file's name. */
export async function storeLogo(ctx: Context, companyId: number, content: Buffer) {
  const mediaType = pictureType(content)
  if (!mediaType) throw Refusal.input([{ field: 'logo', code: 'E_LOGO_TYPE' }])
  const digest = createHash('sha256').update(content).digest('hex')
  await transaction(ctx, async ({ trx }) => {
    await trx!.from('company_logos').where('company_id', companyId).delete()
    await trx!
      .insertQuery()
      .table('company_logos')
      .insert({ company_id: companyId, media_type: mediaType, digest, content })
  })
}

export async function removeLogo(ctx: Context, companyId: number) {
  await transaction(ctx, ({ trx }) =>
    trx!.from('company_logos').where('company_id', companyId).delete()
  )
}

/** PNG, JPEG or WebP; an SVG is a document that can carry scripts. */
function pictureType(content: Buffer) {
  const starts = (text: string, at = 0) => content.toString('latin1', at, at + text.length) === text
  if (starts('\x89PNG\r\n\x1a\n')) return 'image/png'
  if (starts('\xff\xd8\xff')) return 'image/jpeg'
  return starts('RIFF') && starts('WEBP', 8) ? 'image/webp' : undefined
}
