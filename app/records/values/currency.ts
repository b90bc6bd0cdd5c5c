import currencies from 'currency-codes'

const decimals = new Map(currencies.data.map((one) => [one.code, one.digits]))

/** How many decimals ISO 4217 gives a currency: 2 for EUR, 0 for JPY, 3 for TND. Unknown codes count as 2. */
export function decimalsOf(currency: string) {
  return decimals.get(currency) ?? 2
}

export function isCurrency(code: string) {
  return decimals.has(code)
}
