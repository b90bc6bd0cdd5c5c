import type { Layout } from '../layout.js'
import { balanceSheet } from './balance_sheet.js'
import { cashFlow } from './cash_flow.js'
import { COUNTRY_LAYOUTS } from './countries/countries.js'
import { profitAndLoss } from './profit_and_loss.js'

/** The layouts every company has: by type, so that they fit every chart. */
export const LAYOUTS: readonly Layout[] = [balanceSheet, profitAndLoss, cashFlow]

/** All that come with the plugin, and may be the beginning of a company's own. */
export const SHIPPED: readonly Layout[] = [...LAYOUTS, ...COUNTRY_LAYOUTS]
export const SHIPPED_KEYS = SHIPPED.map((one) => one.key)
