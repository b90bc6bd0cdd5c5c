import { Readable } from 'node:stream'
import ExcelJS from 'exceljs'
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { test } from 'kontor/testing'
import type { Output } from '#kernel/reports/output/output'
import { layOut } from '#kernel/reports/output/grid'
import { pageFor } from '#kernel/reports/output/page'
import { fileOf, outputOf, textOf } from '#tests/kernel/reports/sample_output'

const COLUMNS = [
  { key: 'label', label: 'Row', type: 'text', role: 'column' },
  { key: 'amount', label: 'Amount', type: 'money', role: 'column', currency: 'EUR' },
] as const
const statement = () =>
  outputOf({
    columns: [...COLUMNS],
    totals: null,
    rows: [
      { label: 'Assets', amount: null },
      { label: '  Receivables', amount: '10.00' },
      { label: 'Total assets', amount: '10.00' },
    ],
  })
const LOOKS: Output['looks'] = [{ isBold: true }, { level: 2 }, { isBold: true }]

/** Where each text of a document begins, and the name of its letters. */
async function lettersOf(output: Output) {
  const data = new Uint8Array(await fileOf(output, 'pdf'))
  const document = await getDocument({ data, useSystemFonts: false, verbosity: 0 }).promise
  const { items } = await (await document.getPage(1)).getTextContent()
  await document.loadingTask.destroy()
  const of = (text: string) => {
    const found = items.find((one) => 'str' in one && one.str.trim() === text)
    if (!found || !('str' in found)) throw new Error(`${text} is not there`)
    return { left: Math.round(Number(found.transform[4])), font: found.fontName }
  }
  return of
}

test.group('Rows of a statement as a file', () => {
  test('in a document stand below what they belong to, sums in bold', async ({ assert }) => {
    const of = await lettersOf({ ...statement(), looks: LOOKS })
    assert.equal(of('Receivables').left, of('Assets').left + 18)
    assert.equal(of('Total assets').font, of('Assets').font)
    assert.notEqual(of('Receivables').font, of('Assets').font)
  })

  test('in a web page and in a workbook too', async ({ assert }) => {
    const output = { ...statement(), looks: LOOKS }
    const html = await textOf(output, 'html')
    assert.lengthOf([...html.matchAll(/<tr class="sum">/g)], 2)
    assert.include(html, '<td style="padding-inline-start:2.75rem" dir="auto">  Receivables</td>')
    const book = new ExcelJS.Workbook()
    await book.xlsx.read(Readable.from([await fileOf(output, 'xlsx')]))
    const [sheet] = book.worksheets
    const bold = [2, 3, 4].map((row) => Boolean(sheet.getRow(row).getCell(1).font?.bold))
    assert.deepEqual(bold, [true, false, true])
  })

  test('all stand alike where nothing is said', async ({ assert }) => {
    const of = await lettersOf(statement())
    assert.deepEqual(of('Total assets'), of('Assets'))
    assert.notInclude(await textOf(statement(), 'html'), 'class="sum"')
  })
})

test.group('The widths of a document', () => {
  test('keep a number of a document in one piece, and turn the paper for it', ({ assert }) => {
    const keys = ['a', 'b', 'c', 'd', 'e', 'f']
    const columns = keys.map((key) => ({
      key,
      label: key,
      type: 'text' as const,
      role: 'column' as const,
    }))
    const row = Object.fromEntries(keys.map((key) => [key, 'INVOICE/2026/00058']))
    const page = pageFor(layOut(outputOf({ columns, rows: [row], totals: null })), 'DE')
    assert.isTrue(page.isWide)
    const letters = Math.min(...page.widths) / (page.fontSize * 0.6)
    assert.isAtLeast(Math.ceil(letters), 'INVOICE/2026/00058'.length)
  })

  test('break what is longer than any number: a row of letters without an end', ({ assert }) => {
    const columns = [{ ...COLUMNS[0] }, { ...COLUMNS[0], key: 'b' }]
    const row = { label: 'x'.repeat(400), b: 'short' }
    const page = pageFor(layOut(outputOf({ columns, rows: [row], totals: null })), 'DE')
    assert.isFalse(page.isWide)
  })
})
