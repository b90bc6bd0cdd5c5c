import { SaxParser } from '@cj-tech-master/excelts/xml'
import { damaged, tooLargeUnpacked } from '#kernel/exchange/xlsx/damaged'
import { Refusal } from '#kernel/http/refusal'

export interface XmlEvents {
  open?(name: string, attributes: Record<string, string>): void
  text?(text: string): void
  close?(name: string): void
}

/** More than any cell of a spreadsheet may hold (32,767 letters), with room for entities. */
const LONGEST_TEXT = 1024 * 1024
const DEEPEST = 64
const DECLARATION = /<!(?:DOCTYPE|ENTITY)/i
const LONGEST_DECLARATION = 9

/**
 * Reads XML as it comes, telling after each piece that its events are out. Documents that declare entities
 * are refused, as is one endless text: both exist only to do harm.
 */
export async function* parseXml(source: AsyncIterable<Buffer>, events: XmlEvents) {
  const parser = new SaxParser({ position: false, invalidCharHandling: 'skip', maxDepth: DEEPEST })
  parser.on('opentag', ({ name, attributes }) =>
    events.open?.(localName(name), attributes as Record<string, string>)
  )
  parser.on('text', (text) => events.text?.(text))
  parser.on('closetag', ({ name }) => events.close?.(localName(name)))
  const decoder = new TextDecoder('utf-8', { fatal: true })
  const guard = new Guard()
  try {
    for await (const chunk of source) {
      const text = decoder.decode(chunk, { stream: true })
      guard.check(text)
      parser.write(text)
      yield
    }
    parser.write(decoder.decode())
    parser.close()
    yield
  } catch (error) {
    throw error instanceof Refusal ? error : damaged('xml')
  }
}

/** The same for a small document that is read to its end. */
export async function readXml(source: AsyncIterable<Buffer>, events: XmlEvents) {
  const pieces = parseXml(source, events)
  while (!(await pieces.next()).done);
}

class Guard {
  private tail = ''
  private run = 0

  check(text: string) {
    if (
      DECLARATION.test(this.tail + text.slice(0, LONGEST_DECLARATION)) ||
      DECLARATION.test(text)
    ) {
      throw damaged('entities')
    }
    this.tail = (this.tail + text).slice(-LONGEST_DECLARATION)
    const last = text.lastIndexOf('<')
    this.run = last < 0 ? this.run + text.length : text.length - last
    if (this.run > LONGEST_TEXT) throw tooLargeUnpacked()
  }
}

/** Some writers put a prefix before every name. */
function localName(name: string) {
  const colon = name.indexOf(':')
  return colon < 0 ? name : name.slice(colon + 1)
}
