import { readFileSync } from 'node:fs'
import { test, type World } from 'kontor/testing'
import Match from '../../models/match.js'
import { type MatchRule, proposeMatches } from '../../payments/match/propose_matches.js'
import { reconcileScreen } from '../../payments/match/reconcile_screen.js'
import { effectOf } from '../../screens/reconciling/ticked.js'
import { balanceOf, books, openOf, owe, pay, refused } from './kit.js'

type Row = [id: number, currency: string, open: number, dueOn: string, names: string[]]
interface Vectors {
  cases: { name: string; items: Row[]; rules: MatchRule[]; expected: [MatchRule, number[]][] }[]
}
const file = new URL('../vectors/match_rules.json', import.meta.url)
const vectors = JSON.parse(readFileSync(file, 'utf8')) as Vectors

interface Group {
  rule: MatchRule
  ids: number[]
  closes: string
  difference: string
}

const propose = (world: World, partyId: number, accountId: number, rules?: MatchRule[]) =>
  world.as('accounting.clerk').run<Group[]>('accounting.open_item.propose_matches', null, {
    party_id: partyId,
    account_id: accountId,
    ...(rules ? { rules } : {}),
  })

const onAccount = { rest: 'on_account' }

test.group('What belongs together by rules', () => {
  test('{name}')
    .with(vectors.cases)
    .run(({ assert }, { items, rules, expected }) => {
      const candidates = items.map(([id, currency, open, dueOn, names]) => ({
        id,
        currency,
        dueOn,
        names,
        open: BigInt(open),
        companyOpen: BigInt(open),
      }))
      const groups = proposeMatches(candidates, rules)
      assert.deepEqual(
        groups.map(({ rule, ids }) => [rule, ids.toSorted((a, b) => a - b)]),
        expected
      )
    })
})

test.group('The screen that matches open items', () => {
  test('shows both sides of a party, and whose items could meet', async ({ world, assert }) => {
    const { ctx, party, account } = await books(world)
    const [oak, elm] = [await party(), await party('Elm & Sons')]
    await owe(world, oak, ['100'])
    await owe(world, elm, ['70'])
    await pay(world, oak, '40', [], { ...onAccount, reference: 'Thanks' })
    const start = await reconcileScreen(ctx, {})
    assert.deepEqual(
      start.meeting.map((row) => [row.party_id, row.account_id, row.debit, row.credit]),
      [[oak, await account('receivable'), '100.00', '40.00']]
    )
    const screen = await reconcileScreen(ctx, { party_id: String(oak), on: '2026-01-31' })
    assert.deepEqual([start.today, screen.today], [ctx.today, '2026-01-31'])
    assert.deepEqual(
      screen.open!.items.map((one) => [one.open, one.names]),
      [
        ['100.00', []],
        ['-40.00', ['Thanks']],
      ]
    )
    const effect = effectOf(screen.open!.items, 'EUR')
    assert.deepEqual(effect, { debit: 10000n, credit: 4000n, closes: 4000n, loss: 0n })
  })

  test('what is proposed is matched group by group, on the day given', async ({
    world,
    assert,
  }) => {
    const { ctx, party, account } = await books(world)
    const oak = await party()
    const items = [
      await owe(world, oak, ['100'], '2026-01-01'),
      await owe(world, oak, ['50'], '2026-01-02'),
      await owe(world, oak, ['30'], '2026-01-03'),
    ]
    const { data } = await ctx.list('accounting.open_item', {
      filter: ['id', 'eq', items[1]],
      include: 'entry',
    })
    const named = (data[0].entry as { label: string }).label
    await pay(world, oak, '20', [], { ...onAccount, reference: `for ${named}` })
    await pay(world, oak, '100', [], onAccount)
    const groups = await propose(world, oak, await account('receivable'))
    assert.deepEqual(
      groups.map(({ rule, closes }) => [rule, closes]),
      [
        ['reference', '20.00'],
        ['amount', '100.00'],
      ]
    )
    assert.lengthOf(await Match.where(ctx, []), 0)
    const clerk = world.as('accounting.clerk')
    const input = { groups: groups.map((one) => one.ids), on_date: '2026-02-15' }
    await clerk.run('accounting.open_item.match_groups', null, input)
    assert.deepEqual(await openOf(world, ...items), [
      ['0.00', '0.00', false],
      ['30.00', '30.00', true],
      ['30.00', '30.00', true],
    ])
    const matches = await Match.where(ctx, [])
    assert.deepEqual([...new Set(matches.map((one) => one.onDate))], ['2026-02-15'])
    const again = () => clerk.run('accounting.open_item.match_groups', null, input)
    assert.equal(await refused(again), 'E_MATCH_SIDES')
    const { matches: last } = await reconcileScreen(ctx, { party_id: String(oak) })
    assert.lengthOf(last, 2)
  })

  test('the preview says what the rates will make of it', async ({ world, assert }) => {
    const { party, account } = await books(world)
    const oak = await party()
    await owe(world, oak, ['90', '100', 'USD'])
    const input = { ...onAccount, currency: 'USD', rate: '0.95' }
    await pay(world, oak, '100', [], input)
    const receivable = await account('receivable')
    const [group] = await propose(world, oak, receivable, ['amount'])
    assert.deepEqual([group.closes, group.difference], ['90.00', '-5.00'])
    await world.as('accounting.clerk').run('accounting.open_item.match_groups', null, {
      groups: [group.ids],
      on_date: '2026-02-15',
    })
    assert.equal(await balanceOf(world, 'fx_gain'), '-500')
    assert.equal(await balanceOf(world, 'receivable'), '0')
  })

  test('all groups are matched or none', async ({ world, assert }) => {
    const { party } = await books(world)
    const [oak, elm] = [await party(), await party('Elm & Sons')]
    const item = await owe(world, oak, ['100'])
    const other = await owe(world, elm, ['50'])
    await pay(world, oak, '100', [], onAccount)
    const ctx = await world.context()
    const { data } = await ctx.list('accounting.open_item', {
      filter: ['open', 'lt', '0'],
    })
    const credit = data[0].id as number
    const run = (groups: unknown) =>
      world
        .as('accounting.clerk')
        .run('accounting.open_item.match_groups', null, { groups, on_date: '2026-02-15' })
    assert.equal(await refused(() => run([[item, credit], [other]])), 'E_MATCH_SIDES')
    assert.equal(await refused(() => run([[item, credit, other]])), 'E_MATCH_PARTY')
    assert.equal(await refused(() => run([])), 'E_IDS')
    assert.equal(await refused(() => run('1,2')), 'E_IDS')
    assert.deepEqual(await openOf(world, item), [['100.00', '100.00', true]])
  })
})
