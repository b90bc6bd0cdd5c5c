import { test } from 'kontor/testing'
import { invoiceFile } from '../../documents/print/invoice_file.js'
import Invoice from '../../models/invoice.js'
import { pagesOf } from '../documents/pages_of.js'
import { kitchen, storedRequest } from './requests_kit.js'

test.group('The final invoice of a paid request', () => {
  test('deducts the advance: the whole tax arises once, and the rest is asked for', async ({
    world,
    assert,
  }) => {
    const { ctx, clerk, receive, finalInvoice, state, balance, box, agree } = await kitchen(world)
    await receive()
    const id = await finalInvoice()
    await clerk.run('accounting.invoice.post', id)
    const invoice = await Invoice.findOrFail(ctx, id)
    assert.deepEqual([String(invoice.total), String(invoice.open)], ['11964.20', '8330.00'])
    assert.deepEqual(await state(), ['settled', '3634.20', '3634.20', '0.00'])
    assert.deepEqual(
      [await balance('customer_advances'), await balance('customer_advance_tax')],
      ['0', '0']
    )
    assert.deepEqual(
      [await box('81', '2026-03'), await box('81', '2026-05'), await box('86', '2026-05')],
      ['300000', '700000', '0']
    )
    assert.deepEqual(await agree(), [])
  })

  test('a draft that was there before the payment deducts it too', async ({ world, assert }) => {
    const { ctx, clerk, receive, finalInvoice, state } = await kitchen(world)
    const id = await finalInvoice()
    await receive('1000')
    await receive('2634.20')
    await clerk.run('accounting.invoice.post', id)
    assert.equal(String((await Invoice.findOrFail(ctx, id)).open), '8330.00')
    assert.equal((await state())[0], 'settled')
  })

  test('the use taken back makes the request paid again', async ({ world, assert }) => {
    const { ctx, clerk, receive, finalInvoice, state, agree } = await kitchen(world)
    await receive()
    const id = await finalInvoice()
    await clerk.run('accounting.invoice.post', id)
    const [use] = await ctx.records('accounting.advance_use').where(['invoice_id', 'eq', id])
    await clerk.run('accounting.advance_use.undo', use, { on_date: '2026-05-11' })
    assert.deepEqual(await state(), ['paid', '3634.20', '0.00', '0.00'])
    assert.deepEqual(await agree(), [])
  })

  test('prints each deduction with number, day, net and tax, and what is left to pay, in {layout}')
    .with([{ layout: 'classic' }, { layout: 'modern' }] as const)
    .run(async ({ world, assert }, { layout }) => {
      const { ctx, clerk, receive, finalInvoice } = await kitchen(world)
      await receive()
      const id = await finalInvoice()
      const printed = async () => {
        const invoice = await Invoice.findOrFail(ctx, id)
        const { content } = await invoiceFile(ctx, invoice, { language: 'de', layout })
        return (await pagesOf(content))[0]
      }
      const drafted = await printed()
      await clerk.run('accounting.invoice.post', id)
      const posted = await printed()
      for (const page of [drafted, posted]) {
        for (const text of [
          'Abzüglich Anzahlung REQ/2026/00001 vom',
          '20.03.2026',
          'Netto 3.060,00',
          '570,00',
          '4,20',
          '-3.634,20',
          '11.964,20',
          'Zahlbetrag',
          '8.330,00',
        ]) {
          assert.include(page.replaceAll('−', '-'), text)
        }
        assert.include(page, '8.330,00 EUR bis')
      }
    })
})

test.group('A final invoice that is taken back', () => {
  test('is the request’s no more once cancelled; corrected, the draft in its place deducts', async ({
    world,
    assert,
  }) => {
    const { ctx, clerk, receive, finalInvoice, request } = await kitchen(world)
    const first = await finalInvoice()
    await clerk.run('accounting.invoice.post', first)
    await receive()
    const posted = async (id: number) => Invoice.findOrFail(await world.context(), id)
    const manager = world.as('accounting.manager')
    const corrected = { on_date: '2026-05-12' }
    const draft = await clerk.run<Invoice>(
      'accounting.invoice.correct',
      await posted(first),
      corrected
    )
    assert.equal((await storedRequest(world, request.id)).invoiceId, draft.id)
    await clerk.run('accounting.invoice.post', draft.id)
    assert.equal(String((await posted(draft.id)).open), '8330.00')
    const [use] = await ctx.records('accounting.advance_use').where(['invoice_id', 'eq', draft.id])
    await clerk.run('accounting.advance_use.undo', use, { on_date: '2026-05-13' })
    const taken = await posted(draft.id)
    await manager.run('accounting.invoice.cancel', taken, { on_date: '2026-05-14' })
    assert.isNull((await storedRequest(world, request.id)).invoiceId)
  })
})
