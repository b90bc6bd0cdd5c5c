import { test } from '@japa/runner'
import { compileExpression } from '#kernel/fields/formula/expression'
import type { Field } from '#kernel/records/fields/kinds'
import { fieldKindOf, typeOfField } from '#kernel/fields/formula/types'
import { fields, valueOf } from '#tests/kernel/fields/formula/loans'

test.group('Formulas: values', () => {
  test('a formula calculates exactly and rounds half away from zero')
    .with([
      ['pages + 1', '321'],
      ['weight * 2', '2.5'],
      ['0.1 + 0.2', '0.3'],
      ['pages / 3', '106.666667'],
      ['-2 / 3', '-0.666667'],
      ['pages % 7', '5'],
      ['deposit + fee', '12.60 EUR'],
      ['deposit / 8', '1.56 EUR'],
      ['deposit * 0.333', '4.16 EUR'],
      ['-deposit', '-12.50 EUR'],
      ['deposit / fee', '125'],
      ['percent_of(vat, deposit)', '2.50 EUR'],
      ['money(weight * 3, "eur")', '3.75 EUR'],
      ['number(deposit) + 1', '13.5'],
      ['currency(fine)', 'UAH'],
      ['round(2.345, 2)', '2.35'],
      ['round(-2.5)', '-3'],
      ['round(deposit)', '13.00 EUR'],
      ['floor(-1.2)', '-2'],
      ['ceil(1.000001)', '2'],
      ['abs(3 - 5)', '2'],
      ['max(1, 2.5, weight)', '2.5'],
      ['min(deposit, fee)', '0.10 EUR'],
      ['(1 + 2) * 3 - 4', '5'],
    ] as const)
    .run(({ assert }, [text, expected]) => assert.equal(valueOf(text), expected))

  test('a formula counts days and months')
    .with([
      ['due_on - lent_on', '29'],
      ['days_between(due_on, lent_on)', '-29'],
      ['lent_on + 30', '2026-03-02'],
      ['add_months(lent_on, 1)', '2026-02-28'],
      ['add_months(date("2024-01-31"), 1)', '2024-02-29'],
      ['add_months(lent_on, -2)', '2025-11-30'],
      ['add_days(lent_on, 1.9)', '2026-02-01'],
      ['year(due_on) * 100 + month(due_on)', '202603'],
      ['weekday(date("2026-11-22"))', '7'],
      ['day(today())', '22'],
      ['hours_between(created_at, updated_at)', '1.5'],
      ['due_on < today()', 'true'],
    ] as const)
    .run(({ assert }, [text, expected]) => assert.equal(valueOf(text), expected))

  test('a formula works with texts, without regard to case')
    .with([
      ['number + "/" + text(pages)', 'L-7/320'],
      ['upper(borrower.name)', 'ОЛЕНА КРАВЕЦЬ'],
      ['left(borrower.name, 5)', 'Олена'],
      ['right("a😀b", 2)', '😀b'],
      ['length("a😀b")', '3'],
      ['replace(trim("  a-b "), "-", "+")', 'a+b'],
      ['borrower.name.contains("кравець")', 'true'],
      ['number.startsWith("l-")', 'true'],
      ['ends_with(number, "8")', 'false'],
      ['state == "OUT"', 'true'],
      ['state in ["draft", "returned"]', 'false'],
      ['text(deposit)', '12.50 EUR'],
      ['text(weight)', '1.25'],
      ['is_rare ? "rare" : "common"', 'rare'],
      ['pages > 300 ? weight : 0', '1.25'],
    ] as const)
    .run(({ assert }, [text, expected]) => assert.equal(valueOf(text), expected))

  test('an empty operand gives an empty result unless the formula asks for it')
    .with([
      ['custom.size + 1', null],
      ['custom.size > 0', null],
      ['custom.size > 0 ? "big" : "small"', null],
      ['remark + "!"', null],
      ['trim("  ")', null],
      ['pages / 0', null],
      ['deposit / 0', null],
      ['pages % 0', null],
      ['remark == null', 'true'],
      ['remark == ""', 'true'],
      ['number != null', 'true'],
      ['is_empty(custom.size)', 'true'],
      ['if_empty(custom.size, 3) * 2', '6'],
      ['is_known && false', 'false'],
      ['is_known || is_rare', 'true'],
      ['is_known && is_rare', null],
      ['!is_known', null],
      ['is_rare ? null : 1', null],
    ] as const)
    .run(({ assert }, [text, expected]) => assert.equal(valueOf(text), expected))

  test('the kind of the result is known before anything is evaluated')
    .with([
      ['pages + 1', 'integer'],
      ['pages * weight', 'quantity'],
      ['pages / 2', 'quantity'],
      ['vat + 1', 'quantity'],
      ['vat + vat', 'percent'],
      ['deposit + fee', 'money'],
      ['deposit / fee', 'quantity'],
      ['due_on - lent_on', 'integer'],
      ['lent_on + 1', 'date'],
      ['is_rare ? created_at : null', 'datetime'],
      ['pages > 1', 'boolean'],
      ['state', 'text'],
    ] as const)
    .run(({ assert }, [text, kind]) => {
      assert.equal(fieldKindOf(compileExpression(text, fields).type), kind)
    })

  test('the fields of a model become what formulas read, but lists and settings do not', ({
    assert,
  }) => {
    const typeOf = (kind: Field['kind'], more: Partial<Field> = {}, path?: string) =>
      typeOfField({ kind, key: 'x', property: 'x', plugin: 'sample', ...more }, path)
    assert.include(typeOf('price'), { kind: 'number' })
    assert.include(typeOf('money', {}, 'order.net'), { kind: 'money', currency: 'order.currency' })
    assert.deepInclude(typeOf('choice', { of: ['a', 'b'] }), { kind: 'choice', of: ['a', 'b'] })
    assert.include(typeOf('computed', { type: 'date' }), { kind: 'date' })
    assert.include(typeOf('reference', { to: 'sample.loan' }), { to: 'sample.loan' })
    for (const kind of ['tags', 'json', 'lines'] as const) assert.isUndefined(typeOf(kind))
  })

  test('an amount knows whose currency it is in as long as that is one and the same', ({
    assert,
  }) => {
    assert.equal(compileExpression('deposit + fee', fields).type.currency, 'currency')
    assert.isUndefined(compileExpression('is_rare ? fee : fine', fields).type.currency)
  })

  test('a formula names the fields it reads and whether it changes with the day', ({ assert }) => {
    const plain = compileExpression('borrower.name + number + number', fields)
    assert.deepEqual(plain.dependencies, ['borrower.name', 'number'])
    assert.isFalse(plain.usesToday)
    assert.isTrue(compileExpression('due_on < today()', fields, { today: true }).usesToday)
  })
})
