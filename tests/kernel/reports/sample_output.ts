import { buffer } from 'node:stream/consumers'
import type { AnswerColumn, AnswerRow } from '#kernel/reports/answer'
import type { Output } from '#kernel/reports/output/output'
import { renderReport, type OutputFormat } from '#kernel/reports/output/render_report'

export const COLUMNS: AnswerColumn[] = [
  { key: 'country', label: 'Country', type: 'text', role: 'dimension' },
  { key: 'month', label: 'Month', type: 'date', role: 'dimension', bucket: 'month' },
  { key: 'orders', label: 'Orders', type: 'integer', role: 'measure', fn: 'count' },
  { key: 'net', label: 'Net', type: 'money', role: 'measure', fn: 'sum', currency: 'EUR' },
  { key: 'weight', label: 'Weight', type: 'quantity', role: 'measure', fn: 'sum' },
]

export const ROWS: AnswerRow[] = [
  { country: 'Germany', month: '2026-02', orders: 12, net: '1234567.50', weight: '2.5' },
  { country: 'Україна', month: '2026-03-01', orders: 3, net: '-99.05', weight: '10' },
  { country: '日本', month: '2026-03', orders: 1, net: '0.00', weight: '0.125' },
]

export const TOTALS: AnswerRow = { orders: 16, net: '1234468.45', weight: '12.625' }

/** A report of net amounts by country and month; parts of it as given. */
export function outputOf(changes: Partial<Omit<Output, 'answer'> & Output['answer']> = {}): Output {
  const {
    columns = COLUMNS,
    rows = ROWS,
    totals = TOTALS,
    subtotals = [],
    drill = [],
    isCut = false,
    ...rest
  } = changes
  return {
    title: 'Net by country',
    answer: { columns, rows, totals, subtotals, drill, isCut },
    presentation: { kind: 'table' },
    notes: ['Posted only'],
    locale: 'en',
    timeZone: 'Europe/Kyiv',
    madeAt: new Date('2026-11-22T20:30:00Z'),
    company: {
      name: 'Acme & Sons',
      addressLines: ['1 Long Lane', '01001 Kyiv'],
      country: 'UA',
      text: null,
      logo: null,
    },
    ...rest,
  }
}

/** The report's file, whole. */
export async function fileOf(output: Output, format: OutputFormat) {
  return buffer((await renderReport(output, format)).body)
}

export async function textOf(output: Output, format: OutputFormat) {
  return (await fileOf(output, format)).toString('utf8')
}
