import { useShared } from '~/shared'
import { useCaller } from '../use_caller'
import { useTexts } from '../use_texts'
import { isCompany, kindOf, type FieldDescription, type Labelled, type Values } from '../types'
import { factsText } from './facts'
import {
  formatDate,
  formatDecimal,
  formatMoment,
  formatMoney,
  formatPercent,
  formatPrice,
  relativeDate,
  relativeMoment,
} from './format'

export type BadgeColor = 'neutral' | 'info' | 'success' | 'warning' | 'error'

/** What the life of a document usually means, where its model names no colours. */
const USUAL: Record<string, BadgeColor> = {
  draft: 'neutral',
  open: 'info',
  active: 'info',
  posted: 'success',
  done: 'success',
  paid: 'success',
  cancelled: 'error',
  failed: 'error',
}

/** Values as text: for cells, titles, history and conflicts. */
export function useValueText() {
  const { t, has, locale, choice, modelName, named } = useTexts()
  const { today } = useCaller()
  const { companies } = useShared()

  return { text, exact, colorOf }

  function text(field: FieldDescription, row: Values): string {
    const value = row[field.key]
    if (isCompany(field) && field.key in row) return companyName(value)
    if (value === null || value === undefined || value === '') return ''
    const code = field.currency ? (row[field.currency] as string | undefined) : undefined
    switch (kindOf(field)) {
      case 'money':
        return formatMoney(String(value), code, locale.value)
      case 'price':
        return formatPrice(String(value), code, locale.value)
      case 'quantity':
      case 'integer':
        return formatDecimal(String(value), locale.value)
      case 'percent':
        return formatPercent(String(value), locale.value)
      case 'date':
        if (field.exact) return formatDate(String(value), locale.value)
        return relativeDate(String(value), today.value, locale.value)
      case 'datetime':
        return relativeMoment(String(value), Date.now(), locale.value)
      case 'choice':
        return choice(field, value)
      case 'boolean':
        return t(value ? 'records.yes' : 'records.no')
      case 'reference':
        return (
          (row[field.reference!.relation] as Labelled | undefined)?.label ?? `#${String(value)}`
        )
      case 'tags':
        return (value as string[]).map((one) => choice(field, one)).join(', ')
      case 'lines':
        return t('records.lines.count', { count: (value as unknown[]).length })
      default:
        return field.names ? named(field.names, String(value)) : structured(value)
    }
  }

  function structured(value: unknown) {
    if (Array.isArray(value)) return JSON.stringify(value)
    return typeof value === 'object' ? factsText(value!, { t, has, modelName }) : String(value)
  }

  /** A record without a company is everybody's. */
  function companyName(id: unknown) {
    if (id === null) return t('lists.companies.every')
    return companies.value.find((one) => one.id === id)?.name ?? `#${String(id)}`
  }

  function exact(field: FieldDescription, value: unknown) {
    const isDate = kindOf(field) === 'date'
    return isDate
      ? formatDate(String(value), locale.value)
      : formatMoment(String(value), locale.value)
  }

  /** The badge colour of a choice; undefined where it is no state but a mere property. */
  function colorOf(field: FieldDescription, value: unknown): BadgeColor | undefined {
    if (field.colors) return (field.colors[String(value)] ?? 'neutral') as BadgeColor
    return field.key === 'state' || field.key === 'status'
      ? (USUAL[String(value)] ?? 'neutral')
      : undefined
  }
}
