import {
  ACCOUNT_KINDS,
  ACCOUNT_TYPES,
  type AccountKind,
  type AccountType,
  kindOf,
} from '../../ledger/account_types.js'

/** What charts of other programs call a type, by kind; whatever is not here is of the kind's plain type. */
const TYPES: Record<AccountKind, Record<string, AccountType>> = {
  asset: {
    receivable: 'receivable',
    bank: 'bank',
    cash: 'cash',
    inventory: 'inventory',
    stock: 'inventory',
    fixed_asset: 'fixed_asset',
    intangible_asset: 'intangible_asset',
    depreciation: 'accumulated_depreciation',
    accumulated_depreciation: 'accumulated_depreciation',
    prepaid: 'prepaid',
    tax: 'tax_receivable',
  },
  liability: {
    payable: 'payable',
    credit_card: 'credit_card',
    bank: 'short_term_debt',
    tax: 'tax_payable',
    payroll: 'payroll_payable',
    provision: 'provision',
  },
  equity: { retained_earnings: 'retained_earnings' },
  income: { other_income: 'other_income' },
  expense: {
    cogs: 'cost_of_sales',
    cost_of_goods_sold: 'cost_of_sales',
    stock_adjustment: 'cost_of_sales',
    expenses_included_in_valuation: 'cost_of_sales',
    payroll: 'payroll_expense',
    depreciation: 'depreciation',
  },
}

const PLAIN: Record<AccountKind, AccountType> = {
  asset: 'current_asset',
  liability: 'current_liability',
  equity: 'equity',
  income: 'income',
  expense: 'expense',
}

/** Only for who is named so: beneath a heading of receivables there may be others. */
const OWN: readonly AccountType[] = ['receivable', 'payable']

/** What a cell says of the kind: `asset`, or a type of Kontor's own. */
export function kindIn(cell: string): AccountKind | undefined {
  const kind = ACCOUNT_KINDS.find((one) => one === cell)
  const type = ACCOUNT_TYPES.find((one) => one === cell)
  return kind ?? (type && kindOf(type))
}

/** The type of an account by its kind, what the file calls it, and the heading it stands beneath. */
export function typeFor(
  kind: AccountKind,
  cells: { type: string; subtype: string },
  heading: AccountType | undefined
): AccountType {
  const own = ACCOUNT_TYPES.find((one) => one === cells.type || one === cells.subtype)
  if (own && own !== PLAIN[kind] && kindOf(own) === kind) return own
  const named = TYPES[kind][cells.subtype]
  if (named) return named
  const isPassedOn = heading && kindOf(heading) === kind && !OWN.includes(heading)
  return isPassedOn ? heading : PLAIN[kind]
}
