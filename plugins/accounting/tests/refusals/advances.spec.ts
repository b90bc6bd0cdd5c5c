import { test, type World } from 'kontor/testing'
import { kitchen } from '../advances/requests_kit.js'
import { booksIn, draft, take } from '../advances/kit.js'
import { journalOf } from '../../ledger/journal_of.js'
import { owing, pay } from '../payments/kit.js'
import OpenItem from '../../models/open_item.js'
import { provoke, type Provocation } from '#tests/provoke'

/** What a customer paid stands on account: 77.00 on 10 February. */
async function onAccount(world: World) {
  const { ctx, oak } = await booksIn(world, 'DE')
  await pay(world, oak, '77', [], { rest: 'on_account' })
  const [item] = await OpenItem.where(ctx, ['is_open', 'eq', true])
  const { id, version } = item
  const ask = (more: Record<string, unknown>) => ({
    path: `accounting/open-items/${id}/take-advance`,
    body: { version, on_date: '2026-02-15', ...more },
  })
  return { ctx, oak, item, ask }
}

const CASES: Provocation[] = [
  {
    code: 'E_ADVANCE_BEFORE_ITEM',
    what: 'an advance of a day before the money came',
    begin: async (world) => (await onAccount(world)).ask({ on_date: '2026-02-09' }),
  },
  {
    code: 'E_ADVANCE_OVER_ITEM',
    what: 'an advance of more than stands on account',
    begin: async (world) => (await onAccount(world)).ask({ amount: '77.01' }),
  },
  {
    code: 'E_ADVANCE_NO_MONEY',
    what: 'an advance made of what a customer owes',
    begin: async (world) => {
      const { ctx, item } = await owing(world, ['100'])
      const { version } = await OpenItem.findOrFail(ctx, item)
      return {
        path: `accounting/open-items/${item}/take-advance`,
        body: { version, on_date: '2026-02-15' },
      }
    },
  },
  {
    code: 'E_ADVANCE_OF_PAYMENT',
    what: 'undoing an advance that came as a payment',
    begin: async (world) => {
      const { ctx, oak } = await booksIn(world, 'DE')
      const { id, version } = await take(ctx, oak, { amount: '100' })
      return {
        path: `accounting/advances/${id}/undo`,
        body: { version, on_date: '2026-02-15' },
      }
    },
  },
  {
    code: 'E_ADVANCE_CANCELLED',
    what: 'undoing an advance twice',
    begin: async (world) => {
      const { ctx, item } = await onAccount(world)
      await ctx.run('accounting.open_item.take_advance', item.id, { on_date: '2026-02-15' })
      const made = (await ctx.records('accounting.advance').findBy(['id', 'notnull']))!
      await ctx.run('accounting.advance.undo', made.id, { on_date: '2026-02-16' })
      const { id, version } = await ctx.records('accounting.advance').findOrFail(made.id)
      return {
        path: `accounting/advances/${id}/undo`,
        body: { version, on_date: '2026-02-16' },
      }
    },
  },
  {
    code: 'E_REQUEST_PAID',
    what: 'taking back a request that was paid in part',
    begin: async (world) => {
      const { ctx, request, receive } = await kitchen(world)
      await receive('100')
      const { id, version } = await ctx.records('accounting.advance_request').findOrFail(request.id)
      return {
        path: `accounting/advance-requests/${id}/cancel`,
        body: { version, reason: 'Asked twice' },
      }
    },
  },
  {
    code: 'E_REQUEST_CURRENCY',
    what: 'paying a request in another currency than it asks for',
    begin: async (world) => {
      const { ctx, request, oak, rate } = await kitchen(world)
      await rate('USD', '2026-01-01', '0.9')
      const payment = await ctx.run<{ id: number; version: number }>(
        'accounting.payment.create',
        null,
        {
          direction: 'in',
          party_id: oak,
          journal_id: (await journalOf(ctx, 'bank')).id,
          on_date: '2026-03-20',
          currency: 'USD',
          amount: '50',
          advances: [{ amount: '50', request_id: request.id }],
        }
      )
      return {
        path: `accounting/payments/${payment.id}/post`,
        body: { version: payment.version },
      }
    },
  },
  {
    code: 'E_REQUEST_OF_INVOICE',
    what: 'asking for an advance of a credit note',
    begin: async (world) => {
      const { ctx, oak } = await booksIn(world, 'DE')
      const { id } = await draft(ctx, oak, { net: '50', kind: 'credit_note' })
      return { path: `accounting/invoices/${id}/ask-advance`, body: { share: '30' } }
    },
  },
]

test.group('Refusals: advances', () => {
  test('{what}: {code}')
    .with(CASES)
    .run(async ({ world, assert }, { code, begin }) => {
      const asked = await begin(world)
      assert.deepEqual(await provoke(world, asked), { code, status: 409, faults: [] })
    })
})
