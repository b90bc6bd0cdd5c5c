import { createWriteStream } from 'node:fs'
import { open, rename, rm } from 'node:fs/promises'
import { pipeline } from 'node:stream/promises'
import yazl from 'yazl'

/**
 * Writes a zip archive beside its final name and gives it that name only when it is whole and on disk, so
 * that nobody ever finds half of one.
 */
export async function writeArchive(path: string, fill: (zip: yazl.ZipFile) => Promise<void>) {
  const part = `${path}.part`
  const zip = new yazl.ZipFile()
  const failed = new Promise<never>((_, reject) => zip.on('error', reject))
  failed.catch(() => {})
  try {
    const written = pipeline(zip.outputStream, createWriteStream(part, { mode: 0o600 }))
    written.catch(() => {})
    await Promise.race([fill(zip), failed])
    zip.end()
    await Promise.race([written, failed])
    await flush(part)
    await rename(part, path)
  } catch (error) {
    await rm(part, { force: true })
    throw error
  }
}

async function flush(path: string) {
  const file = await open(path)
  try {
    await file.sync()
  } finally {
    await file.close()
  }
}
