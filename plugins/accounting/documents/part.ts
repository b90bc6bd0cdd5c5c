import { choice, quantity, reference } from 'kontor/plugin'
import type { Part } from '../join_parts.js'
import { keeping, rolesOf } from '../rights.js'
import { SUPPLIES } from '../tax/lists.js'
import { TAX_GROUPS } from '../tax/tax_groups.js'
import { documentsAgree } from './invariants.js'
import { documentsAddUp } from './totals/documents_add_up.js'
import { LAYOUTS } from './print/printed_document.js'

const ACCOUNT = (types: string[]) => ({
  where: {
    and: [
      ['is_group', 'eq', false],
      ['type', 'in', types],
    ],
  },
})
const LEAF = { where: ['is_group', 'eq', false] }
const WORK = ['create', 'update', 'delete', 'post', 'send', 'print', 'credit', 'correct'].map(
  (verb) => `accounting.invoice.${verb}`
)
const RUN = ['cancel', 'post_over_limit', 'import'].map((verb) => `accounting.invoice.${verb}`)

const ROLES = rolesOf(['payment_term', 'invoice'], {
  clerk: WORK,
  manager: [...keeping('payment_term'), ...RUN],
})

/** What sales and purchases of a product, or of all of a category, are booked on. */
const accountsOfSale = () => ({
  income_account_id: reference('accounting.account', LEAF),
  expense_account_id: reference('accounting.account', LEAF),
  sale_tax_id: reference('accounting.tax', { where: ['scope', 'eq', 'sale'] }),
  purchase_tax_id: reference('accounting.tax', { where: ['scope', 'eq', 'purchase'] }),
})

/** Invoices, bills and credit notes, how they are printed and mailed, and the terms they are paid by. */
export const documentsPart: Part = {
  models: [
    () => import('../models/payment_term.js'),
    () => import('../models/payment_term_line.js'),
    () => import('../models/invoice.js'),
    () => import('../models/invoice_line.js'),
    () => import('../models/invoice_tax.js'),
  ],
  operations: [
    () => import('../operations/post_invoice.js'),
    () => import('../operations/post_invoice_over_limit.js'),
    () => import('../operations/credit_invoice.js'),
    () => import('../operations/correct_invoice.js'),
    () => import('../operations/cancel_invoice.js'),
    () => import('../operations/send_invoice.js'),
    () => import('../operations/propose_line.js'),
    () => import('../operations/read_terms.js'),
    () => import('../operations/show_effect.js'),
  ],
  events: ['accounting.invoice.posted', 'accounting.invoice.payment_changed'],
  roles: { ...ROLES, auditor: [...ROLES.auditor, 'accounting.invoice.print'] },
  settings: {
    tax_rounding: { kind: 'choice', of: ['document', 'line', 'exact'], default: 'document' },
    discount_tax: { kind: 'choice', of: ['law', 'reduce', 'keep'], default: 'law' },
    layout: { kind: 'choice', of: [...LAYOUTS], default: 'classic' },
    usual_supply: { kind: 'choice', of: [...SUPPLIES], default: 'goods' },
    credit_limit: { kind: 'choice', of: ['ignore', 'warn', 'refuse'], default: 'refuse' },
  },
  extends: {
    'contacts.party': {
      table: 'accounting_parties',
      fields: {
        receivable_account_id: reference('accounting.account', ACCOUNT(['receivable'])),
        payable_account_id: reference('accounting.account', ACCOUNT(['payable'])),
        payment_term_id: reference('accounting.payment_term'),
        supplier_payment_term_id: reference('accounting.payment_term'),
        credit_limit: quantity({ min: 0 }),
        tax_group: choice({ of: TAX_GROUPS }),
        group_company_id: reference('kernel.company'),
      },
    },
    'catalogue.product': { table: 'accounting_products', fields: accountsOfSale() },
    'catalogue.category': { table: 'accounting_categories', fields: accountsOfSale() },
  },
  figures: { 'accounting.invoice': () => import('./invoice_figures.js') },
  menu: [
    {
      model: 'accounting.invoice',
      key: 'sales_invoices',
      query: { filter: '[["kind","in",["invoice","credit_note"]]]' },
      create: { field: 'kind', options: ['invoice', 'credit_note'] },
      icon: 'i-lucide-receipt-text',
    },
    {
      model: 'accounting.invoice',
      key: 'bills',
      query: { filter: '[["kind","in",["bill","bill_credit"]]]' },
      create: { field: 'kind', options: ['bill', 'bill_credit'] },
      icon: 'i-lucide-receipt',
    },
    { model: 'accounting.payment_term', icon: 'i-lucide-calendar-clock' },
  ],
  files: [
    {
      path: 'invoice-pdf',
      right: 'accounting.invoice.print',
      asks: ['id', 'layout', 'language'],
      make: async (ctx, query) => (await import('./print/invoice_file.js')).askedFile(ctx, query),
    },
  ],
  invariants: [documentsAgree, documentsAddUp],
  fills: {
    'accounting.invoice:form.lines': 'invoices/totals',
    'accounting.invoice:record.main': 'invoices/document',
    'accounting.invoice:record.actions': 'invoices/pay',
  },
}
