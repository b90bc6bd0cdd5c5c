import type { AccountType } from '../../ledger/account_types.js'
import type { Layout, LayoutRow } from '../layout.js'

const income = (key: string, ...types: AccountType[]): LayoutRow => ({
  key,
  label: `statements.rows.${key}`,
  level: 1,
  accounts: { types },
  measure: 'movement',
  sign: -1,
  hidesZero: true,
})
const cost = (key: string, ...types: AccountType[]): LayoutRow => ({
  ...income(key, ...types),
  sign: 1,
})
const sum = (key: string, formula: string): LayoutRow => ({
  key,
  label: `statements.rows.${key}`,
  isBold: true,
  formula,
})

/** What was earned and what it cost between two days, by nature; by type, so that it fits every chart. */
export const profitAndLoss: Layout = {
  key: 'profit_and_loss',
  of: 'time',
  covers: ['income', 'expense'],
  whole: 'result',
  rows: [
    income('revenue', 'income'),
    cost('cost_of_sales', 'cost_of_sales'),
    sum('gross_profit', 'revenue - cost_of_sales'),
    { ...sum('gross_margin', 'gross_profit / revenue'), isBold: false, level: 1 },
    income('other_income', 'other_income'),
    cost('payroll_costs', 'payroll_expense'),
    cost('operating_expenses', 'expense'),
    cost('depreciation', 'depreciation'),
    cost('other_expenses', 'other_expense'),
    sum(
      'operating_result',
      'gross_profit + other_income - payroll_costs - operating_expenses - depreciation - other_expenses'
    ),
    income('finance_income', 'finance_income'),
    cost('finance_costs', 'finance_cost'),
    sum('result_before_tax', 'operating_result + finance_income - finance_costs'),
    cost('income_taxes', 'income_tax'),
    sum('result', 'result_before_tax - income_taxes'),
  ],
}
