/** What was typed of one value: "3", nothing yet, or something that is no number of pieces. */
export type Typed = Record<string, string>

const WHOLE = /^\d{1,7}$/

export const isPieces = (text: string) => text.trim() === '' || WHOLE.test(text.trim())

/** Minor units of a decimal text: "0.50" of two decimals is 50. */
export function minorOf(text: string, decimals: number) {
  const isBelow = text.startsWith('-')
  const [whole, fraction = ''] = text.replace('-', '').split('.')
  const units = BigInt(whole + fraction.padEnd(decimals, '0').slice(0, decimals))
  return isBelow ? -units : units
}

/** What the pieces typed come to, in minor units; what is no number counts as nothing. */
export function worthOfTyped(typed: Typed, decimals: number) {
  return Object.entries(typed).reduce((sum, [denomination, text]) => {
    const pieces = WHOLE.test(text.trim()) ? BigInt(text.trim()) : 0n
    return sum + minorOf(denomination, decimals) * pieces
  }, 0n)
}
