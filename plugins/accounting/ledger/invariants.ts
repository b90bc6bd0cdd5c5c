import type { Breach, Context, Invariant } from 'kontor/plugin'

/** As many breaches of one kind as anyone reads. */
const SHOWN = 50

/** Debits and credits of every posted entry are equal, and so is the sum it shows, where it has one. */
export const entriesBalance: Invariant = {
  name: 'accounting.entries_balance',
  check: (ctx) =>
    namedEntries(
      ctx,
      'JOIN `accounting_entry_lines` `l` ON `l`.`entry_id` = `e`.`id` ' +
        "WHERE `e`.`company_id` = ? AND `e`.`state` = 'posted' GROUP BY `e`.`id`, `e`.`number` " +
        'HAVING SUM(COALESCE(`l`.`debit`, 0)) <> SUM(COALESCE(`l`.`credit`, 0)) ' +
        'OR (MAX(`e`.`amount`) <> 0 AND MAX(`e`.`amount`) <> SUM(COALESCE(`l`.`debit`, 0)))',
      (number) => `${number}: debits, credits and its sum are not equal`
    ),
}

/** A posted entry has its number, seal and lines, a draft has neither; lines say the same as their entry. */
export const postedIsWhole: Invariant = {
  name: 'accounting.posted_is_whole',
  async check(ctx) {
    return [
      ...(await namedEntries(
        ctx,
        "WHERE `e`.`company_id` = ? AND ((`e`.`state` = 'posted') <> (`e`.`number` IS NOT NULL) " +
          "OR (`e`.`state` = 'posted') <> (`e`.`seal` IS NOT NULL) OR (`e`.`state` = 'posted' AND NOT EXISTS " +
          '(SELECT 1 FROM `accounting_entry_lines` `l` WHERE `l`.`entry_id` = `e`.`id`)))',
        (number) => `${number}: its state, number, seal and lines do not agree`
      )),
      ...(await namedEntries(
        ctx,
        'JOIN `accounting_entry_lines` `l` ON `l`.`entry_id` = `e`.`id` WHERE `e`.`company_id` = ? ' +
          "AND ((`e`.`state` = 'posted') <> (`l`.`is_posted` = 1) OR (`l`.`is_posted` = 1 AND " +
          "(`l`.`on_date` <> `e`.`on_date` OR (`l`.`is_closing` = 1) <> (`e`.`kind` = 'closing')))) GROUP BY `e`.`id`, `e`.`number`",
        (number) => `${number}: a line says something else than its entry`
      )),
    ]
  },
}

async function namedEntries(
  ctx: Context,
  from: string,
  text: (number: string) => string
): Promise<Breach[]> {
  const rows = await ctx.rows<{ id: number; number: string | null }>(
    `SELECT \`e\`.\`id\`, \`e\`.\`number\` FROM \`accounting_entries\` \`e\` ${from} LIMIT ${SHOWN}`,
    [ctx.company.id]
  )
  return rows.map(({ id, number }) => ({
    text: text(number ?? `entry ${id}`),
    model: 'accounting.entry',
    id: Number(id),
  }))
}

const KEY = [
  'account_id',
  'month',
  'currency',
  'unit_id',
  'cost_centre_id',
  'dimension_1_id',
  'dimension_2_id',
  'dimension_3_id',
  'is_closing',
]
  .map((one) => `\`${one}\``)
  .join()

/** The balances are the sums of the posted lines, for every account, month and dimension. */
export const balancesAreSums: Invariant = {
  name: 'accounting.balances_are_sums',
  async check(ctx) {
    const rows = await ctx.rows<{ account_id: number; month: string; code: string | null }>(
      `SELECT \`sums\`.\`account_id\`, \`sums\`.\`month\`, MAX(\`a\`.\`code\`) AS \`code\` FROM (` +
        `SELECT ${KEY.replace('`month`', 'SUBSTR(`month`, 1, 7) AS `month`')}, \`debit\`, \`credit\`, \`foreign_amount\`, \`line_count\` ` +
        'FROM `accounting_balances` WHERE `company_id` = ? UNION ALL ' +
        `SELECT ${KEY.replace('`month`', 'SUBSTR(`on_date`, 1, 7)').replace('`currency`', '`foreign_currency`')}, ` +
        '-COALESCE(`debit`, 0), -COALESCE(`credit`, 0), -COALESCE(`foreign_amount`, 0), -1 ' +
        'FROM `accounting_entry_lines` WHERE `company_id` = ? AND `is_posted` = 1' +
        ') `sums` LEFT JOIN `accounting_accounts` `a` ON `a`.`id` = `sums`.`account_id` ' +
        `GROUP BY ${KEY.replaceAll('`', '')
          .split(',')
          .map((one) => `\`sums\`.\`${one}\``)
          .join()} ` +
        'HAVING SUM(`sums`.`debit`) <> 0 OR SUM(`sums`.`credit`) <> 0 OR SUM(`sums`.`foreign_amount`) <> 0 ' +
        `OR SUM(\`sums\`.\`line_count\`) <> 0 LIMIT ${SHOWN}`,
      [ctx.company.id, ctx.company.id]
    )
    return rows.map(({ account_id: id, month, code }) => ({
      text: `account ${code ?? id}, ${month}: the balance is not the sum of its lines`,
      model: 'accounting.account',
      id: Number(id),
    }))
  },
}
