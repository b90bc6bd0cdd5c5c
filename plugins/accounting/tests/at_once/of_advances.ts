import type { World } from 'kontor/testing'
import { journalOf } from '../../ledger/journal_of.js'
import { booksIn, draft, invoice, take } from '../advances/kit.js'
import { kitchen } from '../advances/requests_kit.js'
import { both, onlyOne, type Pair, twice } from './pair.js'

const DAY = '2026-03-10'

/** An advance of 100.00 and two invoices it could pay. */
async function advanced(world: World) {
  const kit = await booksIn(world, 'DE')
  const advance = await take(kit.ctx, kit.oak, { amount: '100' })
  const documents = [
    await invoice(kit.ctx, kit.oak, { net: '100' }),
    await invoice(kit.ctx, kit.oak, { net: '90' }),
  ]
  const use = (at: number) => ({
    operation: 'accounting.advance.recall',
    on: advance,
    input: { invoice_id: documents[at].id, on_date: DAY },
  })
  const refund = {
    operation: 'accounting.advance.refund',
    on: advance,
    input: { journal_id: (await journalOf(kit.ctx, 'bank')).id, on_date: DAY },
  }
  const cancel = {
    operation: 'accounting.payment.cancel',
    on: advance.paymentId!,
    input: { on_date: DAY },
  }
  return { ...kit, advance, use, refund, cancel }
}

export const OF_ADVANCES: Pair[] = [
  {
    what: 'one advance used for two invoices',
    async begin(world) {
      const { use } = await advanced(world)
      return {
        one: use(0),
        other: use(1),
        ends: [...both, ['E_ADVANCE_CLOSED', 'done'], ['done', 'E_ADVANCE_CLOSED']],
      }
    },
  },
  {
    what: 'one advance chosen on two drafts that are posted',
    async begin(world) {
      const { ctx, oak, advance } = await advanced(world)
      const chosen = async (net: string) => ({
        operation: 'accounting.invoice.post',
        on: await draft(ctx, oak, { net, advances: [[advance.id, '80']] }),
      })
      return { one: await chosen('80'), other: await chosen('81'), ends: onlyOne('E_ADVANCE_OVER') }
    },
  },
  {
    what: 'an advance paid back while it is used',
    async begin(world) {
      const { use, refund } = await advanced(world)
      return {
        one: refund,
        other: use(0),
        ends: [
          ['done', 'E_ADVANCE_CLOSED'],
          ['E_ADVANCE_CLOSED', 'done'],
        ],
      }
    },
  },
  {
    what: 'an advance used while it is paid back',
    async begin(world) {
      const { use, refund } = await advanced(world)
      return {
        one: use(0),
        other: refund,
        ends: [
          ['E_ADVANCE_CLOSED', 'done'],
          ['done', 'E_ADVANCE_CLOSED'],
        ],
      }
    },
  },
  {
    what: 'an advance paid back twice',
    async begin(world) {
      const { refund } = await advanced(world)
      return { ...twice(refund), ends: onlyOne('E_ADVANCE_CLOSED') }
    },
  },
  {
    what: 'the payment of an advance cancelled while it is used',
    async begin(world) {
      const { use, cancel } = await advanced(world)
      return {
        one: cancel,
        other: use(0),
        ends: [
          ['done', 'E_ADVANCE_CLOSED'],
          ['E_ADVANCE_USED', 'done'],
        ],
      }
    },
  },
  {
    what: 'an advance used while its payment is cancelled',
    async begin(world) {
      const { use, cancel } = await advanced(world)
      return {
        one: use(0),
        other: cancel,
        ends: [
          ['E_ADVANCE_CLOSED', 'done'],
          ['done', 'E_ADVANCE_USED'],
        ],
      }
    },
  },
  {
    what: 'one use of an advance undone twice',
    async begin(world) {
      const { ctx, use } = await advanced(world)
      const { operation, on, input } = use(0)
      await ctx.run(operation, on.id, input)
      const [used] = await ctx.records('accounting.advance_use').where(['id', 'notnull'])
      const undo = { operation: 'accounting.advance_use.undo', on: used, input: { on_date: DAY } }
      return { ...twice(undo), ends: onlyOne('E_ADVANCE_UNDONE') }
    },
  },
  {
    what: 'an invoice paid by two advances',
    async begin(world) {
      const { ctx, oak, use } = await advanced(world)
      const second = await take(ctx, oak, { amount: '100' })
      return {
        one: use(0),
        other: { ...use(0), on: second },
        ends: [...onlyOne('E_ADVANCE_NOTHING'), ...onlyOne('E_REFERENCE')],
      }
    },
  },
  {
    what: 'one advance request received twice',
    async begin(world) {
      const { ctx, request } = await kitchen(world)
      const input = { journal_id: (await journalOf(ctx, 'bank')).id, on_date: '2026-03-20' }
      const receive = { operation: 'accounting.advance_request.receive', on: request, input }
      return {
        ...twice(receive),
        ends: onlyOne('E_REQUEST_CLOSED'),
      }
    },
  },
  {
    what: 'one advance request invoiced twice',
    async begin(world) {
      const { request } = await kitchen(world)
      const make = {
        operation: 'accounting.advance_request.invoice',
        on: request,
        input: { on_date: '2026-05-10' },
      }
      return { ...twice(make), ends: onlyOne('E_REQUEST_INVOICED') }
    },
  },
]
