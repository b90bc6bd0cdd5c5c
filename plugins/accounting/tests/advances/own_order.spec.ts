import { test } from 'kontor/testing'
import { take } from './kit.js'
import { kitchen } from './requests_kit.js'

interface Proposed {
  advances: { amount: string; is_own: boolean }[]
}

test.group('Advances a document is offered', () => {
  test('come with those of its own order or request first, then the oldest', async ({
    world,
    assert,
  }) => {
    const { ctx, oak, request, receive, finalInvoice } = await kitchen(world)
    await take(ctx, oak, { amount: '100', onDate: '2026-01-05' })
    await take(ctx, oak, { amount: '300', onDate: '2026-01-15' })
    await receive()
    const amounts = async (more: Record<string, unknown>) => {
      const asked = { kind: 'invoice', party_id: oak, ...more }
      const { advances } = await ctx.run<Proposed>(
        'accounting.invoice.propose_advances',
        null,
        asked
      )
      return advances.map((one) => `${one.amount}${one.is_own ? ' own' : ''}`)
    }
    const oldest = ['100.00', '300.00', '3634.20']
    const own = ['3634.20 own', '100.00', '300.00']
    assert.deepEqual(await amounts({}), oldest)
    assert.deepEqual(await amounts({ reference: 'another order' }), oldest)
    assert.deepEqual(await amounts({ reference: ` ${request.number!.toLowerCase()} ` }), own)
    assert.deepEqual(await amounts({ invoice_id: await finalInvoice() }), own)
  })
})
