import { useMessages } from 'kontor/ui'
import type { SlowReport } from '#kernel/reports/advice/wire'
import { useShared } from '~/shared'

/** Why a report is slow, times and sizes, as people read them. */
export function useWords() {
  const { t } = useMessages()
  const { locale } = useShared()

  const number = (value: number, options: Intl.NumberFormatOptions = {}) =>
    new Intl.NumberFormat(locale.value, options).format(value)

  function seconds(milliseconds: number) {
    const maximumFractionDigits = milliseconds < 10_000 ? 1 : 0
    return number(milliseconds / 1000, { style: 'unit', unit: 'second', maximumFractionDigits })
  }

  function size(bytes: number) {
    const isSmall = bytes < 1_000_000
    const unit = isSmall ? 'kilobyte' : 'megabyte'
    return number(bytes / (isSmall ? 1000 : 1_000_000), {
      style: 'unit',
      unit,
      maximumFractionDigits: 0,
    })
  }

  const list = (names: readonly string[]) =>
    new Intl.ListFormat(locale.value, { type: 'conjunction' }).format(names)

  const reason = ({ reason: why, records, source, fields }: SlowReport) =>
    t(`report_advice.reasons.${why}`, {
      records: number(records),
      source,
      fields: list(fields),
    })

  return { seconds, size, list, reason }
}
