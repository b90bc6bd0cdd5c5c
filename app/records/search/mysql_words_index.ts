import db from '@adonisjs/lucid/services/db'
import type { Context } from '#kernel/companies/context'
import { noteWithoutIndex } from '#kernel/records/search/rebuild_state'
import { transaction } from '#kernel/records/storage/transaction'

/**
 * Takes the FULLTEXT index away: a million entries are written in a tenth of the time without it. That it is missing is
 * noted first, so that lists look for themselves and whoever comes next makes it again.
 */
export async function dropIndex(ctx: Context) {
  await transaction(ctx, (inner) => noteWithoutIndex(inner, true))
  if (!(await isThere(ctx))) return
  await db.rawQuery('ALTER TABLE search_entries DROP INDEX search_entries_words')
}

/** Makes the index over all entries at once, and the table with it: MariaDB finds nothing by one that is added again. */
export async function makeIndex(ctx: Context) {
  if (!(await isThere(ctx))) {
    await db.rawQuery(
      'ALTER TABLE search_entries FORCE, ADD FULLTEXT INDEX search_entries_words (words)'
    )
  }
  await transaction(ctx, (inner) => noteWithoutIndex(inner, false))
}

async function isThere(ctx: Context) {
  const rows = await ctx.rows(
    "SHOW INDEX FROM search_entries WHERE Key_name = 'search_entries_words'"
  )
  return rows.length > 0
}
