const CURRENCIES: Record<string, string> = {
  AT: 'EUR',
  BE: 'EUR',
  CA: 'CAD',
  CH: 'CHF',
  CZ: 'CZK',
  DE: 'EUR',
  DK: 'DKK',
  ES: 'EUR',
  FI: 'EUR',
  FR: 'EUR',
  GB: 'GBP',
  HU: 'HUF',
  IE: 'EUR',
  IT: 'EUR',
  JP: 'JPY',
  NL: 'EUR',
  NO: 'NOK',
  PL: 'PLN',
  PT: 'EUR',
  RO: 'RON',
  SE: 'SEK',
  SK: 'EUR',
  UA: 'UAH',
  US: 'USD',
}

/** What is paid with in a country, as far as it is known here. */
export const currencyOf = (country: string): string | undefined => CURRENCIES[country]

/** A first answer from what the browser knows; each can be changed in the step. */
export function guessCompany(locale: string) {
  const country = new Intl.Locale(navigator.language).maximize().region ?? ''
  return {
    name: '',
    currency: currencyOf(country) ?? 'EUR',
    language: locale,
    time_zone: Intl.DateTimeFormat().resolvedOptions().timeZone || 'UTC',
    country,
  }
}
