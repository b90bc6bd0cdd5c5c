import currencies from 'currency-codes'

const decimals = new Map(currencies.data.map((one) => [one.code, one.digits]))

/** How many decimals ISO 4217 gives a currency: 2 for EUR, 0 for JPY, 3 for TND. Unknown codes count as 2. */
export function decimalsOf(currency: string) {
  return decimals.get(currency) ?? 2
}

export function isCurrency(code: string) {
  return decimals.has(code)
}

let byDecimals: Map<number, string[]> | undefined

/** The codes of all currencies by how many decimals they have. */
export function codesByDecimals(): ReadonlyMap<number, readonly string[]> {
  if (!byDecimals) {
    byDecimals = new Map()
    for (const [code, digits] of decimals) {
      byDecimals.set(digits, [...(byDecimals.get(digits) ?? []), code])
    }
  }
  return byDecimals
}
