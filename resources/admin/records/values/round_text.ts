/** A decimal text with at most `decimals` places, rounded half away from zero; "12.345" at 2 is "12.35". */
export function roundText(text: string, decimals: number): string {
  const negative = text.startsWith('-')
  const [whole, fraction = ''] = text.replace('-', '').split('.')
  if (fraction.length <= decimals) return text
  const kept = BigInt(whole + fraction.slice(0, decimals)) + (fraction[decimals] >= '5' ? 1n : 0n)
  const digits = String(kept).padStart(decimals + 1, '0')
  const body = decimals === 0 ? digits : `${digits.slice(0, -decimals)}.${digits.slice(-decimals)}`
  return negative && kept !== 0n ? `-${body}` : body
}
