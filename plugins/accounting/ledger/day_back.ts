import type { Context } from 'kontor/plugin'

const NEWEST =
  'SELECT MAX(`e`.`on_date`) AS `day` FROM `accounting_entries` `e` ' +
  'JOIN `accounting_journals` `j` ON `j`.`id` = `e`.`journal_id` AND `j`.`is_chronological` = 1 ' +
  'JOIN `accounting_fiscal_years` `y` ON `y`.`company_id` = `e`.`company_id` AND ? BETWEEN `y`.`starts_on` AND `y`.`ends_on` ' +
  "WHERE `e`.`company_id` = ? AND `e`.`journal_id` = ? AND `e`.`state` = 'posted' " +
  'AND `e`.`on_date` BETWEEN `y`.`starts_on` AND `y`.`ends_on`'

/**
 * The day an entry is taken back on where nobody names one: today, but not before the entry itself nor, in a
 * chronological journal, before its newest number. Else one document of a day to come could not be taken back at all.
 */
export async function dayBack(
  ctx: Context,
  { journalId, onDate }: { journalId: number | null; onDate: string }
) {
  const day = onDate > ctx.today ? onDate : ctx.today
  const [row] = await ctx.rows<{ day: string | null }>(NEWEST, [day, ctx.company.id, journalId])
  return row?.day && row.day > day ? row.day : day
}
