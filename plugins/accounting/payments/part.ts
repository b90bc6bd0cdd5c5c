import type { Part } from '../join_parts.js'
import { keeping, rolesOf } from '../rights.js'
import { seesAccounts } from './bank/sees_accounts.js'
import { batchesHold } from './batch/batches_hold.js'
import { itemsAreLines, itemsAreOpen, matchesHold, partiesAgree } from './invariants.js'
import { paymentsHold } from './posting/payments_hold.js'
import { keptRates } from './rates/exchange_rates.js'

const ROLES = rolesOf(
  ['payment', 'open_item', 'match', 'exchange_rate', 'payment_batch', 'bank_check'],
  {
    clerk: [
      ...['create', 'update', 'delete', 'post', 'print', 'send'].map(
        (verb) => `accounting.payment.${verb}`
      ),
      'accounting.open_item.match',
      'accounting.match.undo',
      ...['create', 'update', 'delete', 'fill', 'post'].map(
        (verb) => `accounting.payment_batch.${verb}`
      ),
    ],
    manager: [
      'accounting.payment.cancel',
      'accounting.payment.import',
      'accounting.payment_batch.approve',
      'accounting.payment_batch.cancel',
      'accounting.bank_check.confirm',
      ...keeping('exchange_rate'),
    ],
  }
)

/** Whoever confirms, approves or audits where money goes sees it; who prepares payments sees only whether they may go. */
const SEES_BANK = {
  rights: [
    'contacts.party.read',
    'accounting.bank_check.read',
    'accounting.bank_check.export',
    'accounting.payment_batch.read',
    'accounting.payment_batch.export',
  ],
  sensitive: ['bank' as const],
}

/** Payments, what they close, and what currencies are worth. */
export const paymentsPart: Part = {
  models: [
    () => import('../models/exchange_rate.js'),
    () => import('../models/open_item.js'),
    () => import('../models/match.js'),
    () => import('../models/payment.js'),
    () => import('../models/payment_line.js'),
    () => import('../models/payment_batch.js'),
    () => import('../models/payment_batch_line.js'),
    () => import('../models/bank_check.js'),
  ],
  operations: [
    () => import('../operations/propose_payment.js'),
    () => import('../operations/post_payment.js'),
    () => import('../operations/cancel_payment.js'),
    () => import('../operations/send_payment.js'),
    () => import('../operations/match_items.js'),
    () => import('../operations/match_groups.js'),
    () => import('../operations/propose_matches.js'),
    () => import('../operations/undo_match.js'),
    () => import('../operations/fill_payment_batch.js'),
    () => import('../operations/approve_payment_batch.js'),
    () => import('../operations/post_payment_batch.js'),
    () => import('../operations/cancel_payment_batch.js'),
    () => import('../operations/confirm_bank_account.js'),
  ],
  sequences: { payment_batch: { pattern: 'PB-{year}-{number:5}', gapless: true } },
  roles: {
    ...ROLES,
    manager: [...ROLES.manager, SEES_BANK],
    auditor: [...ROLES.auditor, SEES_BANK, 'accounting.payment.print'],
  },
  menu: [
    { model: 'accounting.payment', icon: 'i-lucide-banknote' },
    { model: 'accounting.payment_batch', icon: 'i-lucide-layers' },
    {
      screen: 'changed-accounts',
      right: 'accounting.bank_check.read',
      when: seesAccounts,
      icon: 'i-lucide-badge-check',
    },
    { model: 'accounting.bank_check', icon: 'i-lucide-shield-check' },
    {
      model: 'accounting.open_item',
      query: { filter: '[["is_open","eq",true]]' },
      icon: 'i-lucide-circle-dashed',
    },
    { screen: 'reconcile', right: 'accounting.open_item.read', icon: 'i-lucide-list-checks' },
    { model: 'accounting.match', icon: 'i-lucide-link' },
    { model: 'accounting.exchange_rate', icon: 'i-lucide-arrow-right-left' },
  ],
  screens: [
    {
      path: 'changed-accounts',
      page: 'changed_accounts',
      right: 'accounting.bank_check.read',
      props: async (ctx) => (await import('./bank/changed_screen.js')).changedScreen(ctx),
    },
    {
      path: 'reconcile',
      page: 'reconcile',
      right: 'accounting.open_item.read',
      props: async (ctx, query) =>
        (await import('./match/reconcile_screen.js')).reconcileScreen(ctx, query),
    },
  ],
  files: [
    {
      path: 'payment-pdf',
      right: 'accounting.payment.print',
      asks: ['id'],
      make: async (ctx, query) =>
        (await import('./print/receipt_file.js')).askedReceipt(ctx, query),
    },
  ],
  fills: {
    'accounting.open_item:list.selection': 'open-items/selection',
    'accounting.payment:record.actions': 'payments/receipt',
  },
  invariants: [itemsAreLines, itemsAreOpen, matchesHold, partiesAgree, paymentsHold, batchesHold],
  strategies: { 'kernel.exchange_rates': { kept: keptRates } },
}
