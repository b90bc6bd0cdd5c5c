import { type Breach, type Context, type Invariant, Money } from 'kontor/plugin'
import type { Span } from './calendar.js'
import { readMark } from './seal_mark.js'
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

/**
 * The same for the entries of some days: all of them, or, where they are more than `most`, those posted since seals were
 * last looked through and found to hold. Tells how many there are, and whether none was left out.
 */
export async function sealsOfSpan(ctx: Context, span: Span, most: number) {
  const count = await countOf(ctx, span)
  const { checkedUntil, broken: known } = await readMark(ctx)
  const postedAfter = count > most ? checkedUntil : null
  let [looked, broken] = [0, count > most ? known : 0]
  for (let after = 0; ;) {
    const page = await brokenPage(ctx, after, { span, postedAfter })
    broken += page.broken
    looked += page.count
    if (page.count < AT_ONCE) return { count, broken, isWhole: true }
    if (looked >= most) return { count, broken, isWhole: false }
    after = page.last
  }
}

/** Which entries: of some days, posted since or until a moment. */
interface Asked {
  span?: Span
  postedAfter?: string | null
  postedUntil?: string | null
}

/** Some entries behind one, as many as are read at once, and how many of them are broken. */
export async function brokenPage(ctx: Context, after: number, asked: Asked) {
  const entries = await pageOf(ctx, after, asked)
  const broken = (await brokenOf(ctx, entries)).length
  return { count: entries.length, broken, last: Number(entries.at(-1)?.id ?? after) }
}

const POSTED = "`company_id` = ? AND `state` = 'posted' AND `number` IS NOT NULL"

async function countOf(ctx: Context, { startsOn, endsOn }: Span) {
  const [row] = await ctx.rows<{ count: number }>(
    `SELECT COUNT(*) AS \`count\` FROM \`accounting_entries\` WHERE ${POSTED} AND \`on_date\` BETWEEN ? AND ?`,
    [ctx.company.id, startsOn, endsOn]
  )
  return Number(row.count)
}

function pageOf(ctx: Context, after: number, { span, postedAfter, postedUntil }: Asked = {}) {
  const wheres = [POSTED, '`id` > ?']
  const bindings: unknown[] = [ctx.company.id, after]
  if (span) {
    wheres.push('`on_date` BETWEEN ? AND ?')
    bindings.push(span.startsOn, span.endsOn)
  }
  if (postedAfter) {
    wheres.push('`posted_at` > ?')
    bindings.push(postedAfter)
  }
  if (postedUntil) {
    wheres.push('`posted_at` <= ?')
    bindings.push(postedUntil)
  }
  return ctx.rows<StoredEntry>(
    'SELECT `id`, `number`, `on_date`, `seal` FROM `accounting_entries` ' +
      `WHERE ${wheres.join(' AND ')} ORDER BY \`id\` LIMIT ${AT_ONCE}`,
    bindings
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
