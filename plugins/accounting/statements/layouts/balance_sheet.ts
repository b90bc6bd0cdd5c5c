import type { AccountType } from '../../ledger/account_types.js'
import type { Layout, LayoutRow } from '../layout.js'
import { DIFFERENCE_CODE, TRANSLATION_CODE } from './group_codes.js'

const assets = (key: string, ...types: AccountType[]): LayoutRow => ({
  key,
  label: `statements.rows.${key}`,
  level: 2,
  accounts: { types },
  hidesZero: true,
})
const owed = (key: string, ...types: AccountType[]): LayoutRow => ({
  ...assets(key, ...types),
  sign: -1,
})
/** What only a group has. */
const ofGroup = (key: string, code: string): LayoutRow => ({
  key,
  label: `statements.rows.${key}`,
  level: 2,
  accounts: { codes: [code] },
  sign: -1,
  hidesZero: true,
})
const heading = (key: string, level = 1): LayoutRow => ({
  key,
  label: `statements.rows.${key}`,
  level,
  isBold: true,
})
const sum = (key: string, formula: string, level = 1): LayoutRow => ({
  ...heading(key, level),
  formula,
})

/** What the company has, what it owes and what is its own, on a day; by type, so that it fits every chart. */
export const balanceSheet: Layout = {
  key: 'balance_sheet',
  of: 'day',
  rows: [
    heading('assets', 0),
    heading('fixed_assets'),
    assets('intangible_assets', 'intangible_asset'),
    assets('tangible_assets', 'fixed_asset', 'accumulated_depreciation'),
    assets('financial_assets', 'financial_asset'),
    sum('fixed_assets_total', 'intangible_assets + tangible_assets + financial_assets'),
    heading('current_assets'),
    assets('inventories', 'inventory'),
    assets('receivables', 'receivable'),
    assets('tax_receivables', 'tax_receivable'),
    assets('other_current_assets', 'current_asset'),
    assets('prepayments', 'prepaid'),
    assets('cash_and_bank', 'bank', 'cash'),
    sum(
      'current_assets_total',
      'inventories + receivables + tax_receivables + other_current_assets + prepayments + cash_and_bank'
    ),
    sum('assets_total', 'fixed_assets_total + current_assets_total', 0),
    heading('equity_and_liabilities', 0),
    heading('equity'),
    {
      ...owed('capital', 'equity'),
      accounts: { types: ['equity'], except: [TRANSLATION_CODE, DIFFERENCE_CODE] },
    },
    owed('retained_earnings', 'retained_earnings'),
    {
      key: 'earlier_results',
      label: 'statements.rows.earlier_results',
      level: 2,
      accounts: { kinds: ['income', 'expense'] },
      measure: 'earlier',
      sign: -1,
      hidesZero: true,
    },
    {
      key: 'result_of_year',
      label: 'statements.rows.result_of_year',
      level: 2,
      accounts: { kinds: ['income', 'expense'] },
      measure: 'year',
      sign: -1,
    },
    ofGroup('translation_difference', TRANSLATION_CODE),
    ofGroup('group_difference', DIFFERENCE_CODE),
    sum(
      'equity_total',
      'capital + retained_earnings + earlier_results + result_of_year + translation_difference + group_difference'
    ),
    heading('liabilities'),
    owed('provisions', 'provision'),
    owed('long_term_liabilities', 'long_term_liability'),
    owed('short_term_debt', 'short_term_debt'),
    owed('payables', 'payable', 'credit_card'),
    owed('tax_liabilities', 'tax_payable'),
    owed('payroll_liabilities', 'payroll_payable'),
    owed('other_current_liabilities', 'current_liability'),
    owed('deferred_income', 'deferred_income'),
    sum(
      'liabilities_total',
      'provisions + long_term_liabilities + short_term_debt + payables + tax_liabilities + payroll_liabilities + other_current_liabilities + deferred_income'
    ),
    sum('equity_and_liabilities_total', 'equity_total + liabilities_total', 0),
    {
      ...sum('out_of_balance', 'assets_total - equity_and_liabilities_total', 0),
      hidesZero: true,
    },
  ],
  checks: ['out_of_balance'],
}
