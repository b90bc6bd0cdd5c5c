import { createHash } from 'node:crypto'
import { readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { storageFolder } from '#config/storage'
import type { Context } from '#kernel/companies/context'
import type { Breach, Invariant } from '#kernel/plugins/declaration'
import { SHOWN } from '#kernel/plugins/integrity/judged'

/** A file is written before its row: one that is younger may still be waiting for it. */
const SETTLED = 3_600_000

/** Rows and files agree: each row has its file, each file its row, and pictures are what they were. */
export const filesAgree: Invariant = {
  name: 'kernel.files_agree',
  of: 'deployment',
  async check(ctx) {
    return [...(await checkImports(ctx)), ...(await checkLogos(ctx))]
  },
}

/** Files of a folder that no row knows, though they lie there for long enough. */
export async function importsWithoutRow(ctx: Context, settled = SETTLED): Promise<string[]> {
  const ids = new Set((await importIds(ctx)).map(String))
  const folder = join(storageFolder, 'imports')
  const orphans: string[] = []
  for (const name of await namesIn(folder)) {
    if (ids.has(numberOf(name))) continue
    const found = await stat(join(folder, name)).catch(() => undefined)
    if (found && ctx.now.getTime() - found.mtimeMs >= settled) orphans.push(name)
  }
  return orphans
}

async function checkImports(ctx: Context): Promise<Breach[]> {
  const there = new Set((await namesIn(join(storageFolder, 'imports'))).map(numberOf))
  const missing = (await importIds(ctx)).filter((id) => !there.has(String(id)))
  const orphans = await importsWithoutRow(ctx)
  return [
    ...missing.slice(0, SHOWN).map((id) => ({
      text: `import ${id} has no file in imports/`,
      model: 'kernel.import',
      id,
    })),
    ...orphans.slice(0, SHOWN).map((name) => ({ text: `imports/${name} belongs to no import` })),
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

async function importIds(ctx: Context) {
  const rows = await ctx.rows<{ id: number }>('SELECT `id` FROM `imports`')
  return rows.map((row) => Number(row.id))
}

const numberOf = (name: string) => /^\d+/.exec(name)?.[0] ?? name

async function namesIn(folder: string) {
  try {
    return await readdir(folder)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return []
    throw error
  }
}
