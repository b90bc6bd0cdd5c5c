import { dayText } from '../../ledger/day_text.js'

type Exact = Intl.StringNumericLiteral

/** Figures and days as the reader writes them; amounts keep every digit they have. */
export function textsIn({ language, currency }: { language: string; currency: string }) {
  const decimals = new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions()
    .maximumFractionDigits
  const amount = new Intl.NumberFormat(language, {
    minimumFractionDigits: decimals,
    maximumFractionDigits: decimals,
  })
  const price = new Intl.NumberFormat(language, {
    minimumFractionDigits: decimals,
    maximumFractionDigits: 6,
  })
  const quantity = new Intl.NumberFormat(language, { maximumFractionDigits: 6 })
  const money = new Intl.NumberFormat(language, {
    style: 'currency',
    currency,
    currencyDisplay: 'code',
  })
  return {
    amount: (text: string) => amount.format(text as Exact),
    price: (text: string) => price.format(text as Exact),
    quantity: (text: string) => quantity.format(text as Exact),
    money: (text: string) => money.format(text as Exact),
    percent: (text: string) => `${quantity.format(text as Exact)} %`,
    day: (text: string) => dayText(language, text),
  }
}
