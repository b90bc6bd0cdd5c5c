import type { Context, RecordModel } from 'kontor/plugin'
import { test, type World } from 'kontor/testing'
import { documentsAgree } from '../../documents/invariants.js'
import type { Terms } from '../../screens/invoices/reckon_typed.js'
import { reckonTyped } from '../../screens/invoices/reckon_typed.js'
import { booked, draft, party, posted, refused } from '../documents/sheet.js'

/** A company of euros with a levy of so much for each piece, and rates of two currencies. */
async function levied(world: World, amount = '0.10', parts?: unknown[]) {
  await world.enable('accounting')
  for (const [currency, rate, per] of [
    ['USD', '0.9', '1'],
    ['JPY', '0.6', '100'],
  ]) {
    await world.create('accounting.exchange_rate', { currency, rate, per, on_date: '2026-03-01' })
  }
  const levy = await world.create('accounting.tax', {
    code: 'LEVY',
    name: 'Levy',
    scope: 'sale',
    amount_kind: 'fixed',
    fixed_amount: amount,
    ...(parts ? { parts } : {}),
  })
  return { levy: levy.id, customer: await party(world), ctx: await world.context() }
}

const lines = (tax: number, quantity = '1000') => [
  { text: 'Pieces', quantity, price: '1', tax_id: tax },
]

const terms = (ctx: Context, more: Record<string, unknown>) =>
  ctx.run<Terms>('accounting.invoice.read_terms', null, { kind: 'invoice', ...more })

test.group('A tax of a fixed amount in another currency', () => {
  test('{quantity} at {amount} euros each are {tax} {currency}')
    .with([
      { currency: 'USD', amount: '0.10', quantity: '1000', tax: '111.11' },
      { currency: 'USD', amount: '0.01', quantity: '1', tax: '0.01' },
      { currency: 'JPY', amount: '0.10', quantity: '1000', tax: '16667' },
      { currency: 'JPY', amount: '0.01', quantity: '250', tax: '417' },
      { currency: 'EUR', amount: '0.10', quantity: '1000', tax: '100.00' },
    ])
    .run(async ({ world, assert }, { currency, amount, quantity, tax }) => {
      const { ctx, levy, customer } = await levied(world, amount)
      const values = { party_id: customer, currency }
      const invoice = await posted(world, values, lines(levy, quantity))
      assert.equal(String(invoice.tax), tax)
      const typed = { currency, on_date: '2026-03-10', lines: lines(levy, quantity) }
      const shown = reckonTyped(typed, await terms(ctx, { currency, on_date: '2026-03-10' }))
      assert.equal(shown.tax, tax)
      assert.equal(shown.total, String(invoice.total))
    })

  test('its euros are booked, and a credit note takes as much back', async ({ world, assert }) => {
    await world.enable('accounting')
    const owed = await (await world.context()).records('accounting.account').findBy({
      and: [
        ['type', 'eq', 'tax_payable'],
        ['is_group', 'eq', false],
      ],
    })
    const parts = [{ of: 'tax', factor: '100', account_id: owed!.id }]
    const { ctx, levy, customer } = await levied(world, '0.10', parts)
    const invoice = await posted(world, { party_id: customer, currency: 'USD' }, lines(levy))
    assert.deepEqual(await booked(world, invoice.entryId!), [
      ['income', 0, 90000, -100000],
      ['tax_payable', 0, 10000, -11111],
      ['receivable', 100000, 0, 111111],
    ])
    const note = await ctx.run<RecordModel & { total: unknown; tax: unknown }>(
      'accounting.invoice.credit',
      invoice,
      { on_date: '2026-03-12' }
    )
    assert.equal(String(note.tax), '111.11')
    await ctx.run('accounting.invoice.post', note)
    const after = await world.context()
    const { data } = await after.list('accounting.invoice', { filter: ['id', 'eq', invoice.id] })
    assert.equal(data[0].open, '0.00')
  })

  test('a tax that names no account is booked where its line is', async ({ world, assert }) => {
    const { levy, customer } = await levied(world)
    const invoice = await posted(world, { party_id: customer }, lines(levy))
    assert.deepEqual(await booked(world, invoice.entryId!), [
      ['income', 0, 100000],
      ['income', 0, 10000],
      ['receivable', 110000, 0],
    ])
    assert.deepEqual(await documentsAgree.check(await world.context()), [])
  })

  test('the rate that was agreed counts, as posted and as typed', async ({ world, assert }) => {
    const { ctx, levy, customer } = await levied(world)
    const values = { party_id: customer, currency: 'USD', rate: '0.8' }
    const invoice = await posted(world, values, lines(levy))
    assert.equal(String(invoice.tax), '125.00')
    const typed = { currency: 'USD', on_date: '2026-03-10', lines: lines(levy) }
    const told = await terms(ctx, { currency: 'USD', rate: '0.8', on_date: '2026-03-10' })
    assert.equal(reckonTyped(typed, told).tax, '125.00')
  })

  test('without a rate only what needs one is refused, by name', async ({ world, assert }) => {
    const { ctx, levy, customer } = await levied(world)
    const values = { party_id: customer, currency: 'CHF' }
    assert.equal(await refused(() => draft(world, values, lines(levy))), 'E_RATE_MISSING')
    const plain = await draft(world, values, [{ text: 'Pieces', price: '5' }])
    assert.equal(String(plain.total), '5.00')
    const told = await terms(ctx, { currency: 'CHF', on_date: '2026-03-10' })
    assert.isFalse(told.taxes.some(({ rule }) => rule.id === levy))
    assert.isAbove(told.taxes.length, 0)
  })
})
