import type { MenuEntry } from 'kontor/plugin'

/** From what is done every day, which stands open, to what is set up once. */
const SECTIONS: Record<string, readonly string[]> = {
  '': ['invoice', 'advance_request', 'payment', 'open_item', 'aged', 'party-ledger', 'cash-book'],
  'paying': [
    'advance',
    'reconcile',
    'payment_batch',
    'cheque',
    'changed-accounts',
    'cash_voucher',
    'statement-mailing',
  ],
  'books': [
    'entry',
    'general-ledger',
    'chart-of-accounts',
    'recurring_invoice',
    'recurring_entry',
    'entry_template',
    'match',
    'advance_use',
  ],
  'reporting': ['statements', 'trial-balance', 'consolidation', 'layout', 'books-export'],
  'closing': [
    'close',
    'tax-return',
    'tax_filing',
    'tax_mark',
    'revaluation',
    'period',
    'fiscal_year',
    'lock',
    'lock_exception',
    'sign_off',
  ],
  'set_up': [
    'move-in',
    'choose-chart',
    'opening',
    'account',
    'journal',
    'tax',
    'tax_rule',
    'return_box',
    'payment_term',
    'exchange_rate',
    'cost_centre',
    'dimension_value',
    'holding',
    'bank_check',
    'cheque_stock',
    'close_task',
  ],
}

const PLACES = Object.entries(SECTIONS).flatMap(([section, names]) =>
  names.map((name) => ({ section: section || undefined, name }))
)

/** The entries of all rooms in one order, each in its part of the menu; what it does not name is set up once. */
export function inOrder(menu: readonly MenuEntry[]): MenuEntry[] {
  const placeOf = (entry: MenuEntry) => {
    const name = entry.screen ?? entry.model!.replace('accounting.', '')
    const at = PLACES.findIndex((place) => place.name === name)
    return at < 0 ? PLACES.length : at
  }
  return menu
    .toSorted((a, b) => placeOf(a) - placeOf(b))
    .map((entry) => {
      const place = PLACES[placeOf(entry)]
      return { ...entry, section: place ? place.section : 'set_up' }
    })
}
