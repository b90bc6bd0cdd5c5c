import type { Part } from '../join_parts.js'
import { keeping, rolesOf } from '../rights.js'
import { keptRates } from './rates/exchange_rates.js'

/** Payments, what they close, and what currencies are worth. */
export const paymentsPart: Part = {
  models: [() => import('../models/exchange_rate.js')],
  roles: rolesOf(['exchange_rate'], { manager: keeping('exchange_rate') }),
  menu: [{ model: 'accounting.exchange_rate', icon: 'i-lucide-arrow-right-left' }],
  strategies: { 'kernel.exchange_rates': { kept: keptRates } },
}
