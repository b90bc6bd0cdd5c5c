import type { MenuEntry } from 'kontor/plugin'

/** From what is done every day to what is set up once. */
const ORDER = [
  'invoice',
  'payment',
  'payment_batch',
  'changed-accounts',
  'open_item',
  'reconcile',
  'cash-book',
  'cash_voucher',
  'aged',
  'party-ledger',
  'entry',
  'recurring_invoice',
  'recurring_entry',
  'entry_template',
  'statements',
  'consolidation',
  'trial-balance',
  'general-ledger',
  'tax-return',
  'tax_filing',
  'close',
  'chart-of-accounts',
  'account',
  'match',
  'bank_check',
  'revaluation',
  'exchange_rate',
  'layout',
  'journal',
  'fiscal_year',
  'period',
  'close_task',
  'sign_off',
  'lock',
  'lock_exception',
  'payment_term',
  'tax',
  'tax_rule',
  'return_box',
  'tax_mark',
  'cost_centre',
  'dimension_value',
  'move-in',
  'choose-chart',
  'opening',
  'books-export',
]

/** The entries of all rooms in one order; what it does not name comes last. */
export function inOrder(menu: readonly MenuEntry[]) {
  const placeOf = (entry: MenuEntry) => {
    const at = ORDER.indexOf(entry.screen ?? entry.model!.replace('accounting.', ''))
    return at < 0 ? ORDER.length : at
  }
  return [...menu].sort((a, b) => placeOf(a) - placeOf(b))
}
