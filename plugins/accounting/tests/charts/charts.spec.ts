import { test } from 'kontor/testing'
import { chartAccounts, namedFor } from '../../charts/chart.js'
import { chartOf, CHARTS } from '../../charts/charts.js'
import { generic } from '../../charts/generic/accounts.js'
import { ua } from '../../charts/ua/accounts.js'
import { ACCOUNT_TYPES, OPTIONAL_PURPOSES, PURPOSES } from '../../ledger/account_types.js'

test.group('Charts of accounts', () => {
  test('each has 60 to 150 accounts besides its headings, with codes of their own')
    .with([...CHARTS])
    .run(({ assert }, source) => {
      const accounts = chartAccounts(source)
      const leaves = accounts.filter((one) => !one.isGroup)
      assert.isAtLeast(leaves.length, 60)
      assert.isAtMost(leaves.length, 150)
      assert.equal(new Set(accounts.map((one) => one.code)).size, accounts.length)
      for (const one of accounts) assert.match(`${one.code} ${one.name}`, /^\S{1,20} \S.+/)
    })

  test('each has exactly one account for everything Kontor books by itself')
    .with([...CHARTS])
    .run(({ assert }, source) => {
      const used = chartAccounts(source).flatMap((one) => one.usedFor ?? [])
      const needed = PURPOSES.filter((one) => !OPTIONAL_PURPOSES.includes(one))
      assert.includeMembers(used, needed)
      assert.includeMembers([...PURPOSES], used)
      assert.lengthOf(new Set(used), used.length)
    })

  test('each account has a known type and stands beneath a heading that is there')
    .with([...CHARTS])
    .run(({ assert }, source) => {
      const accounts = chartAccounts(source)
      const groups = new Set(accounts.filter((one) => one.isGroup).map((one) => one.key))
      for (const one of accounts) {
        assert.include(ACCOUNT_TYPES, one.type, one.key)
        if (one.parentKey) assert.isTrue(groups.has(one.parentKey), one.key)
      }
    })

  test('a country has its chart, every other the generic one', ({ assert }) => {
    assert.equal(chartOf('UA'), ua)
    assert.equal(chartOf('AR'), generic)
    assert.equal(chartOf(null), generic)
  })

  test('the generic chart speaks the language of the company, a national one that of its law', ({
    assert,
  }) => {
    const named = (source: typeof ua, language: string) => {
      const { name, otherName } = namedFor(source, language).find((one) => one.usedFor === 'cash')!
      return [name, otherName]
    }
    assert.deepEqual(named(generic, 'en'), ['Petty cash', 'Каса'])
    assert.deepEqual(named(generic, 'uk'), ['Каса', 'Petty cash'])
    assert.deepEqual(named(ua, 'en'), [
      'Готівка в національній валюті',
      'Cash in national currency',
    ])
  })
})
