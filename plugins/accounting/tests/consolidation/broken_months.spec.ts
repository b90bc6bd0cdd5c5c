import type { Context } from 'kontor/plugin'
import { test } from 'kontor/testing'
import { consolidationScreen } from '../../consolidation/screen.js'
import FiscalYear from '../../models/fiscal_year.js'
import { dayBefore } from '../../statements/sums.js'
import { amountsOf, company, post } from './kit.js'

/** Its fiscal years begin on these days and no other. */
async function yearsFrom(ctx: Context, days: readonly string[]) {
  for (const { id } of await FiscalYear.where(ctx, ['id', 'notnull'])) {
    await ctx.run('accounting.fiscal_year.delete', id)
  }
  for (const on of days) {
    const [year, ...rest] = on.split('-')
    const ends = dayBefore([Number(year) + 1, ...rest].join('-'))
    await ctx.run('accounting.fiscal_year.create', null, {
      name: year,
      starts_on: on,
      ends_on: ends,
    })
  }
}

test.group('The books of a group whose years begin within a month', () => {
  test('count the days before it to the year before, at its rates', async ({ world, assert }) => {
    const acme = await company(world, 'acme', 'EUR')
    const bolt = await company(world, 'bolt', 'USD')
    for (const one of [acme, bolt]) await yearsFrom(one, ['2025-04-06', '2026-04-06', '2027-04-06'])
    for (const rate of [
      { on_date: '2025-04-06', rate: '0.8' },
      { on_date: '2026-04-06', rate: '1' },
    ]) {
      await acme.run('accounting.exchange_rate.create', null, { currency: 'USD', ...rate })
    }
    for (const one of [acme, bolt]) {
      await post(one, '2026-04-03', [
        ['bank', 'debit', '70'],
        ['sales', 'credit', '70'],
      ])
      await post(one, '2026-04-20', [
        ['bank', 'debit', '30'],
        ['sales', 'credit', '30'],
      ])
    }
    const ctx = acme.with({ companyIds: [acme.company.id, bolt.company.id] })
    const sheet = await consolidationScreen(ctx, { from: '2026-04-06', to: '2026-04-30' })
    assert.deepEqual([sheet.statement.broken, sheet.statement.missing], [[], []])
    const rows = {
      earlier_results: ['70.00', '56.00', '0.00', '126.00'],
      result_of_year: ['30.00', '30.00', '0.00', '60.00'],
      translation_difference: ['0.00', '14.00', '0.00', '14.00'],
    }
    for (const [key, amounts] of Object.entries(rows)) {
      assert.deepEqual(amountsOf(sheet, key), amounts, key)
    }
    const next = await consolidationScreen(ctx, { from: '2027-04-06', to: '2027-04-30' })
    assert.deepEqual(amountsOf(next, 'earlier_results'), ['100.00', '86.00', '0.00', '186.00'])
    assert.deepEqual(amountsOf(next, 'translation_difference'), ['0.00', '14.00', '0.00', '14.00'])
    const ada = await world.as('ada').context('acme')
    await ada.run('accounting.holding.create', null, {
      held_id: bolt.company.id,
      since: '2026-04-04',
      percent: '100',
    })
    const joined = await consolidationScreen(ctx, { from: '2027-04-06', to: '2027-04-30' })
    assert.deepEqual([joined.statement.broken, joined.statement.missing], [[], []])
    assert.deepEqual(amountsOf(joined, 'earlier_results'), ['100.00', '86.00', '-56.00', '130.00'])
    assert.deepEqual(amountsOf(joined, 'group_capital'), ['0.00', '0.00', '56.00', '56.00'])
    assert.deepEqual(amountsOf(joined, 'translation_difference')?.[3], '14.00')
  })
})
