import { test } from '@japa/runner'
import { Refusal } from '#kernel/http/refusal'
import type { Field, FieldKind } from '#kernel/records/fields/kinds'
import { typeOf } from '#kernel/records/fields/types/index'

const field = (kind: FieldKind, more: Partial<Field> = {}): Field => ({
  kind,
  key: 'it',
  property: 'it',
  plugin: 'probe',
  ...(kind === 'money' && { currency: 'currency' }),
  ...more,
})

/** kind, input, column it becomes, wire it is read back as (the input, unless told). */
const KEPT: [FieldKind, unknown, unknown, unknown?, Partial<Field>?, string?][] = [
  ['text', '  Cafe\u0301 ', 'Caf\u00e9', 'Caf\u00e9'],
  ['text', '', null, null],
  ['text', '😀'.repeat(255), '😀'.repeat(255)],
  ['long_text', 'a\r\nb\tc', 'a\nb\tc', 'a\nb\tc'],
  ['email', ' Ada@ACME.Example ', 'Ada@acme.example', 'Ada@acme.example'],
  ['phone', '+49 30 901820', '+4930901820', '+4930901820'],
  ['phone', '(5) 555-4729', '(5) 555-4729'],
  [
    'url',
    'www.acme.example/a b',
    'https://www.acme.example/a%20b',
    'https://www.acme.example/a%20b',
  ],
  ['integer', -9_000_000_000_000_000, -9_000_000_000_000_000],
  ['integer', '42', 42, 42],
  ['money', '12.5', 1250, '12.50'],
  ['money', 12, 1200, '12.00'],
  ['money', '-0.01', -1, '-0.01'],
  ['money', '201', 201, '201', {}, 'JPY'],
  ['money', '1.234', 1234, '1.234', {}, 'TND'],
  ['quantity', '2.500000', 2_500_000, '2.5'],
  ['price', '0.000001', 1, '0.000001'],
  ['percent', 19, 19_000_000, '19'],
  ['boolean', true, 1],
  ['boolean', null, 0, false],
  ['date', '2024-02-29', '2024-02-29'],
  ['datetime', '2026-11-22T10:00:00+02:00', '2026-11-22 08:00:00.000', '2026-11-22T08:00:00.000Z'],
  ['datetime', '2026-11-22T10:00Z', '2026-11-22 10:00:00.000', '2026-11-22T10:00:00.000Z'],
  ['choice', 'red', 'red', 'red', { of: ['red'] }],
  ['choice', 'UAH', 'UAH', 'UAH', { of: 'currency' }],
  ['choice', 'UA', 'UA', 'UA', { of: 'country' }],
  ['choice', 'Europe/Kyiv', 'Europe/Kyiv', 'Europe/Kyiv', { of: 'time_zone' }],
  ['tags', ['b', 'a', 'b', ' '], '["b","a"]', ['b', 'a']],
  ['tags', [], null, []],
  ['json', { a: [1, null] }, '{"a":[1,null]}'],
  ['reference', 7, 7],
]

const REFUSED: [FieldKind, unknown, string, Partial<Field>?, string?][] = [
  ['text', 5, 'E_TEXT'],
  ['text', 'a\nb', 'E_CONTROL_CHARACTER'],
  ['text', 'a\u0000', 'E_CONTROL_CHARACTER'],
  ['text', '\ud800', 'E_CONTROL_CHARACTER'],
  ['text', 'x'.repeat(256), 'E_TEXT_TOO_LONG'],
  ['text', 'abc', 'E_TEXT_TOO_LONG', { max: 2 }],
  ['text', ' ', 'E_REQUIRED', { required: true }],
  ['date', null, 'E_REQUIRED', { required: true }],
  ['email', 'ada', 'E_EMAIL'],
  ['email', 'a@b@c.example', 'E_EMAIL'],
  ['phone', 'call me', 'E_PHONE'],
  ['url', 'javascript:alert(1)', 'E_URL'],
  ['url', 'data:text/html,x', 'E_URL'],
  ['url', 'https://user:word@acme.example', 'E_URL'],
  ['integer', 1.5, 'E_INTEGER'],
  ['integer', '1e3', 'E_INTEGER'],
  ['integer', 9_000_000_000_000_001, 'E_NUMBER_TOO_LARGE'],
  ['integer', 3, 'E_MAX', { max: 2 }],
  ['money', 12.5, 'E_DECIMAL_STRING'],
  ['money', '12.505', 'E_SCALE'],
  ['money', '12.5', 'E_SCALE', {}, 'JPY'],
  ['money', '1,5', 'E_NUMBER'],
  ['money', '-0.01', 'E_MIN', { min: 0 }],
  ['money', '90000000000000.01', 'E_NUMBER_TOO_LARGE'],
  ['quantity', '1e5', 'E_NUMBER'],
  ['quantity', '0.0000001', 'E_SCALE'],
  ['boolean', 'true', 'E_BOOLEAN'],
  ['boolean', 1, 'E_BOOLEAN'],
  ['date', '2026-02-29', 'E_DATE'],
  ['date', '2026-2-1', 'E_DATE'],
  ['date', 20260201, 'E_DATE'],
  ['datetime', '2026-11-22', 'E_DATETIME'],
  ['datetime', '2026-11-22T25:00:00Z', 'E_DATETIME'],
  ['datetime', '2026-11-22T10:00:00', 'E_DATETIME'],
  ['choice', 'pink', 'E_CHOICE', { of: ['red'] }],
  ['choice', 'toString', 'E_CHOICE', { of: 'currency' }],
  ['choice', 'Nowhere/At-all', 'E_CHOICE', { of: 'time_zone' }],
  ['tags', 'a', 'E_TAGS'],
  ['json', { a: JSON.parse('{"__proto__":1}') }, 'E_JSON'],
  ['reference', '7', 'E_REFERENCE'],
  ['reference', 0, 'E_REFERENCE'],
  ['lines', {}, 'E_LINES'],
  ['computed', 1, 'E_READONLY'],
]

test.group('Field types', () => {
  for (const [kind, input, column, wire = input, more, currency = 'EUR'] of KEPT) {
    test(`${kind} ${JSON.stringify(input).slice(0, 40)} ${currency} is kept`, ({ assert }) => {
      const one = field(kind, more)
      const type = typeOf(kind)
      const value = type.parse(input, one, { currency })
      const stored = type.valueToColumn(value, one)
      assert.deepEqual(stored, column)
      const row = { it: stored, currency }
      assert.deepEqual(type.columnToWire(row, one), wire)
      assert.deepEqual(type.valueToColumn(type.columnToValue(row, one), one), column)
    })
  }

  for (const [kind, input, code, more, currency = 'EUR'] of REFUSED) {
    test(`${kind} ${JSON.stringify(input)?.slice(0, 40)} is refused: ${code}`, ({ assert }) => {
      try {
        typeOf(kind).parse(input, field(kind, more), { currency })
        assert.fail('it was taken')
      } catch (error) {
        assert.instanceOf(error, Refusal)
        assert.equal((error as Refusal).code, code)
        assert.equal((error as Refusal).status, 422)
      }
    })
  }

  test('columns read the same as numbers, as text and without a fraction of a second', ({
    assert,
  }) => {
    const row = { it: '9000000000000000', currency: 'EUR' }
    assert.equal(typeOf('money').columnToWire(row, field('money')), '90000000000000.00')
    assert.equal(typeOf('integer').columnToWire({ it: '7' }, field('integer')), 7)
    const moment = { it: '2026-11-22 10:00:00' }
    assert.equal(
      typeOf('datetime').columnToWire(moment, field('datetime')),
      '2026-11-22T10:00:00.000Z'
    )
  })

  test('a computed value takes the form of its own kind', ({ assert }) => {
    const left = field('computed', {
      type: 'quantity',
      value: (row) => Number(row.have) - Number(row.held),
    })
    assert.equal(typeOf('computed').columnToWire({ have: 3_500_000, held: 1_000_000 }, left), '2.5')
  })
})
