import { createReadStream } from 'node:fs'
import { open, type FileHandle } from 'node:fs/promises'
import { Transform } from 'node:stream'
import { createInflateRaw } from 'node:zlib'
import { damaged, tooLargeUnpacked } from '#kernel/exchange/xlsx/damaged'

/** One file within an archive. */
interface Entry {
  name: string
  method: number
  packed: number
  unpacked: number
  offset: number
}

const END = 0x06054b50
const ENTRY = 0x02014b50
const LOCAL = 0x04034b50
const END_SIZE = 22
const LONGEST_COMMENT = 0xffff
const STORED = 0
const DEFLATED = 8

const MOST_ENTRIES = 2000
const LARGEST_DIRECTORY = 1024 * 1024
const MOST_UNPACKED = 1024 * 1024 * 1024
/** Deflate reaches 1000 : 1 only for one letter repeated; sheets of real figures stay below 60 : 1. */
const MOST_RATIO = 200
const SMALL = 8 * 1024 * 1024

/**
 * A ZIP archive as its own directory describes it. Nothing is written to disk and only what is asked for is
 * unpacked, counted against what the directory promised: a bomb is refused before or while it goes off.
 */
export class Archive {
  private constructor(
    private readonly path: string,
    private readonly entries: Map<string, Entry>
  ) {}

  /** Throws E_FILE_DAMAGED, E_FILE_BOMB. */
  static async open(path: string) {
    const file = await open(path)
    try {
      return new Archive(path, await readDirectory(file))
    } finally {
      await file.close()
    }
  }

  has(name: string) {
    return this.entries.has(name)
  }

  /** The bytes of one file. Throws where they are not what the directory promised. */
  async *read(name: string): AsyncGenerator<Buffer> {
    const entry = this.entries.get(name)
    if (!entry) throw damaged('part')
    if (entry.packed === 0) return
    const start = await this.contentOf(entry)
    const packed = createReadStream(this.path, { start, end: start + entry.packed - 1 })
    const counted = counting(entry)
    const steps = entry.method === DEFLATED ? [createInflateRaw(), counted] : [counted]
    let last: NodeJS.ReadableStream = packed
    for (const step of steps) {
      last.on('error', (error) => step.destroy(error))
      last = last.pipe(step)
    }
    try {
      yield* counted as AsyncIterable<Buffer>
    } catch (error) {
      throw String((error as NodeJS.ErrnoException).code).startsWith('Z_') ? damaged('data') : error
    } finally {
      for (const step of [packed, ...steps]) step.destroy()
    }
  }

  private async contentOf(entry: Entry) {
    const file = await open(this.path)
    try {
      const head = await bytes(file, entry.offset, 30)
      if (head.readUInt32LE(0) !== LOCAL) throw damaged('directory')
      return entry.offset + 30 + head.readUInt16LE(26) + head.readUInt16LE(28)
    } finally {
      await file.close()
    }
  }
}

/** Lets through as many bytes as the directory promised, no fewer and no more. */
function counting({ unpacked }: Entry) {
  let seen = 0
  return new Transform({
    transform(chunk: Buffer, _, done) {
      seen += chunk.length
      done(seen > unpacked ? damaged('data') : null, chunk)
    },
    flush(done) {
      done(seen < unpacked ? damaged('data') : null)
    },
  })
}

async function readDirectory(file: FileHandle) {
  const { size: total } = await file.stat()
  const tailSize = Math.min(total, END_SIZE + LONGEST_COMMENT)
  const tail = await bytes(file, total - tailSize, tailSize)
  const end = tail.lastIndexOf(Buffer.from('PK\u0005\u0006', 'latin1'))
  if (end < 0 || tail.length - end < END_SIZE || tail.readUInt32LE(end) !== END) {
    throw damaged('cut')
  }
  const count = tail.readUInt16LE(end + 10)
  const size = tail.readUInt32LE(end + 12)
  const offset = tail.readUInt32LE(end + 16)
  if (count > MOST_ENTRIES || size > LARGEST_DIRECTORY) throw tooLargeUnpacked()
  if (offset + size > total) throw damaged('cut')
  return entriesOf(await bytes(file, offset, size), count)
}

function entriesOf(directory: Buffer, count: number) {
  const entries = new Map<string, Entry>()
  let at = 0
  let unpacked = 0
  for (let number = 0; number < count; number++) {
    if (at + 46 > directory.length || directory.readUInt32LE(at) !== ENTRY) {
      throw damaged('directory')
    }
    const { entry, next } = entryAt(directory, at)
    if (entries.has(entry.name)) throw damaged('directory')
    entries.set(entry.name, entry)
    unpacked += entry.unpacked
    at = next
  }
  if (unpacked > MOST_UNPACKED) throw tooLargeUnpacked()
  return entries
}

function entryAt(directory: Buffer, at: number) {
  const nameLength = directory.readUInt16LE(at + 28)
  const next =
    at + 46 + nameLength + directory.readUInt16LE(at + 30) + directory.readUInt16LE(at + 32)
  const entry: Entry = {
    name: directory.toString('utf8', at + 46, at + 46 + nameLength).replaceAll('\\', '/'),
    method: directory.readUInt16LE(at + 10),
    packed: directory.readUInt32LE(at + 20),
    unpacked: directory.readUInt32LE(at + 24),
    offset: directory.readUInt32LE(at + 42),
  }
  const isEncrypted = (directory.readUInt16LE(at + 8) & 1) === 1
  if (isEncrypted) throw damaged('password')
  if (entry.method !== STORED && entry.method !== DEFLATED) throw damaged('data')
  if (entry.name.startsWith('/') || entry.name.split('/').includes('..')) {
    throw damaged('names')
  }
  if (entry.unpacked > SMALL && entry.unpacked > entry.packed * MOST_RATIO) throw tooLargeUnpacked()
  return { entry, next }
}

async function bytes(file: FileHandle, position: number, size: number) {
  const { buffer, bytesRead } = await file.read(Buffer.alloc(size), 0, size, position)
  if (bytesRead < size) throw damaged('cut')
  return buffer
}
