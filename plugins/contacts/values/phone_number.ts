import { createRequire } from 'node:module'
import type { CountryCode } from 'libphonenumber-js'

const require = createRequire(import.meta.url)

/** Loaded with the first number: the plans of all countries are large. */
const plans = () => require('libphonenumber-js') as typeof import('libphonenumber-js')

/**
 * The number as it is dialled from anywhere ("+49300074321"), where it is valid in its country.
 * Any other text is kept as typed: an extension, or a number of a plan that has changed since.
 */
export function internationalNumber(typed: string, country: string | null) {
  const kept = typed.trim()
  const parsed = plans().parsePhoneNumberFromString(kept, knownCountry(country))
  return parsed?.isValid() && !parsed.ext ? parsed.number : kept
}

/** What two spellings of one number have in common. */
export function phoneDigits(number: string) {
  return number.replace(/\D/g, '')
}

function knownCountry(country: string | null): CountryCode | undefined {
  return country && plans().isSupportedCountry(country) ? country : undefined
}
