import { kindOf, type FieldDescription } from '../types'

const BY_KIND: Record<string, number> = { integer: 0, quantity: 6, price: 6, percent: 6 }

/** How many decimals a numeric field takes; undefined for every other kind. */
export function decimalsOf(
  field: FieldDescription,
  currency: string | undefined
): number | undefined {
  const kind = kindOf(field)
  return kind === 'money' ? decimalsOfCurrency(currency) : BY_KIND[kind]
}

function decimalsOfCurrency(currency: string | undefined) {
  if (!currency || !/^[A-Z]{3}$/.test(currency)) return 2
  return (
    new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions()
      .maximumFractionDigits ?? 2
  )
}

/** How many decimals it is shown with at least: those of its currency. */
export function leastDecimals(field: FieldDescription, currency: string | undefined) {
  return field.currency ? decimalsOfCurrency(currency) : 0
}
