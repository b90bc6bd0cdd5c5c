import { type Context, type MadeFile, Refusal, takingOut, withSnapshot } from 'kontor/plugin'
import { readColumn } from '../statements/columns.js'
import type { Column } from '../statements/measure.js'
import { needAll } from '../statements/need_all.js'
import { beancount } from './beancount.js'
import { hledger } from './hledger.js'
import { readEntries } from './read_entries.js'
import { readHead } from './read_head.js'
import { readOpening } from './read_opening.js'

/** What books are written for, and what such files are called. */
export const FORMATS = {
  hledger: { write: hledger, ending: 'journal' },
  beancount: { write: beancount, ending: 'beancount' },
} as const
export type BooksFormat = keyof typeof FORMATS
export const FORMAT_KEYS = Object.keys(FORMATS) as BooksFormat[]

/** So many lines are in a file at most: more are asked for by shorter spans. */
export const MOST_LINES = 250_000

/** Posted entries and lines of some days. */
export async function countBooks(ctx: Context, { from, to }: Column) {
  const [row] = await ctx.rows<{ entries: number; lines: number }>(
    'SELECT COUNT(DISTINCT `entry_id`) AS `entries`, COUNT(*) AS `lines` FROM `accounting_entry_lines` ' +
      'WHERE `company_id` = ? AND `on_date` >= ? AND `on_date` <= ? AND `is_posted` = 1',
    [ctx.company.id, from, to]
  )
  return { entries: Number(row.entries), lines: Number(row.lines) }
}

/** Throws where so many lines are more than a file holds. */
export function refuseLong(lines: number) {
  if (lines > MOST_LINES) throw new Refusal('E_BOOKS_LONG', { lines, most: MOST_LINES })
}

/** The posted entries of some days as a file for another program, with what stood before them: `format`, `from`, `to`. */
export async function booksFile(ctx: Context, query: Record<string, unknown>): Promise<MadeFile> {
  needAll(ctx)
  const column = await readColumn(ctx, query)
  const format = FORMAT_KEYS.find((one) => one === query.format)
  if (!format) throw Refusal.choice('format', query.format)
  const { entries, lines } = await countBooks(ctx, column)
  refuseLong(lines)
  const content = await takingOut(ctx, { model: 'accounting.entry', format, rows: entries }, () =>
    writeBooks(ctx, format, column)
  )
  const { ending } = FORMATS[format]
  const name = `books-${column.from}-${column.to}.${ending}`
  return { name, mediaType: 'text/plain; charset=utf-8', content }
}

/** All of it as it stood at one moment. */
export function writeBooks(ctx: Context, format: BooksFormat, { from, to }: Column) {
  return withSnapshot(async (snapshot) => {
    const inner = snapshot.within(ctx)
    const books = await readHead(inner, from, to)
    const journal = FORMATS[format].write(books)
    const texts = [Buffer.from(journal.head())]
    const opening = await readOpening(inner, from)
    if (opening) texts.push(Buffer.from(journal.entry(opening)))
    for await (const entry of readEntries(inner, from, to)) {
      texts.push(Buffer.from(journal.entry(entry)))
    }
    return Buffer.concat(texts)
  })
}
