import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import iconv from 'iconv-lite'
import { readLayout, readRows } from '#kernel/exchange/table/read_table'

/** A file with this content, in the temporary folder of the run. */
export function fileOf(content: string | Buffer, encoding = 'utf-8', options = {}) {
  const path = join(mkdtempSync(join(tmpdir(), 'exchange-')), 'file.csv')
  const bytes = typeof content === 'string' ? iconv.encode(content, encoding, options) : content
  writeFileSync(path, bytes)
  return path
}

/** Everything of a file as the import reads it. */
export async function read(path: string) {
  const layout = await readLayout(path)
  const rows = []
  for await (const row of readRows(path, layout)) rows.push(row)
  return { ...layout, rows }
}
