import { type Breach, type Context, Decimal, type Invariant } from 'kontor/plugin'
import { brokenRows, IS_REVERSED, isOtherEntry } from '../../ledger/broken_rows.js'
import { toCompany } from '../posting/to_company.js'

const MODEL = 'accounting.invoice'
const wrong = (number: string) =>
  `${number}: its lines, taxes and totals do not add up, or are not what its entry says`

/** The lines and taxes of a posted document come to its totals, and it is what its entry says. */
export const documentsAddUp: Invariant = {
  name: 'accounting.documents_add_up',
  check: async (ctx) => [...(await wrongTotals(ctx)), ...(await wrongWorths(ctx))],
}

const sumOf = (column: string, table: string) =>
  `COALESCE((SELECT SUM(\`n\`.\`${column}\`) FROM \`${table}\` \`n\` WHERE \`n\`.\`invoice_id\` = \`d\`.\`id\`), 0)`

/** Of the company's own currency: each line is worth its net, below zero where it is given back. */
const IS_OTHER_WORTH =
  'EXISTS (SELECT 1 FROM `accounting_invoice_lines` `n` WHERE `n`.`invoice_id` = `d`.`id` AND `n`.`currency` = `n`.`company_currency` ' +
  "AND `n`.`company_net` <> `n`.`net` * (CASE WHEN `d`.`kind` IN ('credit_note', 'bill_credit') THEN -1 ELSE 1 END))"

/** A tax in per cent of what is on its lines, and of nothing else. */
const IS_OTHER_BASE =
  'EXISTS (SELECT 1 FROM `accounting_invoice_taxes` `n` JOIN `accounting_taxes` `t` ON `t`.`id` = `n`.`tax_id` ' +
  "WHERE `n`.`invoice_id` = `d`.`id` AND `t`.`amount_kind` = 'percent' AND COALESCE(`t`.`is_compound`, 0) = 0 " +
  'AND NOT EXISTS (SELECT 1 FROM `accounting_tax_members` `m` WHERE `m`.`tax_id` = `n`.`tax_id`) AND `n`.`base` <> ' +
  '(SELECT SUM(`f`.`net`) FROM `accounting_invoice_lines` `f` WHERE `f`.`invoice_id` = `d`.`id` AND `f`.`tax_id` = `n`.`tax_id`))'

const wrongTotals = (ctx: Context) =>
  brokenRows(ctx, {
    model: MODEL,
    text: wrong,
    sql:
      'SELECT `d`.`id`, `d`.`number` AS `name` FROM `accounting_invoices` `d` ' +
      'LEFT JOIN `accounting_entries` `e` ON `e`.`id` = `d`.`entry_id` WHERE `d`.`company_id` = ? AND (' +
      "(`d`.`state` = 'draft') <> (`d`.`entry_id` IS NULL) OR (`d`.`state` <> 'draft' AND (" +
      `${isOtherEntry(MODEL)} OR \`e\`.\`on_date\` <> \`d\`.\`on_date\` OR \`e\`.\`number\` <> COALESCE(\`d\`.\`number\`, '') ` +
      `OR (\`d\`.\`state\` = 'cancelled') <> ${IS_REVERSED} OR \`d\`.\`net\` + \`d\`.\`tax\` <> \`d\`.\`total\` ` +
      'OR (`d`.`total` <> 0 AND NOT EXISTS (SELECT 1 FROM `accounting_entry_lines` `l` WHERE `l`.`entry_id` = `e`.`id` AND `l`.`party_id` = `d`.`party_id`)) ' +
      `OR ${sumOf('net', 'accounting_invoice_lines')} <> \`d\`.\`net\` OR ${sumOf('amount', 'accounting_invoice_taxes')} <> \`d\`.\`tax\` ` +
      `OR ${IS_OTHER_WORTH} OR ${IS_OTHER_BASE})))`,
    bindings: [ctx.company.id],
  })

interface Worth {
  id: number
  number: string
  kind: string
  currency: string
  rate: number | string
  net: number | string
  company_net: number | string | null
}

/** Of another currency: each line at the rate of its document. */
async function wrongWorths(ctx: Context): Promise<Breach[]> {
  const rows = await ctx.rows<Worth>(
    'SELECT `d`.`id`, `d`.`number`, `d`.`kind`, `d`.`currency`, `d`.`rate`, `n`.`net`, `n`.`company_net` ' +
      'FROM `accounting_invoices` `d` JOIN `accounting_invoice_lines` `n` ON `n`.`invoice_id` = `d`.`id` ' +
      "WHERE `d`.`company_id` = ? AND `d`.`state` <> 'draft' AND `d`.`rate` IS NOT NULL AND `d`.`currency` <> ?",
    [ctx.company.id, ctx.company.currency]
  )
  const broken = new Map<number, Breach>()
  for (const row of rows) {
    if (broken.has(Number(row.id)) || (await isWorth(ctx, row))) continue
    broken.set(Number(row.id), { text: wrong(row.number), model: MODEL, id: Number(row.id) })
  }
  return [...broken.values()]
}

async function isWorth(ctx: Context, { kind, currency, rate, net, company_net: worth }: Worth) {
  const rated = { currency, rate: new Decimal(BigInt(rate), 6), onDate: ctx.today }
  const { convert } = await toCompany(ctx, rated)
  const sign = ['credit_note', 'bill_credit'].includes(kind) ? -1n : 1n
  return worth !== null && BigInt(worth) === convert(BigInt(net)) * sign
}
