import type { Context } from 'kontor/plugin'
import { readColumn } from '../statements/columns.js'
import { needAll } from '../statements/need_all.js'
import { countBooks, FORMAT_KEYS, MOST_LINES } from './write_books.js'

/** What a file of these days would hold. */
export async function exportScreen(ctx: Context, query: Record<string, unknown>) {
  needAll(ctx)
  const column = await readColumn(ctx, query)
  const counts = await countBooks(ctx, column)
  return { ...column, ...counts, formats: FORMAT_KEYS, most: MOST_LINES }
}
