import { Readable } from 'node:stream'
import ExcelJS from 'exceljs'
import { XMLParser, XMLValidator } from 'fast-xml-parser'
import { test } from 'kontor/testing'
import { displayWidth } from '#kernel/reports/output/display_width'
import type { Output } from '#kernel/reports/output/output'
import { fileOf, outputOf, textOf } from '#tests/kernel/reports/sample_output'

const HOSTILE = `<img src=x onerror=alert(1)> & "quotes" 'too' \u0007\ud800`

/** A workbook as another program reads it. */
async function sheetOf(output: Output) {
  const book = new ExcelJS.Workbook()
  await book.xlsx.read(Readable.from([await fileOf(output, 'xlsx')]))
  return book.worksheets[0]
}

test.group('A report as a web page', () => {
  test('is a whole page that fetches and runs nothing, in well-formed markup', async ({
    assert,
  }) => {
    const html = await textOf(outputOf({ title: HOSTILE, notes: [HOSTILE] }), 'html')
    assert.isTrue(XMLValidator.validate(html) === true)
    assert.notMatch(html, /<script|<img|<link|onerror=alert\(1\)>[^&]|https?:(?!\/\/www\.w3\.org)/)
    assert.include(html, 'default-src &#39;none&#39;')
  })

  test('says which heads go with which cells, and has the totals in its foot', async ({
    assert,
  }) => {
    const html = await textOf(outputOf({ locale: 'uk' }), 'html')
    const parser = new XMLParser({ ignoreAttributes: false, attributeNamePrefix: '' })
    const { table } = parser.parse(html).html.body.main.div
    assert.deepEqual(
      table.thead.tr.th.map((one: { scope: string }) => one.scope),
      ['col', 'col', 'col', 'col', 'col']
    )
    assert.equal(table.tbody.tr[1].th[0].scope, 'row')
    assert.equal(table.tbody.tr[1].td[1]['#text'], '-99,05')
    assert.equal(table.tfoot.tr.th['#text'], 'Разом')
  })

  test('runs from right to left where the language does', async ({ assert }) => {
    assert.match(await textOf(outputOf({ locale: 'ar' }), 'html'), /<html lang="ar" dir="rtl"/)
    assert.match(await textOf(outputOf(), 'html'), /<html lang="en" dir="ltr"/)
  })

  test('says so when there is nothing', async ({ assert }) => {
    const html = await textOf(outputOf({ rows: [] }), 'html')
    assert.include(html, '<td class="empty" colspan="5">No records match this report.</td>')
    assert.notInclude(html, '<tfoot>')
  })
})

test.group('A report as CSV', () => {
  test('is read by another program: figures and days as on the wire in any language', async ({
    assert,
  }) => {
    const csv = await fileOf(outputOf({ locale: 'uk' }), 'csv')
    assert.equal(csv.toString('hex', 0, 3), 'efbbbf')
    const sheet = await new ExcelJS.Workbook().csv.read(Readable.from([csv]), { map: String })
    assert.deepEqual((sheet.getRow(2).values as unknown[]).slice(1), [
      'Germany',
      '2026-02',
      '12',
      '1234567.50',
      '2.5',
    ])
    assert.equal(sheet.rowCount, 4)
  })

  test('keeps commas, quotes and line ends in their cell, and formulas from being run', async ({
    assert,
  }) => {
    const columns = [{ key: 'a', label: '=1+1', type: 'text', role: 'column' }] as const
    const rows = [{ a: 'one, "two"\r\nthree' }, { a: '=HYPERLINK("http://x")' }, { a: '-5' }]
    assert.equal(
      (await textOf(outputOf({ columns, rows, totals: null }), 'csv')).slice(1),
      `'=1+1\r\n"one, ""two""\r\nthree"\r\n"'=HYPERLINK(""http://x"")"\r\n-5\r\n`
    )
  })

  test('is its first line alone when there is nothing', async ({ assert }) => {
    const csv = await textOf(outputOf({ rows: [] }), 'csv')
    assert.equal(csv.slice(1), 'Country,Month,Orders,Net (EUR),Weight\r\n')
  })
})

test.group('A report as a workbook', () => {
  test('has numbers as numbers in the shape of their currency, and months as days', async ({
    assert,
  }) => {
    const sheet = await sheetOf(outputOf())
    const [country, month, orders, net, weight] = [1, 2, 3, 4, 5].map((at) =>
      sheet.getRow(2).getCell(at)
    )
    assert.deepEqual(
      [country.value, orders.value, net.value, weight.value],
      ['Germany', 12, 1234567.5, 2.5]
    )
    assert.equal((month.value as Date).toISOString().slice(0, 10), '2026-02-01')
    assert.deepEqual(
      [month.numFmt, orders.numFmt, net.numFmt, weight.numFmt],
      ['mmmm yyyy', '#,##0', '#,##0.00 [$EUR]', '#,##0.000']
    )
  })

  test('has a head that is bold and stays, a bold total and columns wide enough', async ({
    assert,
  }) => {
    const sheet = await sheetOf(outputOf())
    assert.deepInclude(sheet.views[0], { state: 'frozen', ySplit: 1 })
    assert.isTrue(sheet.getCell('A1').font.bold)
    assert.equal(sheet.getCell('A5').value, 'Total')
    assert.equal(sheet.getCell('D5').value, 1234468.45)
    assert.isTrue(sheet.getCell('D5').font.bold)
    assert.equal(sheet.getCell('D5').numFmt, '#,##0.00 [$EUR]')
    assert.isAbove(sheet.getColumn(4).width ?? 0, displayWidth('1,234,567.50'))
  })

  test('never rounds: what has more than 15 digits is text, 15 digits come back as they were', async ({
    assert,
  }) => {
    const rows = ['9999999999999.99', '-1234567890123.45', '9007199254740993.07', '0.10'].map(
      (net) => ({ net })
    )
    const sheet = await sheetOf(outputOf({ rows, totals: null }))
    assert.deepEqual(
      [2, 3, 4, 5].map((at) => sheet.getRow(at).getCell(4).value),
      [9999999999999.99, -1234567890123.45, '9007199254740993.07', 0.1]
    )
    assert.equal((sheet.getRow(2).getCell(4).value as number).toFixed(2), rows[0].net)
  })

  test('gives each amount the decimals of its own currency where a column has several', async ({
    assert,
  }) => {
    const columns = [
      { key: 'code', label: 'Currency', type: 'text', role: 'dimension' },
      { key: 'net', label: 'Net', type: 'money', role: 'measure', currencyKey: 'code' },
    ] as const
    const rows = [
      { code: 'JPY', net: '1200' },
      { code: 'KWD', net: '1.250' },
    ]
    const sheet = await sheetOf(outputOf({ columns, rows, subtotals: rows, totals: null }))
    assert.deepEqual(
      [2, 3, 4, 5].map((at) => sheet.getRow(at).getCell(2).numFmt),
      ['#,##0 [$JPY]', '#,##0.000 [$KWD]', '#,##0 [$JPY]', '#,##0.000 [$KWD]']
    )
    assert.deepEqual((sheet.getRow(5).values as unknown[]).slice(1), ['KWD', 1.25])
  })

  test('says so when there is nothing, and never runs a text', async ({ assert }) => {
    const empty = await sheetOf(outputOf({ rows: [] }))
    assert.equal(empty.getCell('A2').value, 'No records match this report.')
    const sheet = await sheetOf(outputOf({ rows: [{ country: '=1+1' }], totals: null }))
    assert.equal(sheet.getCell('A2').value, "'=1+1")
  })
})
