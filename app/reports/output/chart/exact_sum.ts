import { formatUnits } from '#kernel/records/values/decimal'

/** The sum of decimal texts to the last digit; gaps count for nothing. */
export function exactSum(texts: readonly string[], decimals: number) {
  let units = 0n
  for (const text of texts) {
    const [, sign, whole, fraction = ''] = /^(-?)(\d+)(?:\.(\d+))?$/.exec(text) ?? []
    if (whole === undefined) continue
    const own = BigInt(whole + fraction.slice(0, decimals).padEnd(decimals, '0'))
    units += sign === '-' ? -own : own
  }
  return formatUnits(units, decimals)
}
