import { type Context, Refusal } from 'kontor/plugin'

/** Where the amounts of a model stand: whoever may not read one of them is shown nothing that was made of it. */
const AMOUNTS = {
  'accounting.entry': [
    ['accounting.entry', 'amount'],
    ['accounting.entry_line', 'debit'],
    ['accounting.entry_line', 'credit'],
    ['accounting.entry_line', 'foreign_amount'],
  ],
  'accounting.account': [],
  'accounting.open_item': [
    ['accounting.open_item', 'amount'],
    ['accounting.open_item', 'open'],
    ['accounting.open_item', 'company_amount'],
    ['accounting.open_item', 'company_open'],
  ],
  'accounting.match': [
    ['accounting.match', 'debit_amount'],
    ['accounting.match', 'credit_amount'],
  ],
  'accounting.tax_mark': [['accounting.tax_mark', 'amount']],
  'accounting.invoice': [
    ['accounting.invoice', 'net'],
    ['accounting.invoice', 'tax'],
    ['accounting.invoice', 'total'],
    ['accounting.invoice', 'open'],
    ['accounting.invoice_line', 'net'],
    ['accounting.invoice_line', 'price'],
  ],
  'accounting.advance': [
    ['accounting.advance', 'amount'],
    ['accounting.advance', 'tax'],
    ['accounting.advance', 'open'],
    ['accounting.advance', 'worth'],
    ['accounting.advance', 'worth_open'],
  ],
  'accounting.advance_use': [
    ['accounting.advance_use', 'amount'],
    ['accounting.advance_use', 'tax'],
    ['accounting.advance_use', 'worth'],
  ],
  'accounting.advance_request': [
    ['accounting.advance_request', 'total'],
    ['accounting.advance_request_line', 'net'],
  ],
  'accounting.payment': [
    ['accounting.payment', 'amount'],
    ['accounting.payment_line', 'amount'],
  ],
  'accounting.cheque': [['accounting.cheque', 'amount']],
  'accounting.cash_voucher': [
    ['accounting.cash_voucher', 'amount'],
    ['accounting.cash_voucher_line', 'amount'],
  ],
  'accounting.opening': [
    ['accounting.opening', 'control_debit'],
    ['accounting.opening_line', 'debit'],
    ['accounting.opening_line', 'credit'],
  ],
} as const satisfies Record<string, readonly (readonly [string, string])[]>

type Amounted = keyof typeof AMOUNTS

/** Whether the caller may read every amount of a model, of those records he sees. */
export const seesAmounts = ({ access }: Pick<Context, 'access'>, model: Amounted) =>
  AMOUNTS[model].every(([of, key]) => access.mayUse(of, { key }, 'read'))

/** Whether he sees all records of a model, with their amounts: what a sum is made of. */
export const seesAll = (ctx: Context, model: Amounted) =>
  ctx.access.filter(model, 'read') === true && seesAmounts(ctx, model)

/** Refuses a sum (E_STATEMENT_PARTLY, 403) to whoever does not see all it is made of. */
export function needAllOf(ctx: Context, model: Amounted) {
  ctx.access.authorize(model, 'read')
  if (!seesAll(ctx, model)) throw new Refusal('E_STATEMENT_PARTLY', {}, { status: 403 })
}

/** Refuses what shows the amounts of one record (403) to whoever may not read them. */
export function needAmounts(ctx: Context, model: Amounted) {
  if (!seesAmounts(ctx, model)) throw ctx.access.refusal(model, 'read')
}
