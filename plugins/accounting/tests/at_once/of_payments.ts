import type { RecordModel } from 'kontor/plugin'
import type { World } from 'kontor/testing'
import OpenItem from '../../models/open_item.js'
import { books, owing, pay } from '../payments/kit.js'
import { both, onlyOne, type Pair, twice } from './pair.js'

export const DAY = '2026-02-10'

/** A payment nobody has posted yet. */
export async function drafted(
  world: World,
  party: number,
  amount: string,
  item: number,
  direction: 'in' | 'out' = 'in'
) {
  const { ctx, journal } = await books(world)
  return ctx.run<RecordModel>('accounting.payment.create', null, {
    direction,
    party_id: party,
    journal_id: await journal('bank'),
    on_date: DAY,
    amount,
    lines: [{ open_item_id: item, amount }],
  })
}

export const post = (on: RecordModel) => ({ operation: 'accounting.payment.post', on })

/** What is owed, and money on account that would close it, of one payment. */
async function onAccount(world: World) {
  const kit = await owing(world, ['100.00'])
  const payment = await pay(world, kit.oak, '100.00', [], { rest: 'on_account' })
  const [rest] = await OpenItem.where(kit.ctx, ['amount', 'eq', '-100.00'])
  const items = { items: [kit.item, rest.id], on_date: DAY }
  return { ...kit, payment, match: { operation: 'accounting.open_item.match', input: items } }
}

async function matched(world: World) {
  const kit = await onAccount(world)
  await kit.ctx.run(kit.match.operation, null, kit.match.input)
  const [match] = await kit.ctx.records('accounting.match').where(['id', 'notnull'])
  return {
    ...kit,
    undo: { operation: 'accounting.match.undo', on: match, input: { on_date: DAY } },
  }
}

export const OF_PAYMENTS: Pair[] = [
  {
    what: 'two payments of one open item',
    async begin(world) {
      const { oak, item } = await owing(world, ['100.00'])
      const drafts = [
        await drafted(world, oak, '100.00', item),
        await drafted(world, oak, '60.00', item),
      ]
      return { one: post(drafts[0]), other: post(drafts[1]), ends: onlyOne('E_PAYMENT_LINE_OVER') }
    },
  },
  {
    what: 'one payment posted twice',
    async begin(world) {
      const { oak, item } = await owing(world, ['100.00'])
      return {
        ...twice(post(await drafted(world, oak, '100.00', item))),
        ends: onlyOne('E_NOT_DRAFT'),
      }
    },
  },
  {
    what: 'one payment cancelled twice',
    async begin(world) {
      const { oak, item } = await owing(world, ['100.00'])
      const on = await pay(world, oak, '100.00', [{ open_item_id: item, amount: '100.00' }])
      const cancel = { operation: 'accounting.payment.cancel', on, input: { on_date: DAY } }
      return { ...twice(cancel), ends: onlyOne('E_NOT_POSTED') }
    },
  },
  {
    what: 'the same items matched twice',
    async begin(world) {
      const { match } = await onAccount(world)
      return { ...twice(match), ends: onlyOne('E_MATCH_SIDES') }
    },
  },
  {
    what: 'a match while its payment is cancelled',
    async begin(world) {
      const { match, payment } = await onAccount(world)
      const cancel = {
        operation: 'accounting.payment.cancel',
        on: payment,
        input: { on_date: DAY },
      }
      return { one: match, other: cancel, ends: [...both, ['E_MATCH_SIDES', 'done']] }
    },
  },
  {
    what: 'a payment cancelled while it is matched',
    async begin(world) {
      const { match, payment } = await onAccount(world)
      const cancel = {
        operation: 'accounting.payment.cancel',
        on: payment,
        input: { on_date: DAY },
      }
      return { one: cancel, other: match, ends: [...both, ['done', 'E_MATCH_SIDES']] }
    },
  },
  {
    what: 'one match undone twice',
    async begin(world) {
      const { undo } = await matched(world)
      return { ...twice(undo), ends: onlyOne('E_MATCH_UNDONE') }
    },
  },
  {
    what: 'a match undone while its payment is cancelled',
    async begin(world) {
      const { undo, payment } = await matched(world)
      const cancel = {
        operation: 'accounting.payment.cancel',
        on: payment,
        input: { on_date: DAY },
      }
      return { one: undo, other: cancel, ends: [...both, ['E_MATCH_UNDONE', 'done']] }
    },
  },
  {
    what: 'a payment cancelled while its match is undone',
    async begin(world) {
      const { undo, payment } = await matched(world)
      const cancel = {
        operation: 'accounting.payment.cancel',
        on: payment,
        input: { on_date: DAY },
      }
      return { one: cancel, other: undo, ends: [...both, ['done', 'E_MATCH_UNDONE']] }
    },
  },
]
