import {
  formatDate,
  formatDecimal,
  formatMoment,
  formatMoney,
  formatPercent,
} from '~/records/values/format'
import { useShared } from '~/shared'

/** Values as text in the user's language; decimal strings keep every digit. */
export function useFormat() {
  const { locale, company } = useShared()
  return {
    number: (text: string) => formatDecimal(text, locale.value),
    money: (amount: string, currency?: string) =>
      formatMoney(amount, currency ?? company.value?.currency, locale.value),
    /** Whether an amount is zero. */
    isZero: (amount: string) => /^-?0*(\.0*)?$/.test(amount),
    percent: (text: string) => formatPercent(text, locale.value),
    /** A business date: '2026-11-22'. */
    date: (date: string) => formatDate(date, locale.value),
    /** A moment in the company's time zone. */
    moment: (moment: string) => formatMoment(moment, locale.value, company.value?.timeZone),
  }
}
