import { test } from 'kontor/testing'
import { guardFormula, withoutGuard } from '#kernel/exchange/csv/guard_formula'
import { wireValue } from '#kernel/exchange/mapping/cell'
import { parseMapping } from '#kernel/exchange/mapping/mapping'
import { Refusal } from '#kernel/http/refusal'
import { registry } from '#kernel/plugins/registry'
import type { Field } from '#kernel/records/fields/kinds'

const zone = 'Europe/Kyiv'
const field = (kind: string, more = {}) =>
  ({ kind, key: 'x', property: 'x', plugin: 'sample', ...more }) as Field

function valueOf(cell: string, kind: string, format?: string) {
  return wireValue(cell, { field: field(kind), model: registry.model('sample.loan'), format, zone })
}

function codeOf(act: () => unknown) {
  try {
    return act()
  } catch (error) {
    if (error instanceof Refusal) return error.code
    throw error
  }
}

function refusalOf(act: () => unknown) {
  try {
    act()
  } catch (error) {
    if (error instanceof Refusal) return error
  }
  throw new Error('nothing was refused')
}

test.group('The text of a cell', () => {
  for (const [kind, cell, value, format] of [
    ['quantity', '1,234.50', '1234.50'],
    ['quantity', '1 234 567', '1234567'],
    ['quantity', "1'234.5", '1234.5'],
    ['quantity', '.5', '0.5'],
    ['quantity', '-5', '-5'],
    ['quantity', '−5', '-5'],
    ['quantity', '1,5', 'E_NUMBER'],
    ['quantity', '12345,678', 'E_NUMBER'],
    ['quantity', '1,23,456', 'E_NUMBER'],
    ['quantity', '12 34', 'E_NUMBER'],
    ['quantity', '5 kg', 'E_NUMBER'],
    ['quantity', '-', 'E_NUMBER'],
    ['quantity', '1.234,50', '1234.50', 'decimal_comma'],
    ['quantity', '1 234,5', '1234.5', 'decimal_comma'],
    ['quantity', '1234.5', 'E_NUMBER', 'decimal_comma'],
    ['quantity', '1,234.50', 'E_NUMBER', 'decimal_comma'],
    ['integer', '1,000', 1000],
    ['integer', '12.00', 12],
    ['integer', '12.5', 'E_INTEGER'],
    ['date', '1996-07-04 00:00:00.000', '1996-07-04'],
    ['date', '2026', 'E_DATE'],
    ['date', '2026-02-29', 'E_DATE'],
    ['date', '05.01.2026', '2026-01-05', 'dd.MM.yyyy'],
    ['date', '5/1/2026', '2026-05-01', 'M/d/yyyy'],
    ['date', '13/1/2026', 'E_DATE', 'M/d/yyyy'],
    ['datetime', '2026-01-05 14:30', '2026-01-05T12:30:00.000Z'],
    ['datetime', '2026-07-05T14:30:00Z', '2026-07-05T14:30:00.000Z'],
    ['datetime', 'soon', 'E_DATETIME'],
    ['boolean', 'Так', true],
    ['boolean', '0', false],
    ['boolean', 'maybe', 'E_BOOLEAN'],
    ['text', '  Bolt ', 'Bolt'],
    ['text', '17', 'S-17', 'S-{value}'],
    ['text', '$&', 'S-$&', 'S-{value}'],
    ['text', '', null, 'S-{value}'],
    ['text', "'=1+1", '=1+1'],
    ['tags', 'red, blue;', ['red', 'blue']],
    ['money', '', null],
  ] as const) {
    test(`${kind} "${cell}"${format ? ` as ${format}` : ''}`, ({ assert }) => {
      assert.deepEqual(
        codeOf(() => valueOf(cell, kind, format)),
        value
      )
    })
  }

  test('a choice is meant by its code or its label in either language', ({ assert }) => {
    const state = field('choice', { key: 'state', of: ['draft', 'out', 'returned'] })
    const read = (cell: string) =>
      codeOf(() => wireValue(cell, { field: state, model: registry.model('sample.loan'), zone }))
    assert.deepEqual(['returned', 'RETURNED', 'Returned', 'повернуто', 'gone'].map(read), [
      'returned',
      'returned',
      'returned',
      'returned',
      'E_CHOICE',
    ])
  })

  test('a country is meant by its code or its name', ({ assert }) => {
    const country = field('choice', { of: 'country' })
    const read = (cell: string) =>
      codeOf(() => wireValue(cell, { field: country, model: registry.model('sample.loan'), zone }))
    assert.deepEqual(
      ['de', 'Germany', 'USA', 'UK', 'Venezuela', 'Україна', 'Österreich', 'Atlantis'].map(read),
      ['DE', 'DE', 'US', 'GB', 'VE', 'UA', 'AT', 'E_COUNTRY']
    )
  })
})

test.group('Cells that a spreadsheet would run', () => {
  for (const cell of ['=1+1', '+cmd', '@SUM(A1)', '-2+3', '\t=1', "'=1", '\r=1']) {
    test(`${JSON.stringify(cell)} is guarded, and comes back as it was`, ({ assert }) => {
      assert.equal(guardFormula(cell), `'${cell}`)
      assert.equal(withoutGuard(guardFormula(cell)), cell)
    })
  }

  for (const cell of ['-5', '+49 30 1234', '-1.234,50', "O'Neill", "'tis", 'a=b', '']) {
    test(`${JSON.stringify(cell)} stays as it is`, ({ assert }) => {
      assert.equal(guardFormula(cell), cell)
      assert.equal(withoutGuard(cell), cell)
    })
  }
})

test.group('A mapping', () => {
  const columns = { A: { field: 'name' } }

  test('matches by the key from elsewhere and updates, unless told otherwise', ({ assert }) => {
    assert.deepEqual(parseMapping(JSON.stringify({ columns })), {
      match: ['external_id'],
      columns,
      defaults: {},
      on_match: 'update',
    })
  })

  for (const [name, input, path] of [
    ['what is no JSON', '{', 'mapping'],
    ['a list', [], 'mapping'],
    ['no columns', { columns: {} }, 'mapping.columns'],
    ['a column without a field', { columns: { A: {} } }, 'mapping.columns.A'],
    ['an unknown key', { columns, colums: {} }, 'mapping.colums'],
    [
      'an unknown key of a column',
      { columns: { A: { field: 'x', look: 'y' } } },
      'mapping.columns.A.look',
    ],
    [
      'another word for what happens to matches',
      { columns, on_match: 'replace' },
      'mapping.on_match',
    ],
    ['more keys to match by than five', { columns, match: Array(6).fill('a') }, 'mapping.match'],
  ] as const) {
    test(`refuses ${name}`, ({ assert }) => {
      const refused = refusalOf(() => parseMapping(input))
      assert.equal(refused.status, 422)
      assert.equal(refused.errors[0].field, path)
    })
  }
})
