import { csvFormat } from '#kernel/exchange/csv/format'
import { firstBytes } from '#kernel/exchange/table/first_bytes'
import type { Layout, ReadOptions, SourceRow, TableFormat } from '#kernel/exchange/table/layout'
import { xlsxFormat } from '#kernel/exchange/xlsx/format'
import { Refusal } from '#kernel/http/refusal'
import { registry } from '#kernel/plugins/registry'

const HEAD = 512

/** The kernel's own and those of plugins; what is none of the others is taken for text. */
const formats = (): TableFormat[] => [xlsxFormat, ...registry.formats.values(), csvFormat]

/**
 * What a file is made of. Throws a Refusal that says what is wrong with it: empty, damaged, too large
 * unpacked, no table at all, headers that cannot be told apart.
 */
export async function readLayout(path: string, options: ReadOptions = {}): Promise<Layout> {
  const head = await firstBytes(path, HEAD)
  if (head.length === 0) throw new Refusal('E_FILE_EMPTY', {}, { status: 422 })
  const format = formats().find(
    (one) => (!one.model || one.model === options.model) && one.fits(head, options.fileName ?? '')
  )!
  return format.layout(path, options)
}

/** The rows below the headers, one at a time however long the file is. */
export function readRows(path: string, layout: Layout): AsyncGenerator<SourceRow> {
  return formats()
    .find((one) => one.id === layout.format)!
    .rows(path, layout)
}

/** How many rows there are below the headers; throws where the file breaks off. */
export async function countRows(path: string, layout: Layout): Promise<number> {
  let count = 0
  for await (const row of readRows(path, layout)) count += row.cells.length > 0 ? 1 : 0
  return count
}
