import { test } from 'kontor/testing'
import { accountNames } from '../../export/account_names.js'
import { beancount } from '../../export/beancount.js'
import type { BookAccount, BookEntry, Books } from '../../export/books.js'
import { hledger } from '../../export/hledger.js'
import { worthsOf } from '../../export/worth.js'

const BANK: BookAccount = {
  id: 1,
  code: '1200',
  name: 'Giro: "main"; (EUR)',
  kind: 'asset',
  type: 'bank',
  groups: ['Current  assets'],
}
const DEBT: BookAccount = {
  id: 2,
  code: '1400',
  name: 'Дебітори',
  kind: 'asset',
  type: 'receivable',
  groups: [],
}
const BOOKS: Books = {
  company: 'Acme\nLtd',
  currency: 'EUR',
  currencies: ['EUR', 'JPY'],
  from: '2026-01-01',
  to: '2026-12-31',
  accounts: [BANK, DEBT],
}
const ENTRY: BookEntry = {
  onDate: '2026-02-03',
  number: 'BNK/2026/00001',
  party: 'A | B; "C"',
  text: 'two\nlines',
  facts: { journal: 'BNK', reference: null },
  lines: [
    { accountId: 1, amount: 9300n, foreign: { currency: 'JPY', amount: 15000n }, facts: {} },
    { accountId: 2, amount: -9300n, foreign: null, facts: { due: '2026-03-01' } },
  ],
}

test.group('Books as text', () => {
  test('hledger reads every part as what it is', ({ assert }) => {
    const { head, entry } = hledger(BOOKS)
    assert.deepEqual(head().split('\n').slice(0, -1), [
      '; Acme Ltd, 2026-01-01 – 2026-12-31',
      '; -B shows amounts of all currencies as EUR.',
      'decimal-mark .',
      'commodity 1.00 EUR',
      'commodity 1. JPY',
      'account assets:Current assets:1200 Giro main EUR  ; type:C',
      'account assets:1400 Дебітори  ; type:A',
    ])
    assert.deepEqual(entry(ENTRY).split('\n'), [
      '',
      '2026-02-03 * (BNK/2026/00001) A , B, "C" | two lines',
      '    ; journal:BNK',
      '    assets:Current assets:1200 Giro main EUR  15000 JPY @@ 93.00 EUR',
      '    assets:1400 Дебітори  -93.00 EUR  ; due:2026-03-01',
      '',
    ])
  })

  test('beancount reads every part as what it is', ({ assert }) => {
    const { head, entry } = beancount(BOOKS)
    assert.deepEqual(
      head()
        .split('\n')
        .filter((one) => / open |option/.test(one)),
      [
        'option "title" "Acme Ltd"',
        'option "operating_currency" "EUR"',
        'option "inferred_tolerance_default" "EUR:0.005"',
        '2026-01-01 open Assets:Current-assets:1200-Giro-main-EUR',
        '2026-01-01 open Assets:1400-Дебітори',
      ]
    )
    assert.deepEqual(entry(ENTRY).split('\n'), [
      '',
      '2026-02-03 * "A | B; \\"C\\"" "two lines"',
      '  number: "BNK/2026/00001"',
      '  journal: "BNK"',
      '  Assets:Current-assets:1200-Giro-main-EUR  15000 JPY @@ 93.00 EUR',
      '  Assets:1400-Дебітори  -93.00 EUR',
      '    due: "2026-03-01"',
      '',
    ])
  })

  test('{amount} for {foreign} is {told}')
    .with([
      { amount: 500n, foreign: null, told: '5.00' },
      { amount: 500n, foreign: 0n, told: '5.00' },
      { amount: 500n, foreign: 600n, told: '6.00 @@ 5.00' },
      { amount: -500n, foreign: -600n, told: '-6.00 @@ 5.00' },
      { amount: 0n, foreign: -600n, told: '-6.00 @@ 0.00' },
      { amount: -500n, foreign: 600n, told: '6.00 @@ 0.00, -5.00' },
    ])
    .run(({ assert }, { amount, foreign, told }) => {
      const abroad = foreign === null ? null : { currency: 'USD', amount: foreign }
      const worths = worthsOf({ accountId: 1, amount, foreign: abroad, facts: {} }, 'EUR')
      const shown = worths.map(
        (one) => one.amount.toFixed() + (one.cost ? ` @@ ${one.cost.toFixed()}` : '')
      )
      assert.equal(shown.join(', '), told)
    })

  test('accounts that would be called the same are told apart', ({ assert }) => {
    const twin = { ...DEBT, id: 3 }
    const roots = { asset: 'a', liability: 'l', equity: 'e', income: 'i', expense: 'x' }
    const names = accountNames([DEBT, twin], { roots, part: (text) => text })
    assert.deepEqual([...names.values()], ['a:1400 Дебітори', 'a:1400 Дебітори:n3'])
  })
})
