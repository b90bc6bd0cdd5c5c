import type { Row } from '#kernel/records/fields/types/field_type'
import { LATEST, type Bound, type Entries } from '#kernel/records/query/bounds'
import { quoted, sql } from '#kernel/records/query/sql'
import type { Sql } from '#kernel/records/query/sql'

type Read = (text: string, bindings: readonly unknown[]) => Promise<Row[]>

/** A few records that hold all a filter finds. */
interface Few {
  ids: Sql
  /** Of entries that are not counted, as many as were looked at. */
  count: number
  isPoint: boolean
}

/** What a condition met so often is soon found on the way through a list: so many of the latest entries. */
const COMMON = LATEST / 500
/** Milliseconds for which it is remembered that something is common, or how long a table is. */
const REMEMBERED = 60_000
const MOST_REMEMBERED = 1000

/** The fewest records a bound leaves, at most `most`; null where they are more. */
export async function fewest(bound: Bound, most: number, read: Read): Promise<Few | null> {
  if ('any' in bound) return together(bound.any, most, read)
  if (!('all' in bound)) return few(bound, most, read)
  let best: Few | null = null
  for (const one of bound.all.toSorted((a, b) => effort(a) - effort(b))) {
    const found = await fewest(one, best ? best.count - 1 : most, read)
    if (found) best = found
    if (best && best.count <= SOON) break
  }
  return best
}

/** Nobody notices whether so few records are looked up. */
const SOON = 50

/** Entries that cannot be counted along an index come last. */
const effort = (bound: Bound) => ('latest' in bound && bound.latest ? 1 : 0)

async function together(any: readonly Bound[], most: number, read: Read): Promise<Few | null> {
  const found: Few[] = []
  let count = 0
  for (const one of any) {
    const some = await fewest(one, most - count, read)
    if (!some) return null
    found.push(some)
    count += some.count
  }
  const parts = found.map(({ ids }) => ids)
  const ids = sql(
    parts.map((one) => one.sql).join(' UNION '),
    parts.flatMap((one) => one.bindings)
  )
  return { ids, count, isPoint: false }
}

async function few(entries: Entries, most: number, read: Read): Promise<Few | null> {
  const { ids, isPoint, latest } = entries
  if (most <= 0 || isKnown(ids, most)) return null
  const [asked, limit] = latest ? [latest, COMMON] : [ids, most + 1]
  const [{ count }] = await read(
    `SELECT COUNT(*) AS \`count\` FROM (${asked.sql} LIMIT ${limit}) AS \`some\``,
    asked.bindings
  )
  if (Number(count) < limit) return { ids, isPoint, count: latest ? most : Number(count) }
  remember(ids, most)
  return null
}

/** What was too much, and until when that is believed: what is common seldom becomes rare. */
const common = new Map<string, { most: number; until: number }>()

function isKnown(ids: Sql, most: number) {
  const known = common.get(keyOf(ids))
  return known !== undefined && known.most >= most && known.until > performance.now()
}

function remember(ids: Sql, most: number) {
  if (common.size >= MOST_REMEMBERED) common.delete(common.keys().next().value!)
  common.set(keyOf(ids), { most, until: performance.now() + REMEMBERED })
}

const keyOf = (ids: Sql) => `${ids.sql} ${JSON.stringify(ids.bindings)}`

const lengths = new Map<string, { length: number; until: number }>()

/**
 * So many records are looked up and sorted in the time in which as many are met on the way through the list that a page
 * is full: the geometric mean of the page and the table.
 */
export async function mostOf(table: string, page: number, read: Read): Promise<number> {
  const known = lengths.get(table)
  if (known && known.until > performance.now()) return meanOf(page, known.length)
  const [row] = await read(`SELECT MAX(\`id\`) AS \`last\` FROM ${quoted(table)}`, [])
  const length = Number(row.last ?? 0)
  lengths.set(table, { length, until: performance.now() + REMEMBERED })
  return meanOf(page, length)
}

const meanOf = (page: number, length: number) => Math.ceil(Math.sqrt(page * length))
