import { test } from 'kontor/testing'
import Advance from '../../models/advance.js'
import Entry from '../../models/entry.js'
import Invoice from '../../models/invoice.js'
import { booksIn, draft, invoice, openOf, refused, take } from './kit.js'

test.group('What advances refuse', () => {
  test('{name}: {code}, and nothing is written')
    .with([
      { name: 'more than is open', code: 'E_ADVANCE_OVER', amount: '101' },
      { name: 'nothing', code: 'E_ADVANCE_NOTHING', amount: '0' },
      { name: 'another currency', code: 'E_ADVANCE_CURRENCY', currency: 'USD' },
      { name: 'another customer', code: 'E_ADVANCE_PARTY', stranger: true },
      { name: 'a bill', code: 'E_ADVANCE_SIDE', kind: 'bill' },
      { name: 'a day before the advance', code: 'E_ADVANCE_DATE', onDate: '2026-01-10' },
      { name: 'a day before the invoice', code: 'E_ADVANCE_BEFORE_INVOICE', onDate: '2026-03-09' },
      {
        name: 'more than the invoice leaves',
        code: 'E_ADVANCE_OVER_INVOICE',
        net: '40',
        amount: '50',
      },
    ])
    .run(async ({ world, assert }, given) => {
      const { ctx, oak, rate } = await booksIn(world, 'DE')
      await rate('USD', '2026-01-01', '0.9')
      const advance = await take(ctx, oak, { amount: '100' })
      const elm = (await world.create('contacts.party', { name: 'Elm & Sons' })).id
      const isBefore = given.code === 'E_ADVANCE_DATE'
      const document = await invoice(ctx, given.stranger ? elm : oak, {
        net: given.net ?? '500',
        kind: given.kind,
        currency: given.currency,
        onDate: isBefore ? '2026-01-05' : '2026-03-10',
      })
      const entries = (await Entry.where(ctx, ['id', 'notnull'])).length
      const use = () =>
        ctx.run('accounting.advance.recall', advance.id, {
          invoice_id: document.id,
          amount: given.amount ?? '50',
          on_date: given.onDate ?? '2026-03-10',
        })
      assert.equal(await refused(use), given.code)
      assert.deepEqual(await openOf(ctx, advance), ['open', '100.00', '100.00'])
      assert.lengthOf(await Entry.where(ctx, ['id', 'notnull']), entries)
      assert.equal((await Invoice.findOrFail(ctx, document.id)).paymentState, 'unpaid')
    })

  test('a draft that chose too much stays a draft: {code}')
    .with([
      { code: 'E_ADVANCES_OVER', net: '50', chosen: [['100']] },
      { code: 'E_ADVANCE_OVER', net: '500', chosen: [['101']] },
      { code: 'E_ADVANCE_CREDIT', net: '500', kind: 'credit_note', chosen: [['10']] },
      { code: 'E_TWICE', net: '500', chosen: [['10'], ['20']] },
    ])
    .run(async ({ world, assert }, { code, net, kind, chosen }) => {
      const { ctx, oak } = await booksIn(world, 'DE')
      const advance = await take(ctx, oak, { amount: '100' })
      const { id } = await draft(ctx, oak, {
        net,
        kind,
        advances: chosen.map(([amount]) => [advance.id, amount]),
      })
      assert.equal(await refused(() => ctx.run('accounting.invoice.post', id)), code)
      const after = await Invoice.findOrFail(ctx, id)
      assert.deepEqual([after.state, after.number], ['draft', null])
      assert.deepEqual(await openOf(ctx, advance), ['open', '100.00', '100.00'])
    })

  test('a closed period and a lock of taxes refuse taking, using and undoing', async ({
    world,
    assert,
  }) => {
    const { ctx, oak, tax } = await booksIn(world, 'DE')
    const u19 = await tax('U19')
    const advance = await take(ctx, oak, { amount: '119', taxId: u19 })
    const document = await invoice(ctx, oak, { net: '500', taxId: u19 })
    const january = await ctx.records('accounting.period').findBy(['starts_on', 'eq', '2026-01-01'])
    await ctx.run('accounting.period.close', january!.id)
    assert.equal(
      await refused(() => take(ctx, oak, { amount: '10', onDate: '2026-01-20' })),
      'E_PERIOD_CLOSED'
    )
    assert.lengthOf(await Advance.where(ctx, ['id', 'notnull']), 1)
    const cancel = () =>
      ctx.run('accounting.payment.cancel', advance.paymentId!, { on_date: '2026-01-31' })
    assert.equal(await refused(cancel), 'E_PERIOD_CLOSED')
    const march = await ctx.records('accounting.period').findBy(['starts_on', 'eq', '2026-03-01'])
    await ctx.run('accounting.period.close', march!.id)
    const use = () =>
      ctx.run('accounting.advance.recall', advance.id, {
        invoice_id: document.id,
        on_date: '2026-03-12',
      })
    assert.equal(await refused(use), 'E_PERIOD_CLOSED')
    assert.deepEqual(await openOf(ctx, advance), ['open', '119.00', '119.00'])
    await ctx.run('accounting.advance.recall', advance.id, {
      invoice_id: document.id,
      on_date: '2026-04-01',
    })
    assert.deepEqual(await openOf(ctx, advance), ['used', '0.00', '0.00'])
  })

  test('a tax of the other side, or without an account where it could wait, is refused', async ({
    world,
    assert,
  }) => {
    const { ctx, oak, tax } = await booksIn(world, 'DE')
    const v19 = await tax('V19')
    assert.equal(await refused(() => take(ctx, oak, { amount: '10', taxId: v19 })), 'E_ADVANCE_TAX')
    const waits = (await ctx.records('accounting.account').findBy(['code', 'eq', '3289']))!
    await ctx.run('accounting.account.update', waits.id, { version: waits.version, used_for: null })
    const u19 = await tax('U19')
    assert.equal(
      await refused(() => take(ctx, oak, { amount: '10', taxId: u19 })),
      'E_ACCOUNT_MISSING'
    )
    assert.lengthOf(await Advance.where(ctx, ['id', 'notnull']), 0)
  })
})
