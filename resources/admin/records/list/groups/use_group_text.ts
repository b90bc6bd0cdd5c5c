import type { Group, Sum } from '#kernel/records/query/groups/wire'
import { formatDecimal, formatMoney } from '../../values/format'
import { useValueText } from '../../values/use_value_text'
import { kindOf, type FieldDescription, type ModelDescription } from '../../types'
import { useTexts } from '../../use_texts'

/** What names a group, and its sums, as people read them. */
export function useGroupText(model: () => ModelDescription) {
  const { t, locale, choice } = useTexts()
  const { text } = useValueText()

  function nameOf(group: Pick<Group, 'value' | 'label'>, key: string) {
    const [path, bucket] = key.replace(/^-/, '').split(':')
    const field = model().fields.find((one) => one.key === path)
    if (group.value === null) return t('lists.groups.empty')
    if (!field) return String(group.value)
    const kind = kindOf(field)
    if (kind === 'date' || kind === 'datetime') {
      return spanText(String(group.value), bucket ?? 'month')
    }
    if (kind === 'reference') return group.label ?? `#${String(group.value)}`
    if (kind === 'choice') return choice(field, group.value)
    return text(field, { [field.key]: group.value })
  }

  function spanText(day: string, bucket: string) {
    const at = new Date(`${day}T00:00:00Z`)
    const format = (options: Intl.DateTimeFormatOptions) =>
      new Intl.DateTimeFormat(locale.value, { ...options, timeZone: 'UTC' }).format(at)
    if (bucket === 'year') return format({ year: 'numeric' })
    if (bucket === 'month') return format({ year: 'numeric', month: 'long' })
    if (bucket === 'quarter') {
      const quarter = Math.floor(at.getUTCMonth() / 3) + 1
      return t('lists.groups.quarter', { quarter, year: format({ year: 'numeric' }) })
    }
    const date = format({ dateStyle: 'medium' })
    return bucket === 'week' ? t('lists.groups.week', { date }) : date
  }

  function sumText(field: FieldDescription, { value, currency }: Sum) {
    return kindOf(field) === 'money'
      ? formatMoney(value, currency, locale.value)
      : formatDecimal(value, locale.value)
  }

  return { nameOf, sumText }
}
