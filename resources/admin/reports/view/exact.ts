const DECIMAL = /^(-?)(\d+)(?:\.(\d+))?$/

export function isDecimal(text: string) {
  return DECIMAL.test(text)
}

/** How many decimals a text has: 2 of "12.50". */
export function decimalsIn(text: string) {
  const at = text.indexOf('.')
  return at < 0 ? 0 : text.length - at - 1
}

/** A decimal text in units of its last place: 1250n of "12.5" at 2; nothing where it is none. */
function unitsOf(text: string, decimals: number) {
  const [, sign, whole, fraction = ''] = DECIMAL.exec(text) ?? []
  if (whole === undefined) return undefined
  const units = BigInt(whole + fraction.slice(0, decimals).padEnd(decimals, '0'))
  return sign === '-' ? -units : units
}

/** The sum of decimal texts to the last digit; gaps count for nothing. */
export function exactSum(texts: readonly string[], decimals: number) {
  const units = texts.reduce((sum, text) => sum + (unitsOf(text, decimals) ?? 0n), 0n)
  if (decimals === 0) return String(units)
  const digits = String(units < 0n ? -units : units).padStart(decimals + 1, '0')
  return `${units < 0n ? '-' : ''}${digits.slice(0, -decimals)}.${digits.slice(-decimals)}`
}

/** Which of two decimal texts is more, to the last digit; what is no number comes first. */
export function compareDecimals(one: string, other: string) {
  const decimals = Math.max(decimalsIn(one), decimalsIn(other))
  const [a, b] = [unitsOf(one, decimals), unitsOf(other, decimals)]
  if (a === undefined || b === undefined) return Number(a !== undefined) - Number(b !== undefined)
  return a < b ? -1 : a > b ? 1 : 0
}
