import type { FieldKind } from '#kernel/records/fields/kinds'

/** What a field holds, at a glance. */
const FIELD_ICONS: Partial<Record<FieldKind, string>> = {
  text: 'i-lucide-type',
  long_text: 'i-lucide-align-left',
  integer: 'i-lucide-hash',
  money: 'i-lucide-coins',
  quantity: 'i-lucide-scale',
  price: 'i-lucide-tag',
  percent: 'i-lucide-percent',
  boolean: 'i-lucide-toggle-left',
  date: 'i-lucide-calendar',
  datetime: 'i-lucide-clock',
  choice: 'i-lucide-list',
  tags: 'i-lucide-tags',
  email: 'i-lucide-mail',
  phone: 'i-lucide-phone',
  url: 'i-lucide-link',
  reference: 'i-lucide-corner-down-right',
}

export const iconOf = (kind: FieldKind) => FIELD_ICONS[kind] ?? 'i-lucide-square'
