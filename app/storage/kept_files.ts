import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { readdir, stat } from 'node:fs/promises'
import { join, relative, resolve } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { sqliteFile, storageFolder } from '#config/storage'

/** Beside the database lie its backups and what only this machine needs. */
const NOT_KEPT = new Set(['backups', 'logs', 'tmp', 'test-results'])

/** Every file that belongs to the data, by its path within the storage folder. */
export async function keptFiles(): Promise<string[]> {
  const found: string[] = []
  for (const entry of await readdir(storageFolder, { withFileTypes: true })) {
    if (!isKept(entry.name)) continue
    const path = join(storageFolder, entry.name)
    if (entry.isFile()) found.push(path)
    if (entry.isDirectory()) found.push(...(await filesBelow(path)))
  }
  return found.map((path) => relative(storageFolder, path)).sort()
}

/** Whether a path, seen from the storage folder, is one of the data. */
export function isKept(path: string) {
  const full = resolve(storageFolder, path)
  const [first] = relative(storageFolder, full).split('/')
  return !NOT_KEPT.has(first) && !first.startsWith('.') && first !== '' && !full.startsWith(sqliteFile)
}

async function filesBelow(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true, recursive: true })
  return entries.filter((one) => one.isFile()).map((one) => join(one.parentPath, one.name))
}

export interface KeptFile {
  path: string
  size: number
  sha256: string
}

/** A file with its checksum. Throws ENOENT where it has gone meanwhile. */
export async function describeFile(path: string): Promise<KeptFile> {
  const full = join(storageFolder, path)
  const { size } = await stat(full)
  return { path, size, sha256: await checksum(full) }
}

async function checksum(path: string) {
  const hash = createHash('sha256')
  await pipeline(createReadStream(path), hash)
  return hash.digest('hex')
}
