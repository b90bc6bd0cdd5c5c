import type { AccountType } from '../../ledger/account_types.js'
import type { Layout, LayoutRow, Measure } from '../layout.js'

const change = (key: string, sign: 1 | -1, ...types: AccountType[]): LayoutRow => ({
  key,
  label: `statements.rows.${key}`,
  level: 1,
  accounts: { types },
  measure: 'movement',
  sign,
  hidesZero: true,
})
const sum = (key: string, formula: string): LayoutRow => ({
  key,
  label: `statements.rows.${key}`,
  isBold: true,
  formula,
})
const cash = (key: string, measure: Measure): LayoutRow => ({
  key,
  label: `statements.rows.${key}`,
  accounts: { types: ['bank', 'cash'] },
  measure,
})

/**
 * Where money came from and went, by the indirect method (IAS 7.18b): the result, without what was no money, with what
 * stands in receivables, stock and payables. What no row of it explains shows as a difference of its own.
 */
export const cashFlow: Layout = {
  key: 'cash_flow',
  of: 'time',
  rows: [
    {
      ...change('result_of_period', -1),
      accounts: { kinds: ['income', 'expense'] },
      hidesZero: false,
    },
    change('depreciation_added_back', 1, 'depreciation'),
    change('change_in_inventories', -1, 'inventory'),
    change('change_in_receivables', -1, 'receivable', 'tax_receivable', 'current_asset', 'prepaid'),
    change('change_in_payables', -1, 'payable', 'credit_card', 'tax_payable', 'payroll_payable'),
    change('change_in_other_liabilities', -1, 'current_liability', 'deferred_income', 'provision'),
    sum(
      'cash_from_operations',
      'result_of_period + depreciation_added_back + change_in_inventories + change_in_receivables + change_in_payables + change_in_other_liabilities'
    ),
    change(
      'change_in_fixed_assets',
      -1,
      'fixed_asset',
      'accumulated_depreciation',
      'intangible_asset'
    ),
    change('depreciation_taken_out', -1, 'depreciation'),
    change('change_in_financial_assets', -1, 'financial_asset'),
    sum(
      'cash_from_investing',
      'change_in_fixed_assets + depreciation_taken_out + change_in_financial_assets'
    ),
    change('change_in_debt', -1, 'long_term_liability', 'short_term_debt'),
    change('change_in_equity', -1, 'equity', 'retained_earnings'),
    sum('cash_from_financing', 'change_in_debt + change_in_equity'),
    sum('change_in_cash', 'cash_from_operations + cash_from_investing + cash_from_financing'),
    cash('cash_at_start', 'opening'),
    cash('cash_at_end', 'balance'),
    { ...sum('unexplained_cash', 'cash_at_end - cash_at_start - change_in_cash'), hidesZero: true },
  ],
  checks: ['unexplained_cash'],
}
