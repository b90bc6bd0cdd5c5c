import { createReadStream } from 'node:fs'
import { createInterface } from 'node:readline'

/** One property of a card: `TEL;TYPE=WORK:+49 30 1`. */
export interface Property {
  name: string
  /** Upper case: TYPE, ENCODING, CHARSET; a bare word of version 2.1 is a TYPE. */
  parameters: Map<string, string[]>
  value: string
}

const LONGEST = 100_000
/** Pictures, sounds and keys stay where they are. */
const LARGE = /^(?:[\w-]+\.)?(?:PHOTO|LOGO|SOUND|KEY)[;:]/i
const SOFT_BREAK = /=$/

/** The properties of a file of cards, folded lines put together, one at a time. */
export async function* readProperties(path: string): AsyncGenerator<Property> {
  const lines = createInterface({ input: createReadStream(path, 'utf8'), crlfDelay: Infinity })
  let open = ''
  for await (const raw of lines) {
    const line = open === '' ? raw.replace(/^\ufeff/, '') : raw
    if (isContinued(open)) open = add(open.slice(0, -1), line)
    else if (/^[ \t]/.test(line) && open !== '') open = add(open, line.slice(1))
    else {
      if (open !== '') yield* property(open)
      open = line
    }
  }
  if (open !== '') yield* property(open)
}

const isQuotedPrintable = (line: string) => /ENCODING=QUOTED-PRINTABLE/i.test(line.split(':', 1)[0])
const isContinued = (line: string) => SOFT_BREAK.test(line) && isQuotedPrintable(line)

function add(open: string, more: string) {
  return LARGE.test(open) || open.length > LONGEST ? open : open + more
}

function* property(line: string): Generator<Property> {
  const [, head, value] = /^((?:[^:"]|"[^"]*")+):(.*)$/s.exec(line) ?? []
  if (head === undefined || LARGE.test(line)) return
  const [name, ...rest] = head.split(/;(?=(?:[^"]*"[^"]*")*[^"]*$)/)
  const parameters = new Map<string, string[]>()
  for (const one of rest) {
    const [key, text] = one.includes('=') ? one.split(/=(.*)/s) : ['TYPE', one]
    const values = text
      .replaceAll('"', '')
      .split(',')
      .map((word) => word.trim().toUpperCase())
    parameters.set(key.toUpperCase(), [...(parameters.get(key.toUpperCase()) ?? []), ...values])
  }
  yield {
    name: name.replace(/^[\w-]+\./, '').toUpperCase(),
    parameters,
    value: decoded(value, parameters),
  }
}

function decoded(value: string, parameters: Map<string, string[]>) {
  if (!parameters.get('ENCODING')?.includes('QUOTED-PRINTABLE')) return value
  const latin = value.replace(/=([0-9A-F]{2})/gi, (_, code: string) =>
    String.fromCharCode(Number.parseInt(code, 16))
  )
  const bytes = Buffer.from(latin, 'latin1')
  return /[\u0100-\uffff]/.test(value) ? value : decoder(parameters).decode(bytes)
}

function decoder(parameters: Map<string, string[]>) {
  try {
    return new TextDecoder(parameters.get('CHARSET')?.[0] ?? 'utf-8')
  } catch {
    return new TextDecoder('utf-8')
  }
}
