import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join, parse } from 'node:path'
import { pathToFileURL } from 'node:url'
import app from '@adonisjs/core/services/app'
import type { BaseSchema } from '@adonisjs/lucid/schema'
import type { QueryClientContract } from '@adonisjs/lucid/types/database'
import type { LoadedPlugin } from '#kernel/plugins/registry'

/** One step of a plugin's schema as a file. */
export interface MigrationFile {
  plugin: string
  /** Its file name without ending: the same from sources and from a build. */
  name: string
  file: string
}

export type MigrationClass = {
  new (
    client: QueryClientContract,
    file: string,
    dryRun: boolean
  ): Pick<BaseSchema, 'execUp' | 'execDown'>
  disableTransactions: boolean
}

/** A plugin's steps in the order of their names. */
export function migrationFiles(plugin: Pick<LoadedPlugin, 'id' | 'folder'>): MigrationFile[] {
  const folder =
    plugin.id === 'kernel' ? app.makePath('database/migrations') : join(plugin.folder, 'migrations')
  if (!existsSync(folder)) return []
  return readdirSync(folder)
    .filter((name) => /\.(ts|js)$/.test(name) && !name.endsWith('.d.ts'))
    .sort((a, b) => a.localeCompare(b, 'en', { numeric: true }))
    .map((name) => ({ plugin: plugin.id, name: parse(name).name, file: join(folder, name) }))
}

/** Of the source as it lies there; comparable only among files of the same ending. */
export function checksumOf({ file }: MigrationFile) {
  const hash = createHash('sha256').update(readFileSync(file)).digest('hex')
  return `${parse(file).ext.slice(1)}:${hash}`
}

export function isChanged(applied: string, now: string) {
  return applied.slice(0, 3) === now.slice(0, 3) && applied !== now
}

export async function importMigration({ file }: MigrationFile): Promise<MigrationClass> {
  const { default: target } = await import(pathToFileURL(file).href)
  if (typeof target !== 'function') throw new Error('it has no default export of a Migration')
  return target
}
