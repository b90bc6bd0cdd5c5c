import { readFileSync } from 'node:fs'
import { test } from 'kontor/testing'
import { completeChart } from '../../charts/file/complete_chart.js'
import type { FileRow } from '../../charts/file/tree.js'

const FIXTURE = new URL('../vectors/charts/untidy.csv', import.meta.url)

function rowsOf(text: string): FileRow[] {
  const [, ...lines] = text.trim().split('\n')
  return lines.map((line, at) => {
    const [code, name, type, subtype, parent, isGroup] = line.split(',')
    return { number: at + 2, code, name, type, subtype, parent, isGroup: isGroup === '1' }
  })
}

const complete = (text: string) =>
  completeChart(rowsOf(text)).map((one) => [one.code, one.name, one.type, one.parentCode])

test.group('A chart of accounts from another program', () => {
  test('gets the codes, types and parents it leaves open, headings first', ({ assert }) => {
    assert.deepEqual(complete(readFileSync(FIXTURE, 'utf8')), [
      ['1', 'Assets', 'current_asset', ''],
      ['1.01', 'Bank Accounts', 'bank', '1'],
      ['1.01.01', 'Current account', 'bank', '1.01'],
      ['1100', 'Customers', 'receivable', '1'],
      ['4', 'Third parties (assets)', 'current_asset', ''],
      ['40', 'Suppliers', 'current_asset', '4'],
      ['409', 'Advances to suppliers', 'current_asset', '40'],
      ['4-2', 'Third parties (liabilities)', 'current_liability', ''],
      ['401', 'Suppliers', 'payable', '4-2'],
      ['7', 'Sales', 'income', ''],
      ['701', 'Goods', 'income', '7'],
      ['702', '702', 'income', '7'],
    ])
  })

  test('names the accounts that stand beneath each other in a circle', ({ assert }) => {
    const text = 'head\n1,One,asset,,3,1\n2,Two,asset,,1,1\n3,Three,asset,,2,1\n'
    assert.throws(() => complete(text), 'E_CHART_CIRCLE')
  })

  test('an account with the same code and name twice stays so, and a parent nobody knows as well', ({
    assert,
  }) => {
    const text = 'head\n10,Cash,asset,,,0\n10,Cash,asset,,,0\n11,Bank,asset,,Nowhere,0\n'
    assert.deepEqual(complete(text), [
      ['10', 'Cash', 'current_asset', ''],
      ['10', 'Cash', 'current_asset', ''],
      ['11', 'Bank', 'current_asset', 'Nowhere'],
    ])
  })
})
