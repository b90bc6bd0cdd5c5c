import { csvFormat, type Layout, Refusal, type SourceRow, type TableFormat } from 'kontor/plugin'
import { type CompleteRow, completeChart } from './complete_chart.js'
import type { FileRow } from './tree.js'

const FORMAT = 'chart_of_accounts'
const MOST_ROWS = 20_000
const HEADER = /^\ufeff?"?code"?[,;\t|].*\bparent_code\b/i

/**
 * A chart of accounts as accounting programs write it: code, name, type, subtype, parent_code, is_group. A parent is
 * named by its code or its name, and what a row leaves open follows from its place.
 */
const chartFile: TableFormat = {
  id: FORMAT,
  model: 'accounting.account',
  fits: (head) => HEADER.test(head.toString('utf8').split(/\r?\n/, 1)[0]),
  layout: async (path) => ({ ...(await csvFormat.layout(path, {})), format: FORMAT }),
  rows,
}
export default chartFile

async function* rows(path: string, layout: Layout): AsyncGenerator<SourceRow> {
  const headers = layout.headers.map((one) => one.toLowerCase())
  const read = new Map<number, SourceRow>()
  const file: FileRow[] = []
  for await (const row of csvFormat.rows(path, layout)) {
    if (file.length === MOST_ROWS) {
      throw new Refusal('E_CHART_ROWS', { max: MOST_ROWS }, { status: 422 })
    }
    read.set(row.number, row)
    file.push(fileRow(headers, row))
  }
  for (const one of completeChart(file)) {
    const row = read.get(one.number)!
    yield { ...row, cells: headers.map((header, at) => filled(one, header) ?? row.cells[at] ?? '') }
  }
}

function fileRow(headers: string[], { number, cells }: SourceRow): FileRow {
  const cell = (header: string) => (cells[headers.indexOf(header)] ?? '').trim()
  return {
    number,
    code: cell('code'),
    name: cell('name'),
    type: cell('type').toLowerCase(),
    subtype: cell('subtype').toLowerCase(),
    parent: cell('parent_code'),
    isGroup: /^(1|true|yes)$/i.test(cell('is_group')),
  }
}

function filled(row: CompleteRow, header: string): string | undefined {
  switch (header) {
    case 'code':
      return row.code
    case 'name':
      return row.name
    case 'type':
      return row.type
    case 'parent_code':
      return row.parentCode
    case 'is_group':
      return row.isGroup ? '1' : '0'
    default:
      return undefined
  }
}
