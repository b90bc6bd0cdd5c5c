import { test } from '@japa/runner'
import { calculate, readAmount } from '../../../resources/admin/records/values/calculate.js'
import { readDate } from '../../../resources/admin/records/values/read_date.js'
import { roundText } from '../../../resources/admin/records/values/round_text.js'
import {
  headOf,
  isEither,
  readCells,
  signOf,
} from '../../../resources/admin/records/form/read_cells.js'

test.group('What people type into an amount', () => {
  const typed: [string, string, string | null][] = [
    ['12,5*3', ',', '37.5'],
    ['12.5*3', '.', '37.5'],
    ['1.234,50', ',', '1234.5'],
    ['1,234,567.5', '.', '1234567.5'],
    ['1 234,5', ',', '1234.5'],
    ['12,5', '.', '12.5'],
    ['(4+6)/8', '.', '1.25'],
    ['-3 − 2', '.', '-5'],
    ['2×4:5', '.', '1.6'],
    ['0.1+0.2', '.', '0.3'],
    ['10/0', '.', null],
    ['12 apples', '.', null],
    ['1..2', '.', null],
    ['', '.', null],
  ]
  for (const [text, sign, value] of typed) {
    test(`“${text}” with the decimal sign “${sign}”`, ({ assert }) =>
      assert.equal(calculate(text, sign), value))
  }

  const shown: [string, string, string | null][] = [
    ['€1,234.50', '.', '1234.5'],
    ['1.234,50 €', ',', '1234.5'],
    ['1\u00a0234,50 UAH', ',', '1234.5'],
    ['(1,234.50)', '.', '-1234.5'],
    ['($5.00)', '.', '-5'],
    ['1.234,50-', ',', '-1234.5'],
    ['-€5', '.', '-5'],
    [' $ -   ', '.', '0'],
    ['(4+6)/8', '.', '1.25'],
    ['12 apples', '.', null],
    ['12USDX', '.', null],
  ]
  for (const [text, sign, value] of shown) {
    test(`“${text}” as a spreadsheet shows it, with the decimal sign “${sign}”`, ({ assert }) =>
      assert.equal(readAmount(text, sign), value))
  }

  test('is rounded half away from zero', ({ assert }) => {
    assert.deepEqual(
      ['12.345', '-12.345', '12.3', '0.999'].map((text) => roundText(text, 2)),
      ['12.35', '-12.35', '12.3', '1.00']
    )
  })
})

test.group('What people type into a date', () => {
  const typed: [string, string, string | null][] = [
    ['tomorrow', 'en', '2026-11-23'],
    ['завтра', 'uk', '2026-11-23'],
    ['+30', 'en', '2026-12-22'],
    ['-1', 'en', '2026-11-21'],
    ['31.12', 'en', '2026-12-31'],
    ['31.12.27', 'uk', '2027-12-31'],
    ['12/31/2026', 'en-US', '2026-12-31'],
    ['31/12/2026', 'en-GB', '2026-12-31'],
    ['2026-2-1', 'en', '2026-02-01'],
    ['friday', 'en', '2026-11-27'],
    ['5-Jan-26', 'en', '2026-01-05'],
    ['Jan 5, 2026', 'en', '2026-01-05'],
    ['29 February 2028', 'uk', '2028-02-29'],
    ['29 лютого 2028 р.', 'uk', '2028-02-29'],
    ['5. Jan 2026', 'de', '2026-01-05'],
    ['05.01.2026 00:00:00', 'en', '2026-01-05'],
    ['2026-01-05T00:00:00', 'en', '2026-01-05'],
    ['5', 'en', '2026-11-05'],
    ['0511', 'en-GB', '2026-11-05'],
    ['0511', 'en-US', '2026-05-11'],
    ['051127', 'uk', '2027-11-05'],
    ['05112027', 'uk', '2027-11-05'],
    ['31/12', 'en-US', '2026-12-31'],
    ['31', 'en', null],
    ['511', 'en', null],
    ['29-Feb-27', 'en', null],
    ['5 apples 2026', 'en', null],
    ['31.02.2026', 'en', null],
    ['soon', 'en', null],
  ]
  for (const [text, locale, date] of typed) {
    test(`“${text}” in ${locale}`, ({ assert }) =>
      assert.equal(readDate(text, '2026-11-22', locale), date))
  }
})

test.group('What a spreadsheet puts on the clipboard', () => {
  test('becomes rows and cells; an ordinary text stays one', ({ assert }) => {
    assert.deepEqual(readCells('bolt\t2\r\nnut\t3\r\n'), [
      ['bolt', '2'],
      ['nut', '3'],
    ])
    assert.isNull(readCells('just a text'))
  })

  test('has lines and marks of its own within a cell', ({ assert }) => {
    assert.deepEqual(readCells('"two\nlines"\t2\n"a ""b"""\t3\n"kept"\t4'), [
      ['two lines', '2'],
      ['a "b"', '3'],
      ['"kept"', '4'],
    ])
  })

  const sheets: [string[], string][] = [
    [['1.234,50', '2.000'], ','],
    [['12,5'], ','],
    [['1,234.50'], '.'],
    [['1.234.567'], ','],
    [['1.234', '12'], '?'],
    [['12,5', '12.5'], '?'],
    [[], '?'],
  ]
  for (const [figures, sign] of sheets) {
    test(`tells its decimal sign by ${figures.join(' and ') || 'nothing'}`, ({ assert }) =>
      assert.equal(signOf(figures, '?'), sign))
  }

  test(
    '{figures} written where {usual} stands before decimals: {doubtful} may mean a thousand times as much'
  )
    .with([
      { figures: ['1.000', '€2.000', '850'], usual: '.', doubtful: ['1.000', '€2.000'] },
      { figures: ['1.000', '12.50'], usual: '.', doubtful: [] },
      { figures: ['1.000', '12,50'], usual: '.', doubtful: [] },
      { figures: ['1,000', '0.125'], usual: '.', doubtful: [] },
      { figures: ['1,000'], usual: ',', doubtful: ['1,000'] },
    ])
    .run(({ assert }, pasted) =>
      assert.deepEqual(
        pasted.figures.filter((one) => isEither(one, pasted.figures, pasted.usual)),
        pasted.doubtful
      )
    )

  test('names its columns, or does not', ({ assert }) => {
    const names = [['Product', 'product_id'], ['Text'], ['Price']]
    assert.deepEqual(
      headOf(
        [
          ['price', 'Place', 'text'],
          ['1', 'A', 'Desk'],
        ],
        names
      ),
      [2, null, 1]
    )
    assert.isNull(
      headOf(
        [
          ['Text', '1', '2'],
          ['Desk', '1', '2'],
        ],
        names
      )
    )
    assert.isNull(headOf([['Text', 'Price']], names))
  })
})
