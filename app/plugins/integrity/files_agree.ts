import { createHash } from 'node:crypto'
import type { Context } from '#kernel/companies/context'
import type { Breach, Invariant } from '#kernel/plugins/declaration'
import { SHOWN } from '#kernel/plugins/integrity/judged'
import {
  filesWithoutRow,
  KEPT_FOLDERS,
  rowsWithoutFile,
  type KeptFolder,
} from '#kernel/plugins/integrity/kept_folders'

/** Rows and files agree: each row has its file, each file its row, and pictures are what they were. */
export const filesAgree: Invariant = {
  name: 'kernel.files_agree',
  of: 'deployment',
  async check(ctx) {
    const breaches = await checkLogos(ctx)
    for (const kept of KEPT_FOLDERS) breaches.push(...(await checkFolder(ctx, kept)))
    return breaches
  },
}

async function checkFolder(ctx: Context, kept: KeptFolder): Promise<Breach[]> {
  const { folder, one, model } = kept
  const missing = await rowsWithoutFile(ctx, kept)
  const orphans = await filesWithoutRow(ctx, kept)
  return [
    ...missing.slice(0, SHOWN).map((id) => ({
      text: `${one} ${id} has no file in ${folder}/`,
      ...(model && { model, id }),
    })),
    ...orphans.slice(0, SHOWN).map((name) => ({ text: `${folder}/${name} belongs to no ${one}` })),
  ]
}

async function checkLogos(ctx: Context): Promise<Breach[]> {
  const rows = await ctx.rows<{ company_id: number; digest: string; content: Uint8Array }>(
    'SELECT `company_id`, `digest`, `content` FROM `company_logos`'
  )
  return rows
    .filter((row) => createHash('sha256').update(row.content).digest('hex') !== row.digest)
    .map((row) => ({
      text: `the logo of company ${row.company_id} is not the picture that was stored`,
      model: 'kernel.company',
      id: Number(row.company_id),
    }))
}
