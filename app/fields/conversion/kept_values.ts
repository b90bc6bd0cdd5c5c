import type { Context } from '#kernel/companies/context'
import { insertRows } from '#kernel/records/storage/insert_rows'

/** What a record held before a change of kind, and what the change made of it; null is none. */
export interface Kept {
  id: number
  before: unknown
  after: unknown
}

const AT_ONCE = 500

/** What a change kept of the records after one, up to another, by id; of the next hundreds where no end is given. */
export async function keptBetween(
  ctx: Context,
  changeId: number,
  after: number,
  end?: number
): Promise<Kept[]> {
  const rows = await ctx.rows<{ record_id: number; before: string | null; after: string | null }>(
    'SELECT `record_id`, `before`, `after` FROM `custom_kept_values` WHERE `change_id` = ? AND `record_id` > ? AND `record_id` <= ? ORDER BY `record_id`' +
      (end === undefined ? ` LIMIT ${AT_ONCE}` : ''),
    [changeId, after, end ?? Number.MAX_SAFE_INTEGER]
  )
  return rows.map((row) => ({
    id: Number(row.record_id),
    before: parsed(row.before),
    after: parsed(row.after),
  }))
}

/** Keeps what records held, within the transaction that changes them. */
export async function keep(ctx: Context, changeId: number, kept: readonly Kept[]) {
  const rows = kept.map(({ id, before, after }) => ({
    change_id: changeId,
    record_id: id,
    before: before === null ? null : JSON.stringify(before),
    after: after === null ? null : JSON.stringify(after),
  }))
  await insertRows(ctx.trx!, 'custom_kept_values', rows)
}

/** How many values a change converted, and how many became empty. */
export async function countKept(ctx: Context, changeId: number) {
  const [row] = await ctx.rows<{ emptied: number | null; all: number }>(
    'SELECT COUNT(*) AS `all`, SUM(`after` IS NULL) AS `emptied` FROM `custom_kept_values` WHERE `change_id` = ?',
    [changeId]
  )
  const emptied = Number(row.emptied ?? 0)
  return { converted: Number(row.all) - emptied, emptied }
}

const parsed = (json: string | null) => (json === null ? null : (JSON.parse(json) as unknown))
