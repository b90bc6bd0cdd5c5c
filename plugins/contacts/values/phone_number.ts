import type { CountryCode } from 'libphonenumber-js'
import { isSupportedCountry, parsePhoneNumberFromString } from 'libphonenumber-js'

/**
 * The number as it is dialled from anywhere ("+49300074321"), where it is valid in its country.
 * Any other text is kept as typed: an extension, or a number of a plan that has changed since.
 */
export function internationalNumber(typed: string, country: string | null) {
  const kept = typed.trim()
  const parsed = parsePhoneNumberFromString(kept, knownCountry(country))
  return parsed?.isValid() && !parsed.ext ? parsed.number : kept
}

/** What two spellings of one number have in common. */
export function phoneDigits(number: string) {
  return number.replace(/\D/g, '')
}

function knownCountry(country: string | null): CountryCode | undefined {
  return country && isSupportedCountry(country) ? country : undefined
}
