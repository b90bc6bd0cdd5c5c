import { Refusal } from '#kernel/http/refusal'
import iconv from 'iconv-lite'

/** How a file's bytes become text. */
export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252' | 'windows-1251'

/**
 * Guesses the encoding of a text file from its first bytes: a byte order mark, valid UTF-8, else the
 * Windows code page whose letters it looks like. Throws E_FILE_BINARY for what is no text.
 */
export function detectEncoding(head: Buffer): Encoding {
  if (head[0] === 0xff && head[1] === 0xfe) return 'utf-16le'
  if (head[0] === 0xfe && head[1] === 0xff) return 'utf-16be'
  if (head.includes(0)) throw new Refusal('E_FILE_BINARY', {}, { status: 422 })
  if (isUtf8(head)) return 'utf-8'
  return looksCyrillic(head) ? 'windows-1251' : 'windows-1252'
}

/** The last character may be cut by the end of the sample. */
function isUtf8(head: Buffer) {
  for (let cut = 0; cut < 4; cut++) {
    try {
      new TextDecoder('utf-8', { fatal: true }).decode(head.subarray(0, head.length - cut))
      return true
    } catch {
      continue
    }
  }
  return false
}

/** In windows-1251 Cyrillic letters fill 0xC0–0xFF and come in runs; Western texts have them one by one. */
function looksCyrillic(head: Buffer) {
  let runs = 0
  let single = 0
  for (let at = 1; at < head.length; at++) {
    if (head[at] < 0xc0) continue
    if (head[at - 1] >= 0xc0) runs++
    else single++
  }
  return runs > single
}

/** Bytes → text as a stream; a byte order mark is dropped. */
export function decoder(encoding: Encoding) {
  return iconv.decodeStream(encoding, { stripBOM: true })
}

export function decodeAll(bytes: Buffer, encoding: Encoding) {
  return iconv.decode(bytes, encoding, { stripBOM: true })
}
