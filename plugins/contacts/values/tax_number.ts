import { createRequire } from 'node:module'
import { Refusal } from 'kontor/plugin'
import type { Validator } from 'stdnum'

const require = createRequire(import.meta.url)

/** 300 files that a server without tax numbers to check never reads. */
const checks = () => require('stdnum') as typeof import('stdnum')

export const TAX_SCHEMES = ['vat', 'company', 'person', 'other'] as const
export type TaxScheme = (typeof TAX_SCHEMES)[number]

/**
 * The number without spaces and punctuation. Throws E_TAX_ID where the country's check digits say
 * that it is mistyped; a scheme that nobody publishes a check for is kept as typed.
 */
export function checkTaxNumber(country: string, scheme: TaxScheme, typed: string) {
  const number = typed.trim().toUpperCase()
  const validators = validatorsOf(country, scheme)
  if (validators.length === 0) return number
  for (const validator of validators) {
    const result = validator.validate(number)
    if (result.isValid) return withCountry(country, scheme, result.compact)
  }
  throw Refusal.input([{ field: 'number', code: 'E_TAX_ID', params: { number, country } }])
}

function validatorsOf(country: string, scheme: TaxScheme): Validator[] {
  if (scheme === 'company') return checks().entityValidators[country] ?? []
  if (scheme === 'person') return checks().personValidators[country] ?? []
  if (scheme === 'other') return []
  return Object.values(checks().stdnum[country] ?? {}).filter((one) =>
    /\bVAT\b|Goods and/i.test(one.name)
  )
}

/** VAT numbers of the European Union carry their country, whether or not it was typed. */
function withCountry(country: string, scheme: TaxScheme, compact: string) {
  const prefix = country === 'GR' ? 'EL' : country
  if (scheme !== 'vat' || !EUROPEAN_VAT.has(country) || compact.startsWith(prefix)) return compact
  return prefix + compact
}

const EUROPEAN_VAT = new Set(
  'AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK'.split(' ')
)
