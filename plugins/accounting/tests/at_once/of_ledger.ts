import type { Context, RecordModel } from 'kontor/plugin'
import type { World } from 'kontor/testing'
import { cashBox } from '../cash/kit.js'
import { Books } from '../ledger/books.js'
import { books, owe } from '../payments/kit.js'
import { monthly } from '../recurring/kit.js'
import { both, onlyOne, type Pair, twice } from './pair.js'

const DAY = '2026-03-31'

/** A posted entry, and what takes it back. */
async function rented(world: World) {
  const kit = await Books.of(world)
  const entry = await kit.rent()
  return { kit, entry, reverse: { operation: 'accounting.entry.reverse', on: entry } }
}

/** A cash box with 100.00 in it. */
async function box(world: World) {
  const kit = await cashBox(world)
  await kit.put('2026-03-01', '100.00')
  const take = async (amount: string) => ({
    operation: 'accounting.cash_voucher.post',
    on: await kit.ctx.run<RecordModel>('accounting.cash_voucher.create', null, {
      kind: 'payment',
      on_date: '2026-03-02',
      text: 'Petty things',
      lines: [{ account_id: kit.other, amount }],
    }),
  })
  return { ...kit, take }
}

/** Owed 100 dollars that were worth 50 and are worth 55. */
async function abroad(world: World) {
  const kit = await books(world)
  for (const day of [DAY, '2026-04-30']) {
    const rate = { currency: 'USD', on_date: day, rate: '0.55', per: '1' }
    await world.create('accounting.exchange_rate', rate)
  }
  const oak = await kit.party()
  await owe(world, oak, ['50', '100', 'USD'])
  const revalue = { operation: 'accounting.revaluation.post', input: { on_date: DAY } }
  return { ...kit, oak, revalue }
}

const countOf = async (ctx: Context, table: string) => {
  const [row] = await ctx.rows<{ count: number }>(
    `SELECT COUNT(*) AS \`count\` FROM \`${table}\` WHERE \`company_id\` = ?`,
    [ctx.company.id]
  )
  return Number(row.count)
}

export const OF_LEDGER: Pair[] = [
  {
    what: 'one entry posted twice',
    async begin(world) {
      const kit = await Books.of(world)
      const draft = await kit.draft([
        { on: '95000', debit: '10.00' },
        { on: '91100', credit: '10.00' },
      ])
      const post = { operation: 'accounting.entry.post', on: draft }
      return { ...twice(post), ends: onlyOne('E_NOT_DRAFT') }
    },
  },
  {
    what: 'one entry taken back twice',
    async begin(world) {
      const { reverse } = await rented(world)
      return { ...twice(reverse), ends: onlyOne('E_REVERSED_ALREADY') }
    },
  },
  {
    what: 'an entry taken back while its correction is posted',
    async begin(world) {
      const { kit, entry, reverse } = await rented(world)
      const ctx = await kit.world.context()
      const draft = await ctx.run<RecordModel>('accounting.entry.correct', entry.id)
      return {
        one: { operation: 'accounting.entry.post', on: draft },
        other: reverse,
        ends: onlyOne('E_REVERSED_ALREADY'),
      }
    },
  },
  {
    what: 'two vouchers that take all there is out of a cash box',
    async begin(world) {
      const { take } = await box(world)
      return {
        one: await take('100.00'),
        other: await take('60.00'),
        ends: onlyOne('E_CASH_SHORT'),
      }
    },
  },
  {
    what: 'a voucher and an entry that take all there is out of a cash box',
    async begin(world) {
      const { ctx, take, account, journal } = await box(world)
      const entry = await ctx.run<RecordModel>('accounting.entry.create', null, {
        journal_id: await journal('general'),
        on_date: '2026-03-02',
        lines: [
          { account_id: await account('bank'), debit: '70.00' },
          { account_id: await account('cash'), credit: '70.00' },
        ],
      })
      return {
        one: await take('60.00'),
        other: { operation: 'accounting.entry.post', on: entry },
        ends: onlyOne('E_CASH_SHORT'),
      }
    },
  },
  {
    what: 'one cash box counted twice',
    async begin(world) {
      const { ctx, journal } = await box(world)
      const count = {
        operation: 'accounting.cash_count.post',
        input: {
          journal_id: await journal('cash'),
          on_date: '2026-03-02',
          pieces: [{ denomination: '20.00', pieces: 4 }],
        },
      }
      return {
        ...twice(count),
        ends: both,
        after: async () => {
          const [row] = await ctx.rows<{ found: string }>(
            'SELECT COUNT(`entry_id`) AS `found` FROM `accounting_cash_counts`'
          )
          return Number(row.found) === 1 ? '' : 'what is missing was booked twice'
        },
      }
    },
  },
  {
    what: 'one day revalued twice',
    async begin(world) {
      const { revalue } = await abroad(world)
      return { ...twice(revalue), ends: onlyOne('E_REVALUED_ALREADY') }
    },
  },
  {
    what: 'a day revalued while the next month end is',
    async begin(world) {
      const { revalue } = await abroad(world)
      const next = { ...revalue, input: { on_date: '2026-04-30' } }
      return { one: revalue, other: next, ends: both }
    },
  },
  {
    what: 'one revaluation undone twice',
    async begin(world) {
      const { ctx, revalue } = await abroad(world)
      const done = await ctx.run<RecordModel>(revalue.operation, null, revalue.input)
      const undo = { operation: 'accounting.revaluation.undo', on: done }
      return { ...twice(undo), ends: onlyOne('E_REVALUATION_UNDONE') }
    },
  },
  {
    what: 'one date of a recurring entry made twice',
    async begin(world) {
      const kit = await Books.of(world)
      const ctx = await world.context()
      const { id } = await monthly(kit)
      const before = await ctx
        .records<RecordModel & { nextOn: string }>('accounting.recurring_entry')
        .findOrFail(id)
      const make = {
        operation: 'accounting.recurring_entry.make',
        on: id,
        input: { due_on: before.nextOn },
      }
      return {
        ...twice(make),
        ends: both,
        after: async () => {
          const runs = await countOf(ctx, 'accounting_recurring_runs')
          const entries = await countOf(ctx, 'accounting_entries')
          return runs === 1 && entries === 1 ? '' : `${runs} runs, ${entries} entries`
        },
      }
    },
  },
  {
    what: 'balances made anew while an entry is posted',
    async begin(world) {
      const { kit } = await rented(world)
      const draft = await kit.draft([
        { on: '95000', debit: '10.00' },
        { on: '91100', credit: '10.00' },
      ])
      return {
        one: { operation: 'accounting.entry.rebuild_balances' },
        other: { operation: 'accounting.entry.post', on: draft },
        ends: both,
      }
    },
  },
  {
    what: 'an account made another kind while it is posted on',
    async begin(world) {
      const kit = await Books.of(world)
      const draft = await kit.draft([
        { on: '95000', debit: '10.00' },
        { on: '91100', credit: '10.00' },
      ])
      return {
        one: {
          operation: 'accounting.account.update',
          on: kit.account('95000'),
          input: { type: 'receivable' },
        },
        other: { operation: 'accounting.entry.post', on: draft },
        ends: [
          ['E_ACCOUNT_POSTED', 'done'],
          ['done', 'E_PARTY_NEEDED'],
        ],
      }
    },
  },
  {
    what: 'an account posted on while it is made another kind',
    async begin(world) {
      const kit = await Books.of(world)
      const draft = await kit.draft([
        { on: '95000', debit: '10.00' },
        { on: '91100', credit: '10.00' },
      ])
      return {
        one: { operation: 'accounting.entry.post', on: draft },
        other: {
          operation: 'accounting.account.update',
          on: kit.account('95000'),
          input: { type: 'receivable' },
        },
        ends: [
          ['done', 'E_ACCOUNT_POSTED'],
          ['E_PARTY_NEEDED', 'done'],
        ],
      }
    },
  },
  {
    what: 'an account put away while it is posted on',
    async begin(world) {
      const kit = await Books.of(world)
      const draft = await kit.draft([
        { on: '95000', debit: '10.00' },
        { on: '91100', credit: '10.00' },
      ])
      return {
        one: { operation: 'accounting.account.archive', on: kit.account('95000') },
        other: { operation: 'accounting.entry.post', on: draft },
        ends: [
          ['E_ACCOUNT_BALANCE', 'done'],
          ['done', 'E_ACCOUNT_ARCHIVED'],
        ],
      }
    },
  },
]
