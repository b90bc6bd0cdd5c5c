import fc from 'fast-check'
import type { Context } from 'kontor/plugin'
import { test } from 'kontor/testing'
import OpenItem from '../../models/open_item.js'
import { allParties } from '../../statements/party/all_parties.js'
import { partyLedger } from '../../statements/party/party_ledger.js'
import type { PartyLine } from '../../statements/party/party_lines.js'
import figures from '../../statements/party/party_figures.js'
import { sectionsOf } from '../../statements/party/sections.js'
import { partyLedgerScreen } from '../../statements/screens.js'
import { trialBalance } from '../../statements/trial_balance.js'
import { books, owe, owing, pay, refused } from '../payments/kit.js'

const YEAR = { from: '2026-01-01', to: '2026-12-31' }

const of = (partyId: number, more: { inCompany?: boolean; side?: 'receivable' } = {}) => ({
  partyId,
  side: 'all' as const,
  inCompany: false,
  ...more,
})

/** Each currency with what stood before, was debited, credited and stands at the end. */
async function told(ctx: Context, filter: ReturnType<typeof of>, span = YEAR) {
  const { sections } = await partyLedger(ctx, filter, span)
  return sections.map((one) => [one.currency, one.opening, one.debit, one.credit, one.closing])
}

test.group('The ledger of a party', () => {
  test('begins with what stood before and says what is owed after every line', async ({
    world,
    assert,
  }) => {
    const { ctx, party } = await books(world)
    const [oak, elm] = [await party(), await party('Elm & Sons')]
    const item = await owe(world, oak, ['100'], '2026-01-10')
    await owe(world, oak, ['50'], '2026-02-05')
    await owe(world, elm, ['7'], '2026-02-05')
    await pay(world, oak, '60', [{ open_item_id: item, amount: '60' }], { on_date: '2026-02-25' })
    const february = { from: '2026-02-01', to: '2026-02-28' }
    const { sections } = await partyLedger(ctx, of(oak), february)
    assert.lengthOf(sections, 1)
    assert.deepEqual(
      sections[0].lines.map((one) => [one.on_date, one.debit, one.credit, one.balance]),
      [
        ['2026-02-05', '50.00', null, '150.00'],
        ['2026-02-25', null, '60.00', '90.00'],
      ]
    )
    const company = ctx.company.currency
    assert.deepEqual(await told(ctx, of(oak), february), [
      [company, '100.00', '50.00', '60.00', '90.00'],
    ])
    assert.deepEqual(await told(ctx, of(oak), { from: '2025-01-01', to: '2025-12-31' }), [])
  })

  test('keeps currencies apart; what rates made of them counts in the company’s only', async ({
    world,
    assert,
  }) => {
    const { ctx, oak, item } = await owing(world, ['5000', '100', 'USD'])
    await owe(world, oak, ['20'])
    await pay(world, oak, '100', [{ open_item_id: item, amount: '100' }], {
      currency: 'USD',
      rate: '55',
    })
    const company = ctx.company.currency
    assert.deepEqual(await told(ctx, of(oak)), [
      [company, '0.00', '20.00', '0.00', '20.00'],
      ['USD', '0.00', '100.00', '100.00', '0.00'],
    ])
    assert.deepEqual(await told(ctx, of(oak, { inCompany: true })), [
      [company, '0.00', '5520.00', '5500.00', '20.00'],
    ])
  })

  test('a debt in dollars paid in the company’s currency leaves nothing in either', async ({
    world,
    assert,
  }) => {
    const { ctx, party } = await books(world)
    const oak = await party()
    const dollars = await owe(world, oak, ['90', '100', 'USD'])
    await pay(world, oak, '90', [], { on_date: '2026-02-10', rest: 'on_account' })
    const [paid] = await OpenItem.where(ctx, [
      ['party_id', 'eq', oak],
      ['currency', 'eq', ctx.company.currency],
    ] as never)
    await ctx.run('accounting.open_item.match', null, {
      items: [dollars, paid.id],
      on_date: '2026-03-01',
    })
    const closing = async (to: string) =>
      (await told(ctx, of(oak), { ...YEAR, to })).map(([currency, , , , last]) => [currency, last])
    const company = ctx.company.currency
    assert.deepEqual(await closing('2026-02-28'), [
      [company, '-90.00'],
      ['USD', '100.00'],
    ])
    assert.deepEqual(await closing('2026-03-01'), [
      [company, '0.00'],
      ['USD', '0.00'],
    ])
    const later = { from: '2026-04-01', to: '2026-04-30' }
    assert.deepEqual(await told(ctx, of(oak), later), [])
  })

  test('what all parties owe is what the accounts say', async ({ world, assert }) => {
    const { ctx, party, account } = await books(world)
    const [oak, elm] = [await party(), await party('Elm & Sons')]
    const item = await owe(world, oak, ['5000', '100', 'USD'])
    await owe(world, elm, ['-300'])
    await pay(world, oak, '100', [{ open_item_id: item, amount: '100' }], {
      currency: 'USD',
      rate: '55',
    })
    const february = { from: '2026-02-01', to: '2026-02-28' }
    const { rows, totals } = await allParties(ctx, 'receivable', february)
    const receivable = await account('receivable')
    const found = (await trialBalance(ctx, february)).rows.find((one) => one.id === receivable)!
    assert.deepEqual(totals, {
      opening: found.opening,
      debit: found.debit,
      credit: found.credit,
      closing: found.closing,
    })
    assert.deepEqual(
      rows.map((one) => [one.party.label, one.opening, one.closing]),
      [['Oakworks', '5000.00', '0.00']]
    )
    const payable = await allParties(ctx, 'payable', february)
    assert.deepEqual(
      payable.rows.map((one) => [one.party.label, one.closing]),
      [['Elm & Sons', '-300.00']]
    )
  })

  test('its last balance is what is open, in each currency', async ({ world, assert }) => {
    const { ctx, oak, item } = await owing(world, ['45', '50', 'USD'])
    await owe(world, oak, ['120.50'])
    await owe(world, oak, ['-20'])
    await pay(world, oak, '30', [{ open_item_id: item, amount: '30' }], {
      currency: 'USD',
      rate: '0.95',
    })
    const open = new Map<string, bigint>()
    for (const one of await OpenItem.where(ctx, ['party_id', 'eq', oak])) {
      open.set(one.currency, (open.get(one.currency) ?? 0n) + one.open.units)
    }
    const closing = (await told(ctx, of(oak))).map(([currency, , , , last]) => [currency, last])
    assert.deepEqual(
      Object.fromEntries(closing),
      Object.fromEntries(
        [...open].map(([currency, units]) => [currency, (Number(units) / 100).toFixed(2)])
      )
    )
  })

  test('stands on the party’s own screen, for whoever may see it', async ({ world, assert }) => {
    const { ctx, party } = await books(world)
    const oak = await party()
    await owe(world, oak, ['120.50'])
    const [owes] = await figures(ctx, oak)
    assert.equal(owes.key, 'owes')
    assert.include(owes.value, '120.50')
    assert.deepEqual(await figures(await world.as('sam').context(), oak), [])
    const clerk = await world.as('accounting.clerk').context()
    const { party: shown } = await partyLedgerScreen(clerk, { party_id: String(oak) })
    assert.equal(shown?.label, 'Oakworks')
    assert.equal(await refused(() => partyLedgerScreen(clerk, { party_id: '999' })), 'E_NOT_FOUND')
    assert.equal(await refused(() => partyLedgerScreen(clerk, { side: 'both' })), 'E_CHOICE')
  })
})

test.group('Sections of a ledger', () => {
  const amount = fc.bigInt({ min: -(10n ** 10n), max: 10n ** 10n })
  const day = fc.integer({ min: 1, max: 28 }).map((at) => `2026-02-${String(at).padStart(2, '0')}`)
  const line = fc
    .record({
      amount,
      onDate: day,
      currency: fc.constantFrom('EUR', 'USD'),
      isSettlement: fc.boolean(),
    })
    .map((one): PartyLine => ({
      ...one,
      entryId: 1,
      number: '1',
      dueOn: null,
      text: null,
      reference: null,
    }))

  test('the balance after the last line is the closing one, whatever happened', ({ assert }) => {
    fc.assert(
      fc.property(fc.array(line, { maxLength: 20 }), amount, (lines, opening) => {
        const from = '2026-02-10'
        const ledger = lines.filter((one) => !one.isSettlement && one.onDate >= from)
        const sums = ['EUR', 'USD'].map((currency) => {
          const own = ledger.filter((one) => one.currency === currency).map((one) => one.amount)
          return {
            currency,
            opening,
            debit: own.filter((one) => one > 0n).reduce((sum, one) => sum + one, 0n),
            credit: -own.filter((one) => one < 0n).reduce((sum, one) => sum + one, 0n),
          }
        })
        const settled = lines.filter((one) => one.isSettlement)
        const sections = sectionsOf(sums, [...ledger, ...settled], { from, first: 'USD' })
        for (const one of sections) {
          assert.equal(one.lines.at(-1)?.balance ?? one.opening, one.closing)
        }
        const order = sections.map((one) => one.currency)
        assert.isTrue(order.indexOf('USD') < 1)
      })
    )
  })
})
