import type { Region } from './lists.js'

/** The member states of the European Union, as VAT counts them. */
const EU = new Set(
  'AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK'.split(' ')
)

/** Where a country lies, seen from the company's; an unknown one counts as the company's own. */
export interface Whereabouts {
  home: string | null
  /** Where it goes to, or where the other side is. */
  country: string | null
}

/** Whether the other side is in a region; `named` is the country of the region `country`. */
export function isIn(region: Region, { home, country }: Whereabouts, named: string | null) {
  const isDomestic = country === null || country === home
  if (region === 'any') return true
  if (region === 'country') return country !== null && country === named
  if (region === 'domestic') return isDomestic
  if (isDomestic) return false
  if (region === 'abroad') return true
  return EU.has(country) === (region === 'eu')
}
