import { createHash, randomBytes } from 'node:crypto'

/** Raised whenever the recipe changes; older seals stay readable by their number. */
const VERSION = '1'

/** What a seal covers, every amount as a decimal text. */
export interface Sealed {
  number: string
  onDate: string
  lines: readonly SealedLine[]
  marks: readonly SealedMark[]
}

/** What the tax return counts of it. */
export interface SealedMark {
  taxId: number
  partId: number
  boxId: number | null
  of: string
  amount: string
  onDate: string
}

export interface SealedLine {
  accountId: number
  partyId: number | null
  /** Signed, in the company's currency: "-12.50". */
  amount: string
  foreignCurrency: string | null
  foreignAmount: string | null
  textDigest: string | null
}

/** The seal of an entry: a hash over what it says and the seal of the entry before it. */
export function sealOf(previous: string | null, { number, onDate, lines, marks }: Sealed) {
  const text = JSON.stringify([
    VERSION,
    previous,
    number,
    onDate,
    lines.map((one) => [
      String(one.accountId),
      one.partyId === null ? null : String(one.partyId),
      one.amount,
      one.foreignCurrency,
      one.foreignAmount,
      one.textDigest,
    ]),
    marks.map((one) => [
      String(one.taxId),
      String(one.partId),
      one.boxId === null ? null : String(one.boxId),
      one.of,
      one.amount,
      one.onDate,
    ]),
  ])
  return `${VERSION}:${hash(text)}`
}

/** Stands for a text in the seal: the text may be erased later, its digest stays. */
export const digestOf = (salt: string, text: string) => hash(`${salt}\n${text}`)

/** What a text is digested with, so that nobody finds a short one by trying. */
export const newSalt = () => randomBytes(8).toString('hex')

const hash = (text: string) => createHash('sha256').update(text, 'utf8').digest('hex')
