import type { Context, RecordModel } from 'kontor/plugin'
import type { World } from 'kontor/testing'
import BankCheck from '../../models/bank_check.js'
import Cheque from '../../models/cheque.js'
import { chequeBooks } from '../cheques/kit.js'
import { books, owe } from '../payments/kit.js'
import { DAY, drafted, post } from './of_payments.js'
import { both, onlyOne, type Pair, twice } from './pair.js'

/** A supplier's bill for each amount, and a batch of them that a clerk made. */
async function batchOf(world: World, ...amounts: string[]) {
  const { ctx, journal } = await books(world)
  const { id: elm } = await world.create('contacts.party', {
    name: 'Elm',
    is_supplier: true,
    bank_accounts: [{ iban: 'DE02120300000000202051' }],
  })
  const items: number[] = []
  for (const amount of amounts) items.push(await owe(world, elm, [`-${amount}`]))
  const batch = await world
    .as('accounting.clerk')
    .run<RecordModel>('accounting.payment_batch.create', null, {
      journal_id: await journal('bank'),
      on_date: DAY,
      due_until: DAY,
      lines: [{ open_item_id: items[0], amount: amounts[0] }],
    })
  const act = (verb: string, as?: string) => ({
    operation: `accounting.payment_batch.${verb}`,
    on: batch,
    as,
  })
  return { ctx, elm, items, batch, act, approve: act('approve', 'accounting.manager') }
}

/** Everything a batch pays was seen by whoever approved it. */
async function approvedAsSeen(ctx: Context, { id }: { id: number }) {
  const [row] = await ctx.rows<{ state: string; lines: number }>(
    'SELECT `b`.`state`, COUNT(`l`.`id`) AS `lines` FROM `accounting_payment_batches` `b` ' +
      'JOIN `accounting_payment_batch_lines` `l` ON `l`.`batch_id` = `b`.`id` WHERE `b`.`id` = ? GROUP BY `b`.`state`',
    [id]
  )
  return `${row.state}, ${row.lines}`
}

/** Bills paid together, cheques, and bank accounts paid to. */
export const OF_BATCHES: Pair[] = [
  {
    what: 'one batch approved twice',
    async begin(world) {
      const { approve } = await batchOf(world, '40.00')
      return { ...twice(approve), ends: onlyOne('E_BATCH_APPROVED') }
    },
  },
  {
    what: 'a batch approved while it is edited',
    async begin(world) {
      const { ctx, approve, act, items, batch } = await batchOf(world, '40.00', '30.00')
      const lines = [{ open_item_id: items[1], amount: '30.00' }]
      const edit = {
        ...act('update', 'accounting.clerk'),
        input: { version: batch.version, lines },
      }
      return {
        one: approve,
        other: edit,
        ends: [...both, ['done', 'E_STALE']],
        after: async () => {
          const end = await approvedAsSeen(ctx, batch)
          return ['approved, 1', 'approved, 2'].includes(end) ? '' : end
        },
      }
    },
  },
  {
    what: 'a batch edited while it is approved',
    async begin(world) {
      const { approve, act, items, batch } = await batchOf(world, '40.00', '30.00')
      const lines = [{ open_item_id: items[1], amount: '30.00' }]
      const edit = {
        ...act('update', 'accounting.clerk'),
        input: { version: batch.version, lines },
      }
      return { one: edit, other: approve, ends: [...both, ['E_STALE', 'done']] }
    },
  },
  {
    what: 'one batch paid twice',
    async begin(world) {
      const { act, batch } = await batchOf(world, '40.00')
      await world.as('accounting.manager').run('accounting.payment_batch.approve', batch.id)
      return { ...twice(act('post')), ends: onlyOne('E_BATCH_NOT_APPROVED') }
    },
  },
  {
    what: 'a batch paid while one of its bills is paid',
    async begin(world) {
      const { act, batch, elm, items } = await batchOf(world, '40.00')
      await world.as('accounting.manager').run('accounting.payment_batch.approve', batch.id)
      const payment = await drafted(world, elm, '40.00', items[0], 'out')
      return {
        one: act('post'),
        other: post(payment),
        ends: [
          ['done', 'E_PAYMENT_LINE_OVER'],
          ['E_PAYMENT_LINE_OVER', 'done'],
          ['E_BATCH_PAID', 'done'],
        ],
      }
    },
  },
  {
    what: 'two batches filled with what is due',
    async begin(world) {
      const { ctx, journal } = await books(world)
      await batchOf(world, '40.00', '30.00')
      const empty = async () => ({
        operation: 'accounting.payment_batch.fill',
        on: await ctx.run<RecordModel>('accounting.payment_batch.create', null, {
          journal_id: await journal('bank'),
          on_date: DAY,
          due_until: DAY,
        }),
      })
      return {
        one: await empty(),
        other: await empty(),
        ends: both,
        after: async () => {
          const rows = await ctx.rows(
            'SELECT `open_item_id` FROM `accounting_payment_batch_lines` GROUP BY `open_item_id` HAVING COUNT(*) > 1'
          )
          return rows.length === 0 ? '' : 'a bill is in two batches'
        },
      }
    },
  },
  {
    what: 'two cheques for one payment',
    async begin(world) {
      const { paid } = await chequeBooks(world)
      const print = { operation: 'accounting.payment.print_cheque', on: await paid() }
      return { ...twice(print), ends: onlyOne('E_CHEQUE_THERE') }
    },
  },
  {
    what: 'two cheques of one stock',
    async begin(world) {
      const { ctx, paid } = await chequeBooks(world)
      const print = async (on: number) => ({ operation: 'accounting.payment.print_cheque', on })
      return {
        one: await print(await paid('10.00')),
        other: await print(await paid('20.00', 'Elm')),
        ends: both,
        after: async () => {
          const drawn = await Cheque.where(ctx, ['id', 'notnull'], { sort: 'serial' })
          return drawn.map((one) => one.serial).join() === '101,102'
            ? ''
            : 'a blank was drawn twice'
        },
      }
    },
  },
  {
    what: 'the cheques of a batch and of a payment in it',
    async begin(world) {
      const { ctx, paid, ...kit } = await chequeBooks(world)
      await paid('1.00')
      const { act, batch } = await batchOf(world, '40.00')
      await world.as('accounting.manager').run('accounting.payment_batch.approve', batch.id)
      await ctx.run('accounting.payment_batch.post', batch.id)
      const [payment] = await ctx.records('accounting.payment').where(['amount', 'eq', '40.00'])
      return {
        one: act('print_cheques'),
        other: { operation: 'accounting.payment.print_cheque', on: payment },
        ends: [
          ['done', 'E_CHEQUE_THERE'],
          ['E_CHEQUE_BATCH_DONE', 'done'],
        ],
        after: async () => {
          const { nextNumber } = await kit.stock()
          return nextNumber === 102 ? '' : 'two cheques pay one payment'
        },
      }
    },
  },
  {
    what: 'a supplier paid for the first time by two',
    async begin(world) {
      const { ctx, party } = await books(world)
      const oak = await party()
      await world.create('contacts.bank_account', {
        party_id: oak,
        iban: 'DE02120300000000202051',
      })
      const items = [await owe(world, oak, ['-10.00']), await owe(world, oak, ['-20.00'])]
      const first = await drafted(world, oak, '10.00', items[0], 'out')
      return {
        one: post(first),
        other: post(await drafted(world, oak, '20.00', items[1], 'out')),
        ends: both,
        after: async () => {
          const kept = await BankCheck.where(ctx, ['kind', 'eq', 'first'])
          return kept.length === 1 ? '' : `${kept.length} first accounts`
        },
      }
    },
  },
]
