import type { ChartSource } from './chart.js'
import { de } from './de/accounts.js'
import { fr } from './fr/accounts.js'
import { gb } from './gb/accounts.js'
import { generic } from './generic/accounts.js'
import { pl } from './pl/accounts.js'
import { ua } from './ua/accounts.js'
import { us } from './us/accounts.js'

/** The charts written for Kontor, by country. */
export const CHARTS: readonly ChartSource[] = [generic, us, gb, de, fr, pl, ua]

/** The chart of a country (two capital letters); the generic one where the country has none. */
export function chartOf(country: string | null): ChartSource {
  return CHARTS.find((one) => one.id === country?.toLowerCase()) ?? generic
}
