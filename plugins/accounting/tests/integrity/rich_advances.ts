import type { Context, RecordModel } from 'kontor/plugin'
import type { World } from 'kontor/testing'
import OpenItem from '../../models/open_item.js'
import Tax from '../../models/tax.js'
import { draft, invoice, recall, take, usesOf } from '../advances/kit.js'
import { issued, storedRequest } from '../advances/requests_kit.js'
import { pay } from '../payments/kit.js'

interface Stage {
  world: World
  ctx: Context
  oak: number
  elm: number
  journal: (kind: 'bank') => Promise<number>
}

/** Advances of every kind: taken, used, undone, paid back, cancelled, and asked for before. */
export async function richAdvances(stage: Stage) {
  await customers(stage)
  await suppliers(stage)
  await onAccount(stage)
  await requests(stage)
}

const idOf = async (ctx: Context, code: string) => (await Tax.findBy(ctx, ['code', 'eq', code]))!.id

async function customers({ ctx, oak, journal }: Stage) {
  const taxId = await idOf(ctx, 'U19')
  const first = await take(ctx, oak, { amount: '100.00', taxId })
  const sale = await invoice(ctx, oak, {
    net: '200.00',
    taxId,
    advances: [[first.id, '33.33']],
  })
  await recall(ctx, first, sale, '33.33')
  const [use] = await usesOf(ctx, first)
  await ctx.run('accounting.advance_use.undo', use, { on_date: '2026-03-12' })
  await recall(ctx, first, sale, '21.11', '2026-03-13')
  const back = { journal_id: await journal('bank'), on_date: '2026-03-14', amount: '10.00' }
  await ctx.run('accounting.advance.refund', first.id, back)
  const dollars = await take(ctx, oak, { amount: '90.00', currency: 'USD', taxId })
  await invoice(ctx, oak, {
    net: '20.00',
    taxId,
    currency: 'USD',
    advances: [[dollars.id, '23.80']],
  })
  const wrong = await take(ctx, oak, { amount: '50.00', taxId })
  await ctx.run('accounting.payment.cancel', wrong.paymentId!, { on_date: '2026-03-15' })
  await draft(ctx, oak, { net: '5.00', advances: [[dollars.id, '1.00']] })
}

async function suppliers({ ctx, elm }: Stage) {
  const taxId = await idOf(ctx, 'V19')
  const paid = await take(ctx, elm, { amount: '238.00', taxId, direction: 'out' })
  const bill = await invoice(ctx, elm, { net: '100.00', taxId, kind: 'bill' })
  await recall(ctx, paid, bill, '100.01')
}

async function onAccount({ world, ctx, elm }: Stage) {
  await pay(world, elm, '77.00', [], { rest: 'on_account' })
  const [item] = await OpenItem.where(ctx, ['amount', 'eq', '-77.00'])
  const turned = (amount: string, onDate: string) =>
    ctx.run<RecordModel>('accounting.open_item.take_advance', item.id, { amount, on_date: onDate })
  const { advance_id: wrong } = (await turned('20.00', '2026-02-15')) as unknown as Taken
  await ctx.run('accounting.advance.undo', wrong, { on_date: '2026-02-16' })
  await turned('30.00', '2026-02-17')
}

interface Taken {
  advance_id: number
}

async function requests({ world, ctx, oak, journal }: Stage) {
  const lines = [
    { text: 'Kitchen', price: '1000', share: '30', tax_id: await idOf(ctx, 'U19') },
    { text: 'Books', price: '60', tax_id: await idOf(ctx, 'U7') },
  ]
  const request = await issued(world, { party_id: oak }, lines)
  const receive = async (amount: string) =>
    ctx.run('accounting.advance_request.receive', await storedRequest(world, request.id), {
      journal_id: await journal('bank'),
      on_date: '2026-03-20',
      amount,
    })
  await receive('100.00')
  await receive('200.01')
  const final = await ctx.run<RecordModel>(
    'accounting.advance_request.invoice',
    await storedRequest(world, request.id),
    { on_date: '2026-03-25' }
  )
  await ctx.run('accounting.invoice.post', final.id)
  await issued(world, { party_id: oak }, lines)
}
