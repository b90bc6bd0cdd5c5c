/** What is typed as a number, "12.5", in millionths; nothing while it cannot be read. */
export function millionths(value: unknown): bigint {
  const match = /^(-?)(\d+)(?:\.(\d{1,6}))?$/.exec(String(value ?? '').trim())
  if (!match) return 0n
  const units = BigInt(match[2] + (match[3] ?? '').padEnd(6, '0'))
  return match[1] ? -units : units
}

/** Minor units as the wire writes an amount: 1250 with 2 decimals is "12.50". */
export function amountText(minor: bigint, decimals: number): string {
  const size = String(minor < 0n ? -minor : minor).padStart(decimals + 1, '0')
  const sign = minor < 0n ? '-' : ''
  if (decimals === 0) return sign + size
  return `${sign}${size.slice(0, -decimals)}.${size.slice(-decimals)}`
}

/** How many decimals a currency has; 2 while its code is still being typed. */
export function decimalsOf(currency: string) {
  if (!/^[A-Z]{3}$/.test(currency)) return 2
  return new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions()
    .maximumFractionDigits!
}
