import { type Breach, type Context, Decimal, type Invariant, Money } from 'kontor/plugin'
import { atRate } from '../payments/rates/rate_on.js'
import { AMOUNT, brokenRows, IS_REVERSED, isOtherEntry } from '../ledger/broken_rows.js'

const MODEL = 'accounting.revaluation'
const LINES = '`accounting_revaluation_lines` `n` WHERE `n`.`revaluation_id` = `d`.`id`'
const sumOf = (what: string) => `COALESCE((SELECT SUM(${what}) FROM ${LINES}), 0)`

const isTakenBack = (entry: string) => IS_REVERSED.replace('`e`.`id`', `\`d\`.\`${entry}\``)

/** Accounts and parties on which the entry did not book what the positions say. */
const IS_BOOKED_OTHERWISE =
  'EXISTS (SELECT 1 FROM (SELECT `n`.`revaluation_id` AS `of`, `n`.`account_id`, COALESCE(`n`.`party_id`, 0) AS `party`, `n`.`difference` AS `amount` ' +
  'FROM `accounting_revaluation_lines` `n` UNION ALL SELECT `r`.`id`, `l`.`account_id`, COALESCE(`l`.`party_id`, 0), ' +
  `-${AMOUNT} FROM \`accounting_revaluations\` \`r\` JOIN \`accounting_entry_lines\` \`l\` ON \`l\`.\`entry_id\` = \`r\`.\`entry_id\` ` +
  'WHERE EXISTS (SELECT 1 FROM `accounting_revaluation_lines` `x` WHERE `x`.`revaluation_id` = `r`.`id` AND `x`.`account_id` = `l`.`account_id`)) `s` ' +
  'WHERE `s`.`of` = `d`.`id` GROUP BY `s`.`account_id`, `s`.`party` HAVING SUM(`s`.`amount`) <> 0)'

/** What the second entry leaves of the first. */
const IS_LEFT =
  `EXISTS (SELECT 1 FROM \`accounting_entry_lines\` \`l\` WHERE \`l\`.\`entry_id\` IN (\`d\`.\`entry_id\`, \`d\`.\`reversal_id\`) ` +
  `GROUP BY \`l\`.\`account_id\`, \`l\`.\`party_id\` HAVING SUM(${AMOUNT}) <> 0)`

/** A revaluation adds up, its entry books what it says, and the one of the next day takes all of it back. */
export const revaluationsHold: Invariant = {
  name: 'accounting.revaluations_hold',
  check: async (ctx) => [...(await otherSums(ctx)), ...(await otherWorths(ctx))],
}

const wrong = (number: string) =>
  `${number}: the revaluation is not what its positions and its entries say`

const otherSums = (ctx: Context) =>
  brokenRows(ctx, {
    model: MODEL,
    text: wrong,
    sql:
      'SELECT `d`.`id`, `d`.`number` AS `name` FROM `accounting_revaluations` `d` ' +
      'LEFT JOIN `accounting_entries` `e` ON `e`.`id` = `d`.`entry_id` WHERE `d`.`company_id` = ? AND (' +
      `${isOtherEntry(MODEL)} OR \`e\`.\`on_date\` <> \`d\`.\`on_date\` OR \`e\`.\`number\` <> COALESCE(\`d\`.\`number\`, '') ` +
      "OR `d`.`reversal_id` IS NULL OR (`d`.`state` = 'posted') <> (COALESCE(`d`.`day_taken`, '') = `d`.`on_date`) " +
      `OR (\`d\`.\`state\` = 'undone') <> ${isTakenBack('entry_id')} OR (\`d\`.\`state\` = 'undone') <> ${isTakenBack('reversal_id')} ` +
      `OR EXISTS (SELECT 1 FROM ${LINES} AND \`n\`.\`difference\` <> \`n\`.\`worth\` - \`n\`.\`booked\`) ` +
      `OR ${sumOf('CASE WHEN `n`.`difference` > 0 THEN `n`.`difference` ELSE 0 END')} <> \`d\`.\`gain\` ` +
      `OR ${sumOf('CASE WHEN `n`.`difference` < 0 THEN -`n`.`difference` ELSE 0 END')} <> \`d\`.\`loss\` ` +
      `OR ${IS_BOOKED_OTHERWISE} OR ${IS_LEFT})`,
    bindings: [ctx.company.id],
  })

interface Position {
  id: number
  number: string
  foreign_currency: string
  amount: number | string
  rate: string | null
  worth: number | string
}

/** Each position is worth its amount at its rate; nothing is worth nothing. */
async function otherWorths(ctx: Context): Promise<Breach[]> {
  const rows = await ctx.rows<Position>(
    'SELECT `d`.`id`, `d`.`number`, `n`.`foreign_currency`, `n`.`amount`, `n`.`rate`, `n`.`worth` FROM `accounting_revaluations` `d` ' +
      'JOIN `accounting_revaluation_lines` `n` ON `n`.`revaluation_id` = `d`.`id` WHERE `d`.`company_id` = ?',
    [ctx.company.id]
  )
  const broken = rows.filter((row) => worthOf(ctx, row) !== BigInt(row.worth))
  return broken.map(({ id, number }) => ({ text: wrong(number), model: MODEL, id: Number(id) }))
}

function worthOf(ctx: Context, { foreign_currency: currency, amount, rate }: Position) {
  if (BigInt(amount) === 0n || rate === null) return 0n
  return atRate(ctx, Money.of(amount, currency), Decimal.parse(rate, 8)).units
}
