import type { Part } from '../join_parts.js'
import { keeping, rolesOf } from '../rights.js'

/** Invoices and bills, and the terms they are paid by. */
export const documentsPart: Part = {
  models: [
    () => import('../models/payment_term.js'),
    () => import('../models/payment_term_line.js'),
  ],
  roles: rolesOf(['payment_term'], { manager: keeping('payment_term') }),
  menu: [{ model: 'accounting.payment_term', icon: 'i-lucide-calendar-clock' }],
}
