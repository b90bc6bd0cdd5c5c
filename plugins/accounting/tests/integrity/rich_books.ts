import type { Context, RecordModel } from 'kontor/plugin'
import type { World } from 'kontor/testing'
import OpenItem from '../../models/open_item.js'
import Tax from '../../models/tax.js'
import { posted } from '../documents/sheet.js'
import { books, owe, pay } from '../payments/kit.js'
import { companyIn, postPaid, postTaxed } from '../tax/posting.js'
import { richAdvances } from './rich_advances.js'

type Kit = Awaited<ReturnType<typeof books>> & { world: World; oak: number; elm: number }

/** A German company that has done everything once that writes money: done, and where it can be, taken back. */
export async function richBooks(world: World): Promise<Context> {
  await companyIn(world, 'DE')
  const kit = { world, ...(await books(world)) }
  for (const [day, rate] of [
    ['2026-01-01', '0.92'],
    ['2026-03-31', '0.95'],
    ['2026-04-10', '0.9'],
  ]) {
    await world.create('accounting.exchange_rate', {
      currency: 'USD',
      on_date: day,
      rate,
      per: '1',
    })
  }
  const all = { ...kit, oak: await kit.party(), elm: await kit.party('Elm & Sons') }
  await openings(all)
  await cash(all)
  await documents(all)
  await payments(all)
  await batch(all)
  await waitingTax(all)
  await richAdvances(all)
  await revaluations(all)
  await filing(all)
  return kit.ctx
}

async function openings({ ctx, account, oak }: Kit) {
  for (const isUndone of [true, false]) {
    const opening = await ctx.run<RecordModel>('accounting.opening.create', null, {
      text: isUndone ? 'A first try' : 'Balances brought along',
      on_date: '2026-01-01',
      offset_id: isUndone ? await account('sales') : null,
      ...(isUndone ? {} : { control_debit: '1120.00', control_receivable: '120.00' }),
      lines: [
        { account_id: await account('bank'), debit: '1000.00' },
        {
          account_id: await account('receivable'),
          debit: '120.00',
          party_id: oak,
          reference: 'R-9',
        },
        ...(isUndone ? [] : [{ account_id: await account('sales'), credit: '1120.00' }]),
      ],
    })
    await ctx.run('accounting.opening.post', opening)
    if (isUndone) await ctx.run('accounting.opening.undo', opening)
  }
}

async function cash({ ctx, account }: Kit) {
  const voucher = async (kind: string, amount: string, more: Record<string, unknown> = {}) => {
    const made = await ctx.run<RecordModel>('accounting.cash_voucher.create', null, {
      kind,
      on_date: '2026-01-05',
      text: 'Petty things',
      lines: [{ account_id: await account('sales'), amount, ...more }],
    })
    await ctx.run('accounting.cash_voucher.post', made)
    return made
  }
  await voucher('receipt', '900.00')
  const wrong = await voucher('payment', '11.90')
  await ctx.run('accounting.cash_voucher.cancel', wrong, { on_date: '2026-01-06' })
  await voucher('payment', '23.80')
  const [box] = await ctx.records('accounting.journal').where(['kind', 'eq', 'cash'])
  const count = (onDate: string, pieces: object[]) =>
    ctx.run<RecordModel>('accounting.cash_count.post', null, {
      journal_id: box.id,
      on_date: onDate,
      pieces,
    })
  const wrongly = await count('2026-01-07', [{ denomination: '50.00', pieces: 17 }])
  await ctx.run('accounting.cash_count.cancel', wrongly)
  await count('2026-01-08', [
    { denomination: '50.00', pieces: 17 },
    { denomination: '20.00', pieces: 1 },
  ])
}

async function documents({ world, ctx, oak, elm }: Kit) {
  const [sale] = await Tax.where(ctx, ['code', 'eq', 'U19'])
  const [purchase] = await Tax.where(ctx, ['code', 'eq', 'V19'])
  const lines = (tax: number) => [
    { text: 'Chairs', quantity: '3', price: '33.33', tax_id: tax },
    { text: 'Tables', quantity: '1', price: '250.00', discount: '10', tax_id: tax },
  ]
  const at = { on_date: '2026-02-03', party_id: oak }
  const invoice = await posted(world, { ...at, kind: 'invoice' }, lines(sale.id))
  await posted(world, { ...at, kind: 'invoice', currency: 'USD' }, lines(sale.id))
  await posted(world, { ...at, kind: 'bill', party_id: elm, reference: 'B-1' }, lines(purchase.id))
  const credit = await ctx.run<RecordModel>('accounting.invoice.credit', invoice.id, {
    on_date: '2026-02-04',
  })
  await ctx.run('accounting.invoice.post', credit)
  const wrong = await posted(
    world,
    { ...at, kind: 'invoice', on_date: '2026-02-04' },
    lines(sale.id)
  )
  await ctx.run('accounting.invoice.cancel', wrong.id, { on_date: '2026-02-05' })
  await ctx.run('accounting.invoice.create', null, {
    ...at,
    kind: 'invoice',
    lines: lines(sale.id),
  })
}

async function payments({ world, ctx, oak, elm }: Kit) {
  const first = await owe(world, oak, ['100.00'])
  const more = { discount: '2.00', write_off: '3.00' }
  await pay(world, oak, '50.00', [{ open_item_id: first, amount: '45.00', ...more }], {
    rest: 'on_account',
  })
  const dollars = await owe(world, oak, ['92.00', '100.00', 'USD'])
  await pay(world, oak, '100.00', [{ open_item_id: dollars, amount: '60.00' }], {
    currency: 'USD',
    rest: 'on_account',
    rate: '0.94',
  })
  const paid = await owe(world, oak, ['94.00', '100.00', 'USD'])
  await pay(world, oak, '95.00', [{ open_item_id: paid, amount: '100.00', paid: '95.00' }])
  const owed = await owe(world, elm, ['-70.00'])
  const wrong = await pay(world, elm, '70.00', [{ open_item_id: owed, amount: '70.00' }], {
    direction: 'out',
  })
  await ctx.run('accounting.payment.cancel', wrong, { on_date: '2026-02-11' })
  const [rest] = await OpenItem.where(ctx, [
    ['amount', 'eq', '-40.00'],
    ['currency', 'eq', 'USD'],
  ])
  const items = { items: [dollars, rest.id], on_date: '2026-02-12' }
  await ctx.run('accounting.open_item.match', null, items)
  const [match] = await ctx.records('accounting.match').where(['credit_item_id', 'eq', rest.id])
  await ctx.run('accounting.match.undo', match.id, { on_date: '2026-02-13' })
}

async function batch({ world, ctx, elm, journal }: Kit) {
  await owe(world, elm, ['-40.00'])
  const made = await world
    .as('accounting.clerk')
    .run<RecordModel>('accounting.payment_batch.create', null, {
      journal_id: await journal('cash'),
      on_date: '2026-02-20',
      due_until: '2026-02-20',
    })
  await world.as('accounting.clerk').run('accounting.payment_batch.fill', made.id)
  await world.as('accounting.manager').run('accounting.payment_batch.approve', made.id)
  await ctx.run('accounting.payment_batch.post', made.id)
}

async function waitingTax({ ctx, elm }: Kit) {
  const sale = { scope: 'sale' as const, lines: [{ net: '100.00', tax: 'U19IST' }] }
  await postTaxed(ctx, elm, { ...sale, onDate: '2026-02-21' })
  const paid = await postPaid(ctx, elm, '40.00', '2026-02-22')
  const [credit] = await OpenItem.where(ctx, ['entry_id', 'eq', paid.id])
  const [debit] = await OpenItem.where(ctx, [
    ['company_amount', 'eq', '119.00'],
    ['party_id', 'eq', elm],
  ])
  const items = [debit.id, credit.id]
  await ctx.run('accounting.open_item.match', null, { items, on_date: '2026-02-22' })
}

async function revaluations({ ctx }: Kit) {
  const revalue = () =>
    ctx.run<RecordModel>('accounting.revaluation.post', null, { on_date: '2026-03-31' })
  const wrong = await revalue()
  await ctx.run('accounting.revaluation.undo', wrong.id)
  await revalue()
}

async function filing({ ctx }: Kit) {
  const file = (from: string, to: string) =>
    ctx.run<RecordModel>('accounting.tax_filing.file', null, { from, to })
  await file('2026-01-01', '2026-01-31')
  const wrong = await file('2026-02-01', '2026-02-28')
  await ctx.run('accounting.tax_filing.withdraw', wrong.id, { reason: 'Too early' })
  await file('2026-02-01', '2026-02-28')
}
