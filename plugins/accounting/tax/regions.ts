import type { Region } from './lists.js'

/** The member states of the European Union, as VAT counts them. */
const EU = new Set(
  'AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK'.split(' ')
)

/**
 * Where a country lies, seen from the company's. While either is unknown the other side counts as domestic: a company
 * that has not said where it is charges its usual taxes, and exports nothing by itself.
 */
export interface Whereabouts {
  home: string | null
  /** Where it goes to, or where the other side is. */
  country: string | null
}

/** Whether the other side is in a region; `named` is the country of the region `country`. */
export function isIn(region: Region, { home, country }: Whereabouts, named: string | null) {
  const isDomestic = home === null || country === null || country === home
  if (region === 'any') return true
  if (region === 'country') return country !== null && country === named
  if (region === 'domestic') return isDomestic
  if (isDomestic) return false
  if (region === 'abroad') return true
  return EU.has(country) === (region === 'eu')
}
