import { readdir, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { storageFolder } from '#config/storage'
import type { Context } from '#kernel/companies/context'

/** A file is written before its row: one that is younger may still be waiting for it. */
const SETTLED = 3_600_000

/** A folder in which each file lies under the number of a row. */
export interface KeptFolder {
  folder: string
  /** What a row of it is called in a sentence. */
  one: string
  /** The rows that have a file. */
  rows: string
  /** The record a row belongs to, where it is one. */
  model?: string
}

const IMPORT_FILES: KeptFolder = {
  folder: 'imports',
  one: 'import',
  rows: 'SELECT `id`, `file_removed_at` IS NULL AS `is_there` FROM `imports`',
  model: 'kernel.import',
}

export const MAIL_FILES: KeptFolder = {
  folder: 'mails',
  one: 'attachment',
  rows: 'SELECT `id`, `removed_at` IS NULL AS `is_there` FROM `mail_attachments`',
}

export const KEPT_FOLDERS: readonly KeptFolder[] = [IMPORT_FILES, MAIL_FILES]

/** Files of a folder that no row knows, though they lie there for long enough. */
export async function filesWithoutRow(
  ctx: Context,
  kept: KeptFolder,
  settled = SETTLED
): Promise<string[]> {
  const ids = new Set((await rowsOf(ctx, kept)).map(({ id }) => String(id)))
  const folder = join(storageFolder, kept.folder)
  const orphans: string[] = []
  for (const name of await namesIn(folder)) {
    if (ids.has(numberOf(name))) continue
    const found = await stat(join(folder, name)).catch(() => undefined)
    if (found && ctx.now.getTime() - found.mtimeMs >= settled) orphans.push(name)
  }
  return orphans
}

/** Numbers of the rows whose file is not there, though it should be. */
export async function rowsWithoutFile(ctx: Context, kept: KeptFolder): Promise<number[]> {
  const there = new Set((await namesIn(join(storageFolder, kept.folder))).map(numberOf))
  const rows = await rowsOf(ctx, kept)
  return rows.filter((row) => row.isThere && !there.has(String(row.id))).map(({ id }) => id)
}

export async function removeFiles({ folder }: KeptFolder, names: readonly string[]) {
  for (const name of names) await rm(join(storageFolder, folder, name), { force: true })
}

async function rowsOf(ctx: Context, { rows }: KeptFolder) {
  const found = await ctx.rows<{ id: number; is_there: unknown }>(rows)
  return found.map((row) => ({ id: Number(row.id), isThere: Boolean(Number(row.is_there)) }))
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
