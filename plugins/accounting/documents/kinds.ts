import type { InvoiceKind } from '../models/invoice.js'

/** Sold, not bought. */
export const isSaleKind = (kind: InvoiceKind) => kind === 'invoice' || kind === 'credit_note'

/** Gives back what another document asked for. */
export const isCreditKind = (kind: InvoiceKind) => kind === 'credit_note' || kind === 'bill_credit'
