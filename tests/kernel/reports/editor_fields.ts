import type { ReportField } from '#kernel/reports/editor/wire'

const field = (path: string, more: Partial<ReportField>): ReportField => ({
  path,
  key: path,
  label: path,
  kind: 'text',
  base: false,
  measures: ['count', 'count_distinct'],
  groups: true,
  sorts: true,
  ...more,
})
export const COUNTRY = field('country', {})
export const NET = field('net', { kind: 'money', measures: ['sum', 'avg', 'count'] })
export const DAY = field('ordered_on', { kind: 'date', measures: ['count', 'min', 'max'] })
export const PRICE = field('product.price', { kind: 'price', measures: ['avg', 'count'] })
export const NOTE = field('note', { kind: 'long_text', measures: [], groups: false })
export const FIELDS = [COUNTRY, NET, DAY, PRICE, NOTE]
