import type { Invariant } from 'kontor/plugin'

/** As many breaches as anyone reads. */
const SHOWN = 50

const DIFFERENT =
  'SELECT `r`.`id`, `r`.`number` FROM `accounting_advance_requests` `r` LEFT JOIN (SELECT `request_id`, ' +
  'SUM(`amount`) AS `tax` FROM `accounting_advance_request_taxes` WHERE `company_id` = ? GROUP BY `request_id`) `t` ' +
  "ON `t`.`request_id` = `r`.`id` WHERE `r`.`company_id` = ? AND `r`.`state` <> 'draft' AND " +
  '(`r`.`net` + `r`.`tax` <> `r`.`total` OR COALESCE(`t`.`tax`, 0) <> `r`.`tax` OR `r`.`number` IS NULL OR ' +
  "(`r`.`state` <> 'cancelled' AND `r`.`total` - `r`.`paid` <> `r`.`open`) OR " +
  `(\`r\`.\`state\` = 'cancelled' AND \`r\`.\`paid\` <> 0)) LIMIT ${SHOWN}`

/** What an issued request asks for is its net and its taxes, and what is open of it what was not paid. */
export const requestsAgree: Invariant = {
  name: 'accounting.requests_agree',
  async check(ctx) {
    const { id } = ctx.company
    const rows = await ctx.rows<{ id: number; number: string | null }>(DIFFERENT, [id, id])
    return rows.map((row) => ({
      text: `${row.number ?? row.id}: what is asked for in advance does not agree with its taxes or payments`,
      model: 'accounting.advance_request',
      id: Number(row.id),
    }))
  },
}
