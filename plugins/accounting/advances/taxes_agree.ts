import type { Breach, Context, Invariant } from 'kontor/plugin'
import { brokenRows } from '../ledger/broken_rows.js'
import { shareOf } from './posted_tax.js'

/** In per cent of its base, and of nothing else. */
const IS_PLAIN =
  "`t`.`amount_kind` = 'percent' AND COALESCE(`t`.`is_compound`, 0) = 0 " +
  'AND NOT EXISTS (SELECT 1 FROM `accounting_tax_members` `m` WHERE `m`.`tax_id` = `t`.`id`)'

/** A line of the request that bears no tax. */
const IS_UNTAXED =
  'EXISTS (SELECT 1 FROM `accounting_advance_request_lines` `n` WHERE `n`.`request_id` = `a`.`request_id` AND `n`.`tax_id` IS NULL)'

/** The taxes of an advance come to the tax in it, with their bases to all of it, and its uses take their share. */
export const advanceTaxesAgree: Invariant = {
  name: 'accounting.advance_taxes_agree',
  check: async (ctx) => [...(await otherTaxes(ctx)), ...(await otherShares(ctx))],
}

const wrong = (number: string) => `${number}: the tax in it is not what its taxes and uses say`

const otherTaxes = (ctx: Context) =>
  brokenRows(ctx, {
    model: 'accounting.advance',
    text: wrong,
    sql:
      'SELECT `a`.`id`, `a`.`number` AS `name` FROM `accounting_advances` `a` LEFT JOIN (' +
      'SELECT `n`.`advance_id`, SUM(`n`.`amount`) AS `tax`, SUM(`n`.`base`) AS `base`, ' +
      `SUM(CASE WHEN ${IS_PLAIN} THEN 0 ELSE 1 END) AS \`others\`, COUNT(*) - COUNT(DISTINCT \`n\`.\`tax_id\`) AS \`twice\` ` +
      'FROM `accounting_advance_taxes` `n` JOIN `accounting_taxes` `t` ON `t`.`id` = `n`.`tax_id` WHERE `n`.`company_id` = ? ' +
      'GROUP BY `n`.`advance_id`) `n` ON `n`.`advance_id` = `a`.`id` WHERE `a`.`company_id` = ? AND (' +
      '`a`.`tax` <> COALESCE(`n`.`tax`, 0) OR `n`.`twice` > 0 OR ' +
      `(\`n\`.\`others\` = 0 AND (\`n\`.\`base\` + \`n\`.\`tax\` > \`a\`.\`amount\` OR (\`n\`.\`base\` + \`n\`.\`tax\` <> \`a\`.\`amount\` AND NOT ${IS_UNTAXED}))))`,
    bindings: [ctx.company.id, ctx.company.id],
  })

interface Use {
  advance_id: number
  number: string | null
  whole: string
  whole_tax: string
  amount: string
  tax: string
  kind: string
  entry_id: number
  undone_entry_id: number | null
}

/** As each use was reckoned: after those before it that were in use then. */
async function otherShares(ctx: Context): Promise<Breach[]> {
  const uses = await ctx.rows<Use>(
    'SELECT `a`.`id` AS `advance_id`, `a`.`number`, `a`.`amount` AS `whole`, `a`.`tax` AS `whole_tax`, `u`.`amount`, `u`.`tax`, ' +
      '`u`.`kind`, `u`.`entry_id`, `u`.`undone_entry_id` FROM `accounting_advance_uses` `u` ' +
      'JOIN `accounting_advances` `a` ON `a`.`id` = `u`.`advance_id` WHERE `u`.`company_id` = ? ORDER BY `a`.`id`, `u`.`id`',
    [ctx.company.id]
  )
  const broken = new Map<number, Breach>()
  for (const [id, ofOne] of Map.groupBy(uses, (use) => Number(use.advance_id))) {
    if (ofOne.some((use, at) => !isShare(use, ofOne.slice(0, at)))) {
      broken.set(id, {
        text: wrong(ofOne[0].number ?? `advance ${id}`),
        model: 'accounting.advance',
        id,
      })
    }
  }
  return [...broken.values()]
}

function isShare(use: Use, earlier: readonly Use[]) {
  const before = earlier.filter(
    ({ undone_entry_id: undone }) => undone === null || Number(undone) > Number(use.entry_id)
  )
  const sum = (of: (one: Use) => string) => before.reduce((so, one) => so + BigInt(of(one)), 0n)
  const extent = {
    used: sum((one) => one.amount) + BigInt(use.amount),
    whole: BigInt(use.whole),
  }
  const difference =
    shareOf(
      BigInt(use.whole_tax),
      extent,
      sum((one) => one.tax)
    ) - BigInt(use.tax)
  // A payment back that is cancelled beside a use draws its entry first, and gives back after it: a unit of rounding.
  const slack = earlier.some((one) => one.kind === 'refund' && one.undone_entry_id) ? 1n : 0n
  return difference <= slack && difference >= -slack
}
