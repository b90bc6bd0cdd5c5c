import type { TaxTemplate } from '../tax/template.js'
import type { ChartId } from './chart.js'
import { de } from './de/taxes.js'
import { fr } from './fr/taxes.js'
import { gb } from './gb/taxes.js'
import { generic } from './generic/taxes.js'
import { pl } from './pl/taxes.js'
import { ua } from './ua/taxes.js'
import { us } from './us/taxes.js'

/** The taxes that come with each chart of accounts. */
export const TAX_TEMPLATES: Record<ChartId, TaxTemplate> = { generic, us, gb, de, fr, pl, ua }
