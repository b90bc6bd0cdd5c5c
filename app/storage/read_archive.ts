import { createHash } from 'node:crypto'
import type { Readable } from 'node:stream'
import { text } from 'node:stream/consumers'
import { pipeline } from 'node:stream/promises'
import yauzl from 'yauzl'
import { Refusal } from '#kernel/http/refusal'

const LARGEST_TEXT = 64 * 1024 * 1024

/** A zip archive that is read entry by entry. Whatever is wrong with it is E_ARCHIVE_DAMAGED. */
export class ArchiveReader {
  private constructor(
    private readonly zip: yauzl.ZipFile,
    private readonly entries: Map<string, yauzl.Entry>
  ) {}

  static async open(path: string) {
    const zip = await damaged(yauzl.openPromise(path, { autoClose: false, strictFileNames: true }))
    const entries = new Map<string, yauzl.Entry>()
    try {
      for await (const entry of zip.eachEntry()) entries.set(entry.fileName, entry)
    } catch (error) {
      zip.close()
      throw asRefusal(error)
    }
    return new ArchiveReader(zip, entries)
  }

  get names() {
    return [...this.entries.keys()]
  }

  /** A short text, such as the manifest. */
  async text(name: string) {
    if (this.entryOf(name).uncompressedSize > LARGEST_TEXT) throw damage(`${name} is too large`)
    return damaged(text(await this.stream(name)))
  }

  async stream(name: string): Promise<Readable> {
    return damaged(this.zip.openReadStreamPromise(this.entryOf(name)))
  }

  /** Reads an entry to its end and compares it with its checksum. */
  async check(name: string, sha256: string) {
    const hash = createHash('sha256')
    await damaged(pipeline(await this.stream(name), hash))
    if (hash.digest('hex') !== sha256) throw damage(`${name} is not what was written`)
  }

  close() {
    this.zip.close()
  }

  private entryOf(name: string) {
    const entry = this.entries.get(name)
    if (!entry) throw damage(`${name} is missing`)
    return entry
  }
}

async function damaged<T>(work: Promise<T>): Promise<T> {
  try {
    return await work
  } catch (error) {
    throw asRefusal(error)
  }
}

function asRefusal(error: unknown) {
  return error instanceof Refusal ? error : damage((error as Error).message)
}

export function damage(reason: string) {
  return new Refusal('E_ARCHIVE_DAMAGED', { reason: reason.slice(0, 200) })
}
