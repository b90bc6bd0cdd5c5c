import type { Context } from 'kontor/plugin'
import type { AccountType } from '../ledger/account_types.js'
import Account from '../models/account.js'

/** What the demo books on; what Kontor has a purpose for is found by that. */
export type DemoAccount =
  | 'bank'
  | 'cash'
  | 'equipment'
  | 'worn'
  | 'capital'
  | 'brought_along'
  | 'rent'
  | 'energy'
  | 'telephone'
  | 'advertising'
  | 'wages'
  | 'depreciation'
  | 'bank_charges'

const BY_PURPOSE: Partial<Record<DemoAccount, string>> = {
  bank: 'bank',
  cash: 'cash',
  brought_along: 'retained_earnings',
  bank_charges: 'bank_charges',
}

/** Codes in the charts written for Kontor, in the order of `CODED`. */
const CODED = ['equipment', 'worn', 'rent', 'energy', 'telephone', 'advertising', 'wages'] as const
export const CODES: Record<string, string[]> = {
  generic: ['1640', '1740', '6100', '6110', '6310', '6200', '6000'],
  us: ['1550', '1650', '6100', '6110', '6310', '6200', '6000'],
  gb: ['0030', '0031', '7100', '7200', '7502', '6201', '7000'],
  de: ['0650', '0650', '6310', '6325', '6805', '6600', '6020'],
  fr: ['2183', '2818', '613', '6061', '626', '623', '641'],
  pl: ['015', '070', '402-3', '401-2', '402-4', '409-2', '404'],
  ua: ['106', '131', '923', '923', '924', '932', '921'],
}

/** Where a chart of another making holds such amounts. */
const TYPES: Partial<Record<DemoAccount, AccountType>> = {
  bank: 'bank',
  cash: 'cash',
  equipment: 'fixed_asset',
  worn: 'accumulated_depreciation',
  capital: 'equity',
  brought_along: 'equity',
  wages: 'payroll_expense',
  depreciation: 'depreciation',
}

/** Answers the id of the company's account for each, or null where its chart has none. */
export async function demoAccounts(ctx: Context) {
  const accounts = await Account.where(ctx, ['is_group', 'eq', false], { sort: 'code' })
  return (name: DemoAccount): number | null => {
    const found =
      accounts.find((one) => one.usedFor !== null && one.usedFor === BY_PURPOSE[name]) ??
      accounts.find((one) => one.templateKey !== null && isCoded(one.templateKey, name)) ??
      accounts.find((one) => one.type === (TYPES[name] ?? 'expense'))
    return found?.id ?? null
  }
}

function isCoded(key: string, name: DemoAccount) {
  const at = (CODED as readonly string[]).indexOf(name)
  const [chart, code] = key.split(':')
  return at >= 0 && CODES[chart]?.[at] === code
}
