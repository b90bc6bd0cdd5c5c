import type { ChartKind } from '#kernel/reports/output/presentation'
import type { Wording } from '../wording.js'
import type { ChartData, Mark, Series } from './series.js'

/** What a mark says of itself: "January · Chad · 250.50". */
export function said(category: string, series: Series, { text }: Pick<Mark, 'text'>) {
  return [category, series.name, text].filter((one) => one !== '').join(' · ')
}

/** A chart in words: its kind, what it shows, its highest and lowest values. */
export function describe(data: ChartData, kind: ChartKind, { t }: Wording) {
  const figures = [...new Set(data.series.map(({ column }) => column.label))].join(', ')
  const found = data.series.flatMap(({ marks, name }) =>
    marks.flatMap(({ value, text }, at) => {
      const category = data.categories[at]
      return value === null
        ? []
        : [{ name: data.series.length > 1 ? `${category} · ${name}` : category, text, value }]
    })
  )
  const sorted = [...found].sort((one, other) => one.value - other.value)
  const { categoryLabel: category } = data
  const of = category ? t('report_output.of', { figures, category }) : figures
  const say = (key: 'highest' | 'lowest', { name, text }: (typeof sorted)[number]) =>
    t(`report_output.${key}`, { name, value: text })
  return [
    `${t(`report_output.chart.${kind}`)}: ${of}.`,
    ...sorted.slice(-1).map((one) => say('highest', one)),
    ...(sorted.length > 1 ? [say('lowest', sorted[0])] : []),
  ].join(' ')
}
