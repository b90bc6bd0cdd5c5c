import { createWriteStream, mkdtempSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PassThrough } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import ExcelJS from 'exceljs'
import { test } from 'kontor/testing'
import { exportList } from '#kernel/exchange/export/export_list'
import { readLayout, readRows } from '#kernel/exchange/table/read_table'
import { SpreadsheetWriter, type SheetCell } from '#kernel/exchange/xlsx/spreadsheet_writer'
import { registry } from '#kernel/plugins/registry'
import { all, counts, post, bring } from '#tests/kernel/exchange/importing'

const newFile = () => join(mkdtempSync(join(tmpdir(), 'exchange-')), 'book.xlsx')

/** A workbook as another program writes it. */
async function workbook(sheets: Record<string, unknown[][]>, formats: Record<string, string> = {}) {
  const book = new ExcelJS.Workbook()
  for (const [name, rows] of Object.entries(sheets)) {
    const sheet = book.addWorksheet(name)
    sheet.addRows(rows)
    for (const [address, format] of Object.entries(formats)) sheet.getCell(address).numFmt = format
  }
  const path = newFile()
  await book.xlsx.writeFile(path)
  return path
}

async function read(path: string, sheet?: string) {
  const layout = await readLayout(path, { sheet })
  const rows = []
  for await (const row of readRows(path, layout)) rows.push(row)
  return { ...layout, rows }
}

async function written(
  rows: SheetCell[][],
  columns = rows[0].map(() => ({ header: 'x', width: 20 }))
) {
  const path = newFile()
  const sink = new PassThrough()
  const file = pipeline(sink, createWriteStream(path))
  const writer = await SpreadsheetWriter.into(
    sink,
    'A/B: list',
    columns.map((one, at) => ({ ...one, header: `${one.header}${at}` }))
  )
  for (const row of rows) await writer.write(row)
  await writer.end()
  await file
  return path
}

test.group('Reading a workbook of another program', () => {
  test('takes numbers, days, moments, truths and rich texts for what they are', async ({
    assert,
  }) => {
    const path = await workbook(
      {
        One: [
          ['Text', 'Number', 'Day', 'Moment', 'Truth', 'Sum', 'Rich', 'Wrong'],
          [
            '00123',
            0.1 + 0.2,
            new Date('2026-02-28'),
            new Date('2026-02-28T13:45:10Z'),
            true,
            { formula: 'B2*2', result: 1e-7 },
            { richText: [{ text: 'Її', font: { bold: true } }, { text: ' & co' }] },
            { error: '#DIV/0!' },
          ],
        ],
      },
      { C2: 'dd.mm.yyyy', D2: 'yyyy-mm-dd hh:mm' }
    )
    const { headers, rows, sheet } = await read(path)
    assert.equal(sheet, 'One')
    assert.equal(headers[3], 'Moment')
    assert.deepEqual(rows[0].cells, [
      '00123',
      '0.3',
      '2026-02-28',
      '2026-02-28T13:45:10',
      'true',
      '0.0000001',
      'Її & co',
      '#DIV/0!',
    ])
    assert.deepEqual(rows[0].kinds, [
      undefined,
      'number',
      'date',
      'date',
      'boolean',
      'number',
      undefined,
      'error',
    ])
  })

  test('reads the sheet that is named, else the first with anything on it', async ({ assert }) => {
    const path = await workbook({ Empty: [], Other: [['a'], ['1']], Third: [['b'], ['2']] })
    const first = await read(path)
    assert.deepEqual([first.sheet, first.sheets], ['Other', ['Empty', 'Other', 'Third']])
    assert.deepEqual((await read(path, 'Third')).headers, ['b'])
    await assert.rejects(() => read(path, 'Fourth'))
  })

  test('keeps the number each row has on the sheet', async ({ assert }) => {
    const path = await workbook({ One: [['a', 'b'], [], [null, 'x'], [], ['y']] })
    const { rows } = await read(path)
    assert.deepEqual(
      rows.map((one) => [one.number, one.cells]),
      [
        [3, ['', 'x']],
        [5, ['y']],
      ]
    )
  })
})

test.group('Writing a workbook', () => {
  test('another program finds every cell as it was meant, and the look of a list', async ({
    assert,
  }) => {
    const path = await written([
      ['=1+1', 12.5, true, null],
      ['a\u0000b\n<&"\'>', -5, false, 'Їжа'],
    ])
    const book = new ExcelJS.Workbook()
    await book.xlsx.readFile(path)
    const [sheet] = book.worksheets
    assert.equal(sheet.name, 'A B  list')
    assert.deepEqual(sheet.getRow(2).values, [undefined, '=1+1', 12.5, true])
    assert.deepEqual(sheet.getRow(3).values, [undefined, 'a\ufffdb\n<&"\'>', -5, false, 'Їжа'])
    assert.isTrue(sheet.getCell('A1').font.bold)
    assert.containSubset(sheet.views[0], { state: 'frozen', ySplit: 1 })
    assert.equal(sheet.getCell('A2').type, ExcelJS.ValueType.String)
    assert.equal(sheet.getColumn(1).width, 20)
  })

  test('what it writes, it reads', async ({ assert }) => {
    const { headers, rows } = await read(await written([['Її', 0.07, true, null]]))
    assert.deepEqual(headers, ['x0', 'x1', 'x2', 'x3'])
    assert.deepEqual(rows[0].cells, ['Її', '0.07', 'true'])
  })
})

test.group('Workbooks of records', () => {
  test('an exported list comes back as it went, typed and hostile', async ({
    client,
    world,
    assert,
  }) => {
    const token = await world.as('catalogue.manager').token()
    const ctx = await world.as('catalogue.manager').context()
    for (const name of ['=cmd|/C calc', "'=x", '-5', 'a, "b"', 'ТОВ «Їжа»', '@home', '007']) {
      await world.create('catalogue.product', { name, sales_price: '12.345678', kind: 'goods' })
    }
    const fields = 'id,name,code,kind,sales_price,created_at,is_discontinued'
    const before = await all(client, token, 'catalogue/products', fields)
    const path = newFile()
    const model = registry.model('catalogue.product')
    await pipeline(await exportList(ctx, model, { fields }, 'xlsx'), createWriteStream(path))
    const { headers, rows } = await read(path)
    assert.deepEqual(rows[0].kinds?.slice(4), ['number', 'date', 'boolean'])
    assert.equal(rows[0].cells[4], '12.345678')
    assert.isFalse(rows.some(({ cells }) => /^[=@+-]/.test(cells[1]) && cells[1] !== '-5'))
    const mapping = {
      match: ['id'],
      columns: {
        [headers[0]]: { field: 'id' },
        [headers[1]]: { field: 'name' },
        [headers[4]]: { field: 'sales_price', format: 'decimal_comma' },
      },
    }
    const csv = readFileSync(path)
    const { record } = await bring(client, token, { model: model.name, csv, mapping })
    assert.equal(counts(record), 'done 7 0 7 0 0')
    assert.deepEqual(await all(client, token, 'catalogue/products', fields), before)
  })

  test('a cell that shows an error is refused with its row; a sheet that is not there at once', async ({
    client,
    world,
    assert,
  }) => {
    const token = await world.as('contacts.manager').token()
    const path = await workbook({
      One: [['Name'], ['Alfreds'], [{ error: '#REF!' }]],
      Two: [['Name'], ['Bólido']],
    })
    const model = 'contacts.party'
    const mapping = { match: [], columns: { Name: { field: 'name' } } }
    const csv = readFileSync(path)
    const { record, errors } = await bring(client, token, { model, csv, mapping })
    assert.equal(counts(record), 'done 2 1 0 0 1')
    assert.match(errors[1], /^3,.*#REF!/)
    const two = await bring(client, token, { model, csv, mapping, sheet: 'Two' })
    assert.equal(counts(two.record), 'done 1 1 0 0 0')
    const three = await post(client, token, { model, csv, mapping, sheet: 'Three' })
    three.assertStatus(422)
    assert.equal(three.body().errors[0].code, 'E_FILE_SHEET')
  })
})
