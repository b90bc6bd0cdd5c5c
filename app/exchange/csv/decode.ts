import { createReadStream } from 'node:fs'
import iconv from 'iconv-lite'
import { Refusal } from '#kernel/http/refusal'

/** How a file's bytes become text. */
export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252' | 'windows-1251'

/** PDF files, archives and spreadsheets of the last century, by their first bytes. */
const BINARY = ['%PDF-', '\u001f\u008b', '\u00d0\u00cf\u0011\u00e0']

/**
 * The encoding of a text file: a byte order mark, valid UTF-8, else the Windows code page whose letters
 * it looks like. The whole file is looked at, since the first letter beyond ASCII may come late.
 * Throws E_FILE_EMPTY, and E_FILE_BINARY for what is no text.
 */
export async function detectEncoding(path: string): Promise<Encoding> {
  const text = new TextDecoder('utf-8', { fatal: true })
  const letters = new Letters()
  let isUtf8 = true
  let isFirst = true
  for await (const bytes of createReadStream(path) as AsyncIterable<Buffer>) {
    if (isFirst) {
      const marked = byMark(bytes)
      if (marked) return marked
      isFirst = false
    }
    if (bytes.includes(0)) throw binary()
    if (isUtf8) isUtf8 = decodes(text, bytes, true)
    letters.count(bytes)
  }
  if (isFirst) throw new Refusal('E_FILE_EMPTY', {}, { status: 422 })
  if (isUtf8 && decodes(text, Buffer.alloc(0), false)) return 'utf-8'
  return letters.areCyrillic ? 'windows-1251' : 'windows-1252'
}

function byMark(head: Buffer): Encoding | undefined {
  const start = head.toString('latin1', 0, 8)
  if (start.startsWith('\u00ff\u00fe')) return 'utf-16le'
  if (start.startsWith('\u00fe\u00ff')) return 'utf-16be'
  if (BINARY.some((one) => start.startsWith(one))) throw binary()
  return undefined
}

function binary() {
  return new Refusal('E_FILE_BINARY', {}, { status: 422 })
}

function decodes(reader: InstanceType<typeof TextDecoder>, bytes: Buffer, stream: boolean) {
  try {
    reader.decode(bytes, { stream })
    return true
  } catch {
    return false
  }
}

/** In windows-1251 Cyrillic letters fill 0xC0–0xFF and come in runs; Western texts have them one by one. */
class Letters {
  private runs = 0
  private single = 0
  private before = 0

  count(bytes: Buffer) {
    for (const byte of bytes) {
      if (byte >= 0xc0) {
        if (this.before >= 0xc0) this.runs++
        else this.single++
      }
      this.before = byte
    }
  }

  get areCyrillic() {
    return this.runs > this.single
  }
}

/** Bytes → text as a stream; a byte order mark is dropped. */
export function decoder(encoding: Encoding) {
  return iconv.decodeStream(encoding, { stripBOM: true })
}

export function decodeAll(bytes: Buffer, encoding: Encoding) {
  return iconv.decode(bytes, encoding, { stripBOM: true })
}
