import { readdirSync, readFileSync } from 'node:fs'
import { test } from '@japa/runner'
import { functions } from '#kernel/fields/formula/functions/index'
import { orderOfFormulas } from '#kernel/fields/formula/order'
import { LIMITS } from '#kernel/fields/formula/parse'
import { refusalTexts } from '#kernel/http/messages'
import { Decimal } from '#kernel/records/values/decimal'
import { refusalOf } from '#tests/kernel/fields/formula/loans'

const FOLDER = new URL('../../../../app/fields/formula/', import.meta.url)

/** Each refusal with an expression that meets it and the part of the text it points at. */
const REFUSED: [text: string, code: string, part: string][] = [
  ['', 'E_FORMULA_EMPTY', ''],
  ['pages +', 'E_FORMULA_UNFINISHED', ''],
  ['"abc', 'E_FORMULA_TEXT_OPEN', '"abc'],
  ['if(pages, 1, 2)', 'E_FORMULA_RESERVED', 'if'],
  ['state = "out"', 'E_FORMULA_EQUALS', '='],
  ['pages $ 2', 'E_FORMULA_SYNTAX', '$'],
  ['{pages: 1}', 'E_FORMULA_SYNTAX', '{pages: 1}'],
  ['pages[0]', 'E_FORMULA_SYNTAX', 'pages[0]'],
  ['1e3 + pages', 'E_FORMULA_NUMBER', '1e3'],
  ['0.0000001', 'E_FORMULA_NUMBER', '0.0000001'],
  ['0x10', 'E_FORMULA_NUMBER', '0x10'],
  ['pagse + 1', 'E_FORMULA_FIELD', 'pagse'],
  ['constructor', 'E_FORMULA_FIELD', 'constructor'],
  ['pages.__proto__', 'E_FORMULA_FIELD', 'pages.__proto__'],
  ['custom.constructor', 'E_FORMULA_FIELD', 'custom.constructor'],
  ['number.constructor("x")', 'E_FORMULA_FUNCTION', 'number.constructor("x")'],
  ['toString()', 'E_FORMULA_FUNCTION', 'toString()'],
  ['rond(weight)', 'E_FORMULA_FUNCTION', 'rond(weight)'],
  ['round()', 'E_FORMULA_ARGUMENTS', 'round()'],
  ['round(number)', 'E_FORMULA_ARGUMENT', 'number'],
  ['max(1, deposit)', 'E_FORMULA_MIXED', 'max(1, deposit)'],
  ['deposit + 1', 'E_FORMULA_OPERATOR', 'deposit + 1'],
  ['deposit * fee', 'E_FORMULA_OPERATOR', 'deposit * fee'],
  ['number < remark', 'E_FORMULA_OPERATOR', 'number < remark'],
  ['number + pages', 'E_FORMULA_OPERATOR', 'number + pages'],
  ['-number', 'E_FORMULA_MINUS', '-number'],
  ['pages ? 1 : 2', 'E_FORMULA_YES_NO', 'pages'],
  ['is_rare ? 1 : "a"', 'E_FORMULA_BRANCHES', 'is_rare ? 1 : "a"'],
  ['state in number', 'E_FORMULA_LIST', 'number'],
  ['state == "oot"', 'E_FORMULA_CHOICE', '"oot"'],
  ['date("2026-02-30")', 'E_FORMULA_DATE', '"2026-02-30"'],
  ['money(1, "euro")', 'E_FORMULA_CURRENCY', '"euro"'],
  ['borrower_id', 'E_FORMULA_RESULT', 'borrower_id'],
  ['deposit + fine', 'E_FORMULA_CURRENCIES', 'deposit + fine'],
  ['weight * 9000000000', 'E_FORMULA_TOO_LARGE', 'weight * 9000000000'],
  ['lent_on + 99999999', 'E_FORMULA_DATE_RANGE', 'lent_on + 99999999'],
  [`${'('.repeat(40)}1${')'.repeat(40)}`, 'E_FORMULA_COMPLEX', ''],
  [Array.from({ length: 150 }, () => '1').join('+'), 'E_FORMULA_COMPLEX', ''],
]

test.group('Formulas: refusals', () => {
  test('what cannot be understood is refused with its place')
    .with(REFUSED)
    .run(({ assert }, [text, code, part]) => {
      const refusal = refusalOf(text)
      assert.equal(refusal?.code, code)
      assert.equal(refusal?.part, part)
    })

  test('each refusal has a sentence and a next step in English and Ukrainian')
    .with(REFUSED)
    .run(({ assert }, [text, code]) => {
      const refusal = refusalOf(text)!
      for (const language of ['en', 'uk']) {
        const said = refusalTexts(language, code, refusal.params)
        assert.notMatch(`${said.title} ${said.next}`, /E_FORMULA|\{[a-z]+[,}]|“none”|«none»/)
        assert.isAbove(said.next!.length, 10)
      }
    })

  test('a misspelt name is answered with the one that was meant', ({ assert }) => {
    assert.equal(refusalOf('pagse + 1')?.params.near, 'pages')
    assert.equal(refusalOf('size + 1')?.params.near, 'custom.size')
    assert.equal(refusalOf('rond(weight)')?.params.near, 'round')
    assert.equal(refusalOf('state == "oot"')?.params.near, 'out')
  })

  test('a formula that is too long, or makes a text that is, is refused', ({ assert }) => {
    assert.equal(refusalOf('1 '.repeat(LIMITS.length))?.code, 'E_FORMULA_LONG')
    const long = 'x'.repeat(2000)
    const values = { number: long, remark: long }
    const grown = 'replace(number, "x", remark)'
    assert.equal(refusalOf(grown, values)?.code, 'E_FORMULA_TEXT_LONG')
    assert.equal(refusalOf('number + remark + number', values)?.code, 'E_FORMULA_TEXT_LONG')
  })

  test('a result beyond what a column holds is refused however it came about', ({ assert }) => {
    const pages = 9_000_000_000_000_000
    assert.equal(refusalOf('pages + 1', { pages })?.code, 'E_FORMULA_TOO_LARGE')
    assert.equal(refusalOf('is_rare ? pages : 0.5', { pages })?.code, 'E_FORMULA_TOO_LARGE')
    const weight = Decimal.parse('9000000000', 6)
    assert.equal(refusalOf('percent_of(200, weight)', { weight })?.code, 'E_FORMULA_TOO_LARGE')
  })

  test('formulas are put in order, and a circle is named with its path', ({ assert }) => {
    const set = (needs: Record<string, string[]>) =>
      new Map(Object.entries(needs).map(([key, dependencies]) => [key, { dependencies }]))
    assert.deepEqual(
      orderOfFormulas(set({ total: ['net', 'vat'], vat: ['net'], net: ['price'] })),
      ['net', 'vat', 'total']
    )
    assert.throws(() => orderOfFormulas(set({ a: ['b'], b: ['a'] })), 'E_FORMULA_CYCLE')
    const said = circleOf(() => orderOfFormulas(set({ c: ['a'], a: ['b'], b: ['a'] })))
    assert.equal(said, 'a → b → a')
    assert.equal(
      circleOf(() => orderOfFormulas(set({ a: ['a'] }))),
      'a → a'
    )
  })

  test('nothing of the database is within reach of a formula', ({ assert }) => {
    const files = readdirSync(FOLDER, { recursive: true, encoding: 'utf8' })
    const imports = files
      .filter((file) => file.endsWith('.ts'))
      .flatMap((file) => readFileSync(new URL(file, FOLDER), 'utf8').match(/from '[^']+'/g) ?? [])
    assert.isAbove(imports.length, 20)
    const allowed =
      /#kernel\/(fields\/formula|records\/values|records\/fields\/(kinds|types\/dates)|http\/refusal)|@marcbachmann\/cel-js/
    assert.deepEqual(
      imports.filter((one) => !allowed.test(one)),
      []
    )
    assert.isFalse(functions.has('constructor'))
  })
})

function circleOf(run: () => unknown) {
  try {
    run()
  } catch (error) {
    return (error as { params: { path: string } }).params.path
  }
  return null
}
