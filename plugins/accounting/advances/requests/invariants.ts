import type { Invariant } from 'kontor/plugin'

/** As many breaches as anyone reads. */
const SHOWN = 50

const TAXES =
  'SELECT `request_id`, SUM(`amount`) AS `tax` FROM `accounting_advance_request_taxes` WHERE `company_id` = ? GROUP BY `request_id`'

const TAKEN =
  'SELECT `request_id`, SUM(`amount`) AS `taken` FROM `accounting_advances` ' +
  "WHERE `company_id` = ? AND `request_id` IS NOT NULL AND `state` <> 'cancelled' GROUP BY `request_id`"

const USED =
  "SELECT `a`.`request_id`, SUM(CASE WHEN `u`.`kind` = 'invoice' THEN `u`.`amount` ELSE 0 END) AS `used`, " +
  "SUM(CASE WHEN `u`.`kind` = 'refund' THEN `u`.`amount` ELSE 0 END) AS `refunded` FROM `accounting_advance_uses` `u` " +
  'JOIN `accounting_advances` `a` ON `a`.`id` = `u`.`advance_id` WHERE `u`.`company_id` = ? AND `u`.`undone_at` IS NULL ' +
  'AND `a`.`request_id` IS NOT NULL GROUP BY `a`.`request_id`'

const NETS =
  'SELECT `request_id`, SUM(`net`) AS `net` FROM `accounting_advance_request_lines` WHERE `company_id` = ? GROUP BY `request_id`'

/** A tax in per cent of what is on its lines, and of nothing else. */
const IS_OTHER_BASE =
  'EXISTS (SELECT 1 FROM `accounting_advance_request_taxes` `n` JOIN `accounting_taxes` `k` ON `k`.`id` = `n`.`tax_id` ' +
  "WHERE `n`.`request_id` = `r`.`id` AND `k`.`amount_kind` = 'percent' AND COALESCE(`k`.`is_compound`, 0) = 0 " +
  'AND NOT EXISTS (SELECT 1 FROM `accounting_tax_members` `m` WHERE `m`.`tax_id` = `n`.`tax_id`) AND `n`.`base` <> ' +
  'COALESCE((SELECT SUM(`f`.`net`) FROM `accounting_advance_request_lines` `f` WHERE `f`.`request_id` = `r`.`id` AND `f`.`tax_id` = `n`.`tax_id`), 0))'

const DIFFERENT =
  `SELECT \`r\`.\`id\`, \`r\`.\`number\` FROM \`accounting_advance_requests\` \`r\` LEFT JOIN (${TAXES}) \`t\` ` +
  `ON \`t\`.\`request_id\` = \`r\`.\`id\` LEFT JOIN (${TAKEN}) \`p\` ON \`p\`.\`request_id\` = \`r\`.\`id\` ` +
  `LEFT JOIN (${USED}) \`u\` ON \`u\`.\`request_id\` = \`r\`.\`id\` ` +
  `LEFT JOIN (${NETS}) \`l\` ON \`l\`.\`request_id\` = \`r\`.\`id\` ` +
  "WHERE `r`.`company_id` = ? AND `r`.`state` <> 'draft' AND (`r`.`number` IS NULL " +
  'OR `r`.`net` + `r`.`tax` <> `r`.`total` OR COALESCE(`t`.`tax`, 0) <> `r`.`tax` OR COALESCE(`l`.`net`, 0) <> `r`.`net` ' +
  'OR COALESCE(`p`.`taken`, 0) - COALESCE(`u`.`refunded`, 0) <> `r`.`paid` OR COALESCE(`u`.`used`, 0) <> `r`.`used` ' +
  "OR `r`.`open` <> CASE WHEN `r`.`state` = 'cancelled' THEN 0 ELSE `r`.`total` - `r`.`paid` END " +
  `OR ${IS_OTHER_BASE}) ` +
  `LIMIT ${SHOWN}`

/** An issued request asks for its net and taxes; what is paid and deducted of it is what its advances say. */
export const requestsAgree: Invariant = {
  name: 'accounting.requests_agree',
  async check(ctx) {
    const { id } = ctx.company
    const rows = await ctx.rows<{ id: number; number: string | null }>(
      DIFFERENT,
      Array<number>(5).fill(id)
    )
    return rows.map((row) => ({
      text: `${row.number ?? row.id}: what is asked for in advance does not agree with its taxes or payments`,
      model: 'accounting.advance_request',
      id: Number(row.id),
    }))
  },
}
