import { createWriteStream } from 'node:fs'
import { mkdir, rename, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { storageFolder } from '#config/storage'
import { keptFiles, type KeptFile } from '#kernel/storage/kept_files'
import { fileEntry } from '#kernel/storage/manifest'
import type { ArchiveReader } from '#kernel/storage/read_archive'

/** Puts the files of a backup where they were, and takes away those it does not know. */
export async function loadFiles(archive: ArchiveReader, files: readonly KeptFile[]) {
  for (const { path } of files) {
    const target = join(storageFolder, path)
    await mkdir(dirname(target), { recursive: true, mode: 0o700 })
    const part = `${target}.part`
    await pipeline(await archive.stream(fileEntry(path)), createWriteStream(part, { mode: 0o600 }))
    await rename(part, target)
  }
  const known = new Set(files.map((file) => file.path))
  for (const path of await keptFiles()) {
    if (!known.has(path)) await rm(join(storageFolder, path), { force: true })
  }
}
