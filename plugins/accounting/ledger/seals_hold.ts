import { type Breach, type Context, type Invariant, Money } from 'kontor/plugin'
import type { Span } from './calendar.js'
import { digestOf, sealOf, type SealedLine, type SealedMark } from './seal.js'

const AT_ONCE = 500
const SHOWN = 50

interface StoredEntry {
  id: number
  number: string
  on_date: string
  seal: string | null
}

interface StoredLine {
  id: number
  entry_id: number
  account_id: number
  party_id: number | null
  debit: number | string | null
  credit: number | string | null
  foreign_currency: string | null
  foreign_amount: number | string | null
  text: string | null
  text_digest: string | null
  salt: string | null
}

interface StoredMark {
  entry_id: number
  tax_id: number
  part_id: number
  box_id: number | null
  of: string
  amount: number | string
  on_date: string
}

/** Every posted entry says what it was sealed with, and follows the entry it was sealed to. */
export const sealsHold: Invariant = {
  name: 'accounting.seals_hold',
  async check(ctx) {
    const breaches: Breach[] = []
    for (let after = 0; breaches.length < SHOWN;) {
      const entries = await pageOf(ctx, after)
      if (entries.length === 0) break
      breaches.push(...(await brokenOf(ctx, entries)))
      after = Number(entries.at(-1)!.id)
    }
    return breaches.slice(0, SHOWN)
  },
}

/** The same for the entries of some days, not more than `most` of them; tells whether these were all. */
export async function sealsOfSpan(ctx: Context, span: Span, most: number) {
  let [looked, broken] = [0, 0]
  for (let after = 0; ;) {
    const entries = await pageOf(ctx, after, span)
    broken += (await brokenOf(ctx, entries)).length
    looked += entries.length
    if (entries.length < AT_ONCE) return { looked, broken, isWhole: true }
    if (looked >= most) return { looked, broken, isWhole: false }
    after = Number(entries.at(-1)!.id)
  }
}

function pageOf(ctx: Context, after: number, span?: Span) {
  const within = span ? 'AND `on_date` BETWEEN ? AND ? ' : ''
  return ctx.rows<StoredEntry>(
    'SELECT `id`, `number`, `on_date`, `seal` FROM `accounting_entries` WHERE `company_id` = ? ' +
      `AND \`state\` = 'posted' AND \`number\` IS NOT NULL AND \`id\` > ? ${within}ORDER BY \`id\` LIMIT ${AT_ONCE}`,
    [ctx.company.id, after, ...(span ? [span.startsOn, span.endsOn] : [])]
  )
}

async function brokenOf(ctx: Context, entries: StoredEntry[]): Promise<Breach[]> {
  if (entries.length === 0) return []
  const lines = Map.groupBy(await linesOf(ctx, entries), (one) => Number(one.entry_id))
  const marks = Map.groupBy(await marksOf(ctx, entries), (one) => Number(one.entry_id))
  const seals = await sealsBefore(ctx, entries)
  return entries.flatMap((entry) => {
    const fault = faultOf(
      ctx,
      { entry, lines: lines.get(Number(entry.id)) ?? [], marks: marks.get(Number(entry.id)) ?? [] },
      seals
    )
    if (!fault) return []
    return [{ text: `${entry.number}: ${fault}`, model: 'accounting.entry', id: Number(entry.id) }]
  })
}

function faultOf(
  ctx: Context,
  { entry, lines, marks }: { entry: StoredEntry; lines: StoredLine[]; marks: StoredMark[] },
  seals: ReadonlyMap<string, string | null>
) {
  const before = numberBefore(entry.number)
  if (before && !seals.has(before)) return `the entry before it, ${before}, is missing`
  if (lines.some(isReworded)) return 'the text of a line was changed'
  const previous = before ? seals.get(before)! : null
  const content = {
    number: entry.number,
    onDate: entry.on_date,
    lines: lines.map((line) => sealed(line, ctx.company.currency)),
    marks: marks.map((mark) => sealedMark(mark, ctx.company.currency)),
  }
  return sealOf(previous, content) === entry.seal
    ? undefined
    : 'it is not what was sealed, or the entry before it is not'
}

/** An erased text leaves its digest behind; one that is there must agree with it. */
function isReworded({ text, text_digest: digest, salt }: StoredLine) {
  if (text === null) return false
  return salt === null || digestOf(salt, text) !== digest
}

/** "SAL/2026/00007" follows "SAL/2026/00006"; the first follows none. */
export function numberBefore(number: string) {
  const [, part, digits] = /^(.*\/)(\d+)$/.exec(number) ?? [number, '', '1']
  const count = Number(digits) - 1
  return count > 0 ? part + String(count).padStart(5, '0') : null
}

async function sealsBefore(ctx: Context, entries: StoredEntry[]) {
  const numbers = entries.map((one) => numberBefore(one.number)).filter((one) => one !== null)
  if (numbers.length === 0) return new Map<string, string | null>()
  const rows = await ctx.rows<{ number: string; seal: string | null }>(
    `SELECT \`number\`, \`seal\` FROM \`accounting_entries\` WHERE \`company_id\` = ? AND \`number\` IN (${places(numbers)})`,
    [ctx.company.id, ...numbers]
  )
  return new Map(rows.map((one) => [one.number, one.seal]))
}

function linesOf(ctx: Context, entries: StoredEntry[]) {
  return ctx.rows<StoredLine>(
    'SELECT `id`, `entry_id`, `account_id`, `party_id`, `debit`, `credit`, `foreign_currency`, `foreign_amount`, ' +
      '`text`, `text_digest`, `salt` FROM `accounting_entry_lines` ' +
      `WHERE \`entry_id\` IN (${places(entries)}) ORDER BY \`id\``,
    entries.map((one) => one.id)
  )
}

function marksOf(ctx: Context, entries: StoredEntry[]) {
  return ctx.rows<StoredMark>(
    'SELECT `entry_id`, `tax_id`, `part_id`, `box_id`, `of`, `amount`, `on_date` FROM `accounting_tax_marks` ' +
      `WHERE \`entry_id\` IN (${places(entries)}) ORDER BY \`id\``,
    entries.map((one) => one.id)
  )
}

const places = (list: readonly unknown[]) => list.map(() => '?').join(', ')

function sealed(line: StoredLine, currency: string): SealedLine {
  const foreign = line.foreign_currency
  const amount = BigInt(line.debit ?? 0) - BigInt(line.credit ?? 0)
  return {
    accountId: Number(line.account_id),
    partyId: line.party_id === null ? null : Number(line.party_id),
    amount: Money.of(amount, currency).toString(),
    foreignCurrency: foreign,
    foreignAmount:
      foreign === null || line.foreign_amount === null
        ? null
        : Money.of(line.foreign_amount, foreign).toString(),
    textDigest: line.text_digest,
  }
}

function sealedMark(mark: StoredMark, currency: string): SealedMark {
  return {
    taxId: Number(mark.tax_id),
    partId: Number(mark.part_id),
    boxId: mark.box_id === null ? null : Number(mark.box_id),
    of: mark.of,
    amount: Money.of(mark.amount, currency).toString(),
    onDate: mark.on_date,
  }
}
