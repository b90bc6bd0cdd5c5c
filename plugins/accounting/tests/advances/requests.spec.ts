import { updateRows } from 'kontor/plugin'
import { test, transaction } from 'kontor/testing'
import { offOf } from '../../advances/requests/off.js'
import { requestsAgree } from '../../advances/requests/invariants.js'
import { paidState } from '../../advances/requests/states.js'
import Invoice from '../../models/invoice.js'
import type InvoiceLine from '../../models/invoice_line.js'
import type AdvanceRequestTax from '../../models/advance_request_tax.js'
import { draft, party, refused } from '../documents/sheet.js'
import { companyIn } from '../tax/posting.js'
import { issued, requestDraft, storedRequest, taxOf } from './requests_kit.js'

test.group('A share of a line', () => {
  test('{share} % of a line with {discount} % discount is the line less {off} %')
    .with([
      { discount: '0', share: '30', off: '70' },
      { discount: '10', share: '30', off: '73' },
      { discount: '12.5', share: '100', off: '12.5' },
      { discount: '0', share: '33.333333', off: '66.666667' },
    ])
    .run(({ assert }, { discount, share, off }) => {
      const units = (text: string) => BigInt(Math.round(Number(text) * 1e6))
      assert.equal(offOf(units(discount), units(share)), units(off))
    })

  test('no share is all of it', ({ assert }) => {
    assert.equal(offOf(10_000_000n, null), 10_000_000n)
  })
})

test.group('The state of a request', () => {
  test('{paid} of {total} came and {unused} of that is not deducted: {state}')
    .with([
      { total: 100n, paid: 0n, unused: 0n, state: 'issued' },
      { total: 100n, paid: 40n, unused: 40n, state: 'part_paid' },
      { total: 100n, paid: 40n, unused: 0n, state: 'part_paid' },
      { total: 100n, paid: 100n, unused: 100n, state: 'paid' },
      { total: 100n, paid: 100n, unused: 1n, state: 'paid' },
      { total: 100n, paid: 100n, unused: 0n, state: 'settled' },
    ])
    .run(({ assert }, { state, ...sums }) => {
      assert.equal(paidState(sums), state)
    })
})

test.group('An advance request', () => {
  test('asks for shares of its lines with their taxes, numbered, and books nothing', async ({
    world,
    assert,
  }) => {
    await companyIn(world, 'DE')
    const request = await issued(world, { party_id: await party(world) }, [
      { text: 'Kitchen', price: '10000', share: '30', tax_id: await taxOf(world, 'U19') },
      { text: 'Books', quantity: '3', price: '20', tax_id: await taxOf(world, 'U7') },
    ])
    const { number, state, net, tax, total, open, paid } = request
    assert.equal(number, 'REQ/2026/00001')
    assert.deepEqual(
      [state, String(net), String(tax), String(total), String(open), String(paid)],
      ['issued', '3060.00', '574.20', '3634.20', '3634.20', '0.00']
    )
    const ctx = await world.context()
    const taxes = await ctx.lines<AdvanceRequestTax>(request, 'taxes')
    assert.deepEqual(
      taxes.map((one) => [String(one.base), String(one.amount)]),
      [
        ['3000.00', '570.00'],
        ['60.00', '4.20'],
      ]
    )
    const [{ count }] = await ctx.rows<{ count: number }>(
      'SELECT COUNT(*) AS `count` FROM `accounting_entries`'
    )
    assert.equal(Number(count), 0)
    assert.deepEqual(await requestsAgree.check(ctx), [])
  })

  test('numbers follow one another without a gap, whatever was refused between', async ({
    world,
    assert,
  }) => {
    await world.enable('accounting')
    const values = { party_id: await party(world) }
    const lines = [{ text: 'Deposit', price: '100' }]
    const first = await issued(world, values, lines)
    const drafted = await requestDraft(world, values, [])
    const issue = () =>
      world.as('accounting.clerk').run('accounting.advance_request.issue', drafted)
    assert.equal(await refused(issue), 'E_LINES_MISSING')
    const second = await issued(world, values, lines)
    assert.deepEqual([first.number, second.number], ['REQ/2026/00001', 'REQ/2026/00002'])
  })

  test('what was issued stays: it is not changed, deleted or issued again', async ({
    world,
    assert,
  }) => {
    await world.enable('accounting')
    const clerk = world.as('accounting.clerk')
    const request = await issued(world, { party_id: await party(world) }, [
      { text: 'Deposit', price: '100' },
    ])
    const change = () => clerk.run('accounting.advance_request.update', request, { note: 'x' })
    assert.equal(await refused(change), 'E_FINAL')
    const remove = () => clerk.run('accounting.advance_request.delete', request, {})
    assert.equal(await refused(remove), 'E_FINAL')
    const again = () => clerk.run('accounting.advance_request.issue', request)
    assert.equal(await refused(again), 'E_REQUEST_ISSUED')
  })

  test('a share of nothing, and a request of nothing, are refused', async ({ world, assert }) => {
    await world.enable('accounting')
    const values = { party_id: await party(world) }
    const made = (line: Record<string, unknown>) => refused(() => issued(world, values, [line]))
    assert.equal(await made({ text: 'All', price: '10', share: '0' }), 'E_SHARE_NOTHING')
    assert.equal(await made({ text: 'Nothing', price: '0' }), 'E_REQUEST_NOTHING')
  })

  test('is cancelled with its reason by a manager, keeps its number and asks for nothing', async ({
    world,
    assert,
  }) => {
    await world.enable('accounting')
    const request = await issued(world, { party_id: await party(world) }, [
      { text: 'Deposit', price: '100' },
    ])
    const cancel = (who: string) =>
      world.as(who).run('accounting.advance_request.cancel', request, { reason: 'Order withdrawn' })
    assert.equal(await refused(() => cancel('accounting.clerk')), 'E_FORBIDDEN')
    await cancel('accounting.manager')
    const { state, number, reason, open } = await storedRequest(world, request.id)
    assert.deepEqual(
      [state, number, reason, String(open)],
      ['cancelled', 'REQ/2026/00001', 'Order withdrawn', '0.00']
    )
    assert.deepEqual(await requestsAgree.check(await world.context()), [])
    const { id } = request
    const send = async () =>
      world
        .as('accounting.clerk')
        .run('accounting.advance_request.send', await storedRequest(world, id))
    assert.equal(await refused(send), 'E_REQUEST_CANCELLED')
  })

  test('verify names a request whose figures were changed behind its back', async ({
    world,
    assert,
  }) => {
    await world.enable('accounting')
    const request = await issued(world, { party_id: await party(world) }, [
      { text: 'Deposit', price: '100' },
    ])
    const ctx = await world.context()
    await transaction(ctx, (inner) =>
      updateRows(inner.trx!, 'accounting_advance_requests', { id: request.id }, { open: 1n })
    )
    const [breach] = await requestsAgree.check(await world.context())
    assert.include(JSON.stringify(breach), 'REQ/2026/00001')
  })
})

test.group('The final invoice of a request', () => {
  const LINES = [
    { text: 'Kitchen', quantity: '2', price: '5000', discount: '10', share: '30' },
    { text: 'Delivery', price: '100' },
  ]

  test('is a draft of all that was ordered, whatever share was asked for', async ({
    world,
    assert,
  }) => {
    await world.enable('accounting')
    const request = await issued(world, { party_id: await party(world), reference: 'PO-7' }, LINES)
    assert.equal(String(request.total), '2800.00')
    const { id } = await world
      .as('accounting.clerk')
      .run<{ id: number }>('accounting.advance_request.invoice', request, {})
    const ctx = await world.context()
    const invoice = await Invoice.findOrFail(ctx, id)
    assert.deepEqual(
      [invoice.state, invoice.kind, invoice.reference, String(invoice.total)],
      ['draft', 'invoice', 'PO-7', '9100.00']
    )
    assert.equal((await storedRequest(world, request.id)).invoiceId, id)
    const lines = await ctx.lines<InvoiceLine>(invoice, 'lines')
    assert.deepEqual(
      lines.map((one) => one.text),
      ['Kitchen', 'Delivery']
    )
  })

  test('is made once, and again after its draft was deleted', async ({ world, assert }) => {
    await world.enable('accounting')
    const clerk = world.as('accounting.clerk')
    const request = await issued(world, { party_id: await party(world) }, LINES)
    const make = async () =>
      clerk.run<{ id: number }>(
        'accounting.advance_request.invoice',
        await storedRequest(world, request.id),
        {}
      )
    const { id } = await make()
    assert.equal(await refused(make), 'E_REQUEST_INVOICED')
    const invoice = await Invoice.findOrFail(await world.context(), id)
    await clerk.run('accounting.invoice.delete', invoice, {})
    assert.isNull((await storedRequest(world, request.id)).invoiceId)
    assert.equal(await refused(make), 'nothing')
  })

  test('the other way about: a share of a draft invoice is asked for in advance', async ({
    world,
    assert,
  }) => {
    await companyIn(world, 'DE')
    const clerk = world.as('accounting.clerk')
    const invoice = await draft(world, { party_id: await party(world) }, [
      { text: 'Kitchen', price: '10000', tax_id: await taxOf(world, 'U19') },
      { text: 'Books', price: '100', tax_id: await taxOf(world, 'U7') },
    ])
    const { id } = await clerk.run<{ id: number }>('accounting.invoice.ask_advance', invoice, {
      share: '40',
      due_on: '2026-04-01',
    })
    const request = await storedRequest(world, id)
    assert.deepEqual(
      [request.state, request.invoiceId, request.dueOn, String(request.net), String(request.tax)],
      ['draft', invoice.id, '2026-04-01', '4040.00', '762.80']
    )
  })

  test('a posted invoice asks for all of it already', async ({ world, assert }) => {
    await world.enable('accounting')
    const clerk = world.as('accounting.clerk')
    const invoice = await draft(world, { party_id: await party(world) }, LINES.slice(1))
    await clerk.run('accounting.invoice.post', invoice)
    const posted = await Invoice.findOrFail(await world.context(), invoice.id)
    const ask = () => clerk.run('accounting.invoice.ask_advance', posted, { share: '40' })
    assert.equal(await refused(ask), 'E_REQUEST_LATE')
  })
})
