import { chmod, copyFile, mkdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { storageFolder } from '#config/storage'

/** Where the file of an import is kept: under its number, for the server's own account only. */
export function keptFile(id: number) {
  return join(storageFolder, 'imports', `${id}.upload`)
}

/** Keeps a copy of a file for an import and answers where. */
export async function storeImport(path: string, id: number) {
  const kept = keptFile(id)
  await mkdir(join(storageFolder, 'imports'), { recursive: true, mode: 0o700 })
  await rm(kept, { force: true })
  await copyFile(path, kept)
  await chmod(kept, 0o600)
  return kept
}
