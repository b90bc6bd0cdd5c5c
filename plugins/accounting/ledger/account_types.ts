export const ACCOUNT_KINDS = ['asset', 'liability', 'equity', 'income', 'expense'] as const
export type AccountKind = (typeof ACCOUNT_KINDS)[number]

/** Each type belongs to one kind: the statements are made of types. */
const KIND_OF = {
  receivable: 'asset',
  bank: 'asset',
  cash: 'asset',
  inventory: 'asset',
  current_asset: 'asset',
  prepaid: 'asset',
  tax_receivable: 'asset',
  fixed_asset: 'asset',
  intangible_asset: 'asset',
  accumulated_depreciation: 'asset',
  financial_asset: 'asset',
  payable: 'liability',
  credit_card: 'liability',
  tax_payable: 'liability',
  payroll_payable: 'liability',
  current_liability: 'liability',
  deferred_income: 'liability',
  provision: 'liability',
  short_term_debt: 'liability',
  long_term_liability: 'liability',
  equity: 'equity',
  retained_earnings: 'equity',
  income: 'income',
  other_income: 'income',
  finance_income: 'income',
  cost_of_sales: 'expense',
  payroll_expense: 'expense',
  expense: 'expense',
  depreciation: 'expense',
  other_expense: 'expense',
  finance_cost: 'expense',
  income_tax: 'expense',
} as const satisfies Record<string, AccountKind>

export type AccountType = keyof typeof KIND_OF
export const ACCOUNT_TYPES = Object.keys(KIND_OF) as AccountType[]

export const kindOf = (type: AccountType): AccountKind => KIND_OF[type]

/** What Kontor books by itself, each on one account of the company. */
export const PURPOSES = [
  'receivable',
  'payable',
  'bank',
  'cash',
  'sales',
  'purchases',
  'inventory',
  'cost_of_sales',
  'tax_cash_basis',
  'fx_gain',
  'fx_loss',
  'unrealised_gain',
  'unrealised_loss',
  'rounding',
  'discount_given',
  'discount_taken',
  'write_off',
  'customer_advances',
  'supplier_advances',
  'bank_charges',
  'cash_difference',
  'retained_earnings',
  'opening',
  'suspense',
  'customer_advance_tax',
  'supplier_advance_tax',
] as const
export type Purpose = (typeof PURPOSES)[number]

/** What a chart may leave out: tax that waits for the invoice, where the law has none due with an advance. */
export const OPTIONAL_PURPOSES: readonly Purpose[] = [
  'customer_advance_tax',
  'supplier_advance_tax',
]

/** Accounts whose lines name the customer or supplier, though they are no receivables or payables. */
export const PARTY_PURPOSES: readonly Purpose[] = ['customer_advances', 'supplier_advances']

/** What a line may be told apart by, besides its account and party. */
export const DIMENSIONS = [
  'unit',
  'cost_centre',
  'dimension_1',
  'dimension_2',
  'dimension_3',
] as const
export type Dimension = (typeof DIMENSIONS)[number]
