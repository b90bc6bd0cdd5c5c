import type { Breach, Invariant } from 'kontor/plugin'

/** As many breaches as anyone reads. */
const SHOWN = 50

interface Row {
  id: number
  entry_id: number
  number: string | null
  fault: string
}

const FAULTS: Record<string, string> = {
  entry: 'belongs to no posted entry',
  company: 'is of another company than its entry',
  line: 'names a line of another entry',
  party: 'names another party than its entry',
}

/**
 * Every mark of the tax return is of a posted entry of this company, of one of its lines, of its party. What the seals of
 * entries say of their marks is asked by `accounting.seals_hold`.
 */
export const marksBelong: Invariant = {
  name: 'accounting.marks_belong',
  async check(ctx) {
    const fault =
      "CASE WHEN `e`.`id` IS NULL OR `e`.`state` <> 'posted' THEN 'entry' " +
      "WHEN `e`.`company_id` <> `m`.`company_id` THEN 'company' " +
      "WHEN `m`.`entry_line_id` IS NOT NULL AND (`l`.`id` IS NULL OR `l`.`entry_id` <> `m`.`entry_id`) THEN 'line' " +
      'WHEN `m`.`party_id` IS NOT NULL AND NOT EXISTS (SELECT 1 FROM `accounting_entry_lines` `p` ' +
      "WHERE `p`.`entry_id` = `m`.`entry_id` AND `p`.`party_id` = `m`.`party_id`) THEN 'party' END"
    const rows = await ctx.rows<Row>(
      `SELECT * FROM (SELECT \`m\`.\`id\`, \`m\`.\`entry_id\`, \`e\`.\`number\`, ${fault} AS \`fault\` ` +
        'FROM `accounting_tax_marks` `m` LEFT JOIN `accounting_entries` `e` ON `e`.`id` = `m`.`entry_id` ' +
        'LEFT JOIN `accounting_entry_lines` `l` ON `l`.`id` = `m`.`entry_line_id` ' +
        'WHERE `m`.`company_id` = ? OR `e`.`company_id` = ?) `found` ' +
        `WHERE \`found\`.\`fault\` IS NOT NULL LIMIT ${SHOWN}`,
      [ctx.company.id, ctx.company.id]
    )
    return rows.map(({ id, number, fault: of }): Breach => ({
      text: `${number ? `${number}: ` : ''}tax mark ${id} ${FAULTS[of]}`,
      model: 'accounting.tax_mark',
      id: Number(id),
    }))
  },
}
