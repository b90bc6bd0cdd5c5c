import { test } from 'kontor/testing'
import { displayWidth, wrap } from '#kernel/reports/output/display_width'
import { outputOf, textOf } from '#tests/kernel/reports/sample_output'

test.group('A report as text', () => {
  test('has figures at the right, a line above the total, and counts wide letters twice', async ({
    assert,
  }) => {
    assert.equal(
      await textOf(outputOf(), 'text'),
      `Net by country
Acme & Sons · Nov 22, 2026, 10:30 PM
Posted only

Country  Month          Orders     Net (EUR)  Weight
-------  -------------  ------  ------------  ------
Germany  February 2026      12  1,234,567.50   2.500
Україна  March 2026          3        -99.05  10.000
日本     March 2026          1          0.00   0.125
-------  -------------  ------  ------------  ------
Total                       16  1,234,468.45  12.625
`
    )
  })

  test('speaks Ukrainian: decimal comma, spaces between thousands, names of months', async ({
    assert,
  }) => {
    const text = await textOf(outputOf({ locale: 'uk' }), 'text')
    assert.include(text, '22 лист. 2026 р., 22:30')
    assert.match(text, /Germany +лютий 2026 р\. +12 +1\u00a0234\u00a0567,50 +2,500/)
    assert.match(text, /Разом +16 +1\u00a0234\u00a0468,45/)
  })

  test('writes 0 to 9 and our years in Arabic and Persian too', async ({ assert }) => {
    for (const locale of ['ar-EG', 'fa']) {
      const text = await textOf(outputOf({ locale }), 'text')
      assert.notMatch(text, /[\u0660-\u0669\u06f0-\u06f9]/)
      assert.include(text, '2026')
    }
  })

  test('says so when there is nothing, without a total', async ({ assert }) => {
    const text = await textOf(outputOf({ rows: [] }), 'text')
    assert.include(text, 'No records match this report.')
    assert.notInclude(text, 'Total')
  })

  test('gives each currency its decimals where a column has several', async ({ assert }) => {
    const columns = [
      { key: 'code', label: 'Currency', type: 'text', role: 'dimension' },
      { key: 'net', label: 'Net', type: 'money', role: 'measure', currencyKey: 'code' },
    ] as const
    const rows = [
      { code: 'JPY', net: '1200' },
      { code: 'KWD', net: '1.250' },
    ]
    const subtotals = rows
    const text = await textOf(outputOf({ columns, rows, subtotals, totals: { net: null } }), 'text')
    assert.include(text, 'JPY\u00a01,200\n')
    assert.include(text, 'KWD\u00a01.250\n')
  })

  test('writes prices as their currency is written at least', async ({ assert }) => {
    const columns = [
      { key: 'price', label: 'Price', type: 'price', role: 'measure', fn: 'avg', currency: 'EUR' },
      { key: 'unit', label: 'Unit', type: 'price', role: 'measure', fn: 'avg', currency: 'JPY' },
    ] as const
    const text = await textOf(outputOf({ columns, rows: [{ price: '80', unit: '5' }] }), 'text')
    assert.match(text, /80\.00 +5\n/)
  })

  test('keeps every digit of an amount no float can hold', async ({ assert }) => {
    const rows = [{ country: 'x', month: '2026-01', orders: 1, net: '9007199254740993.07' }]
    assert.include(
      await textOf(outputOf({ rows, totals: null }), 'text'),
      '9,007,199,254,740,993.07'
    )
  })

  test('puts the values of a pivot above the figures they go over', async ({ assert }) => {
    const columns = [
      { key: 'country', label: 'Country', type: 'text', role: 'dimension' },
      { key: 'a', label: 'Orders', type: 'integer', role: 'measure', pivot: '2025' },
      { key: 'b', label: 'Orders', type: 'integer', role: 'measure', pivot: 'A long year' },
    ] as const
    const rows = [{ country: 'Chad', a: 1, b: null }]
    assert.include(
      await textOf(outputOf({ columns, rows, totals: { a: 1 } }), 'text'),
      `         2025    A long year
Country  Orders       Orders
-------  ------  -----------
Chad          1
-------  ------  -----------
Total         1
`
    )
  })

  test('breaks long texts between words and keeps lines and control letters out', async ({
    assert,
  }) => {
    const rows = [{ country: `One\r\n\u0007two ${'long word '.repeat(8)}` }]
    const text = await textOf(
      outputOf({
        columns: [{ key: 'country', label: 'C', type: 'text', role: 'column' }],
        rows,
        totals: null,
      }),
      'text'
    )
    assert.include(text, 'One two long word long word long word long word\n')
    assert.isTrue(text.split('\n').every((line) => line.length <= 48))
  })
})

test.group('How wide a text is', () => {
  test('counts places, not letters', ({ assert }) => {
    const widths = Object.entries({
      'abc': 3,
      'Їжак': 4,
      'e\u0301': 1,
      '日本語': 6,
      '👩‍👩‍👧': 2,
      'ﾊﾛ': 2,
      '한국': 4,
    })
    for (const [text, width] of widths) assert.equal(displayWidth(text), width, text)
  })

  test('breaks a word that is wider than the line, between letters', ({ assert }) => {
    assert.deepEqual(wrap('abcdefgh ij', 3), ['abc', 'def', 'gh', 'ij'])
    assert.deepEqual(wrap('日本語', 4), ['日本', '語'])
  })
})
