import { test, type World } from 'kontor/testing'
import { draftedFor } from '../../documents/posting/credit_limit.js'
import { overLimit } from '../../screens/invoices/over_limit.js'
import { reckonTyped, type Terms } from '../../screens/invoices/reckon_typed.js'
import partyFigures from '../../statements/party/party_figures.js'
import { refused } from '../payments/kit.js'
import { draft, party } from './sheet.js'

const LINES = [{ text: 'Bolts', quantity: '5', price: '12.5' }]

/** A customer who may owe 150, in a company that refuses more, as all do unless told. Each invoice comes to 62.50. */
async function limited(world: World) {
  await world.enable('accounting')
  const ada = world.as('ada')
  const customer = await party(world)
  await ada.run('contacts.party.update', customer, { 'accounting.credit_limit': '150' })
  const made = (more: object = {}) => draft(world, { party_id: customer, ...more }, LINES)
  return { customer, made }
}

test.group('The credit limit of a customer', () => {
  test('counts what he owes and what other drafts promise, not the one that is posted', async ({
    world,
    assert,
  }) => {
    const { customer, made } = await limited(world)
    const clerk = world.as('accounting.clerk')
    const post = (one: Awaited<ReturnType<typeof made>>) =>
      refused(() => clerk.run('accounting.invoice.post', one))
    assert.equal(await post(await made()), 'nothing')
    const [second, third] = [await made(), await made()]
    assert.equal(String(await draftedFor(await world.context(), customer)), '12500')
    assert.equal(await post(second), 'E_CREDIT_LIMIT')
    await clerk.run('accounting.invoice.delete', third)
    assert.equal(await post(second), 'nothing')
  })

  test('is shown on the party as what it leaves, to whoever may see what is owed', async ({
    world,
    assert,
  }) => {
    const { customer, made } = await limited(world)
    await world.as('accounting.clerk').run('accounting.invoice.post', await made())
    await made()
    const shown = async (who: string) =>
      (await partyFigures(await world.as(who).context(), customer)).map(
        ({ key, value }) => `${key} ${value.replaceAll(/[^\d.]/g, '')}`
      )
    assert.deepEqual(await shown('accounting.clerk'), ['owes 62.50', 'credit_left 25.00'])
    assert.deepEqual(await shown('contacts.clerk'), [])
  })

  test('of drafts in a currency without a rate nothing counts', async ({ world, assert }) => {
    const { customer, made } = await limited(world)
    await made()
    const ctx = await world.context()
    const foreign = await made({ currency: 'USD' })
    assert.equal(String(await draftedFor(ctx, customer)), '6250')
    await world.as('ada').run('accounting.exchange_rate.create', null, {
      currency: 'USD',
      on_date: '2026-01-01',
      rate: '2',
    })
    assert.equal(String(await draftedFor(ctx, customer)), '18750')
    assert.equal(String(await draftedFor(ctx, customer, foreign.id)), '6250')
  })

  test('warns of what is typed as far as advances, other drafts and the rate allow', async ({
    world,
    assert,
  }) => {
    const { customer, made } = await limited(world)
    const stored = await made()
    await world.as('ada').run('accounting.exchange_rate.create', null, {
      currency: 'USD',
      on_date: '2026-01-01',
      rate: '0.8',
    })
    const clerk = await world.as('accounting.clerk').context()
    const read = (more: object = {}) =>
      clerk.run<Terms>('accounting.invoice.read_terms', null, {
        kind: 'invoice',
        party_id: customer,
        ...more,
      })
    assert.deepEqual((await read()).party!.credit, { left: '87.50', in_document: '87.50' })
    assert.equal((await read({ invoice_id: stored.id })).party!.credit!.left, '150.00')
    assert.equal((await read({ currency: 'USD' })).party!.credit!.in_document, '109.37')
    assert.isNull((await read({ currency: 'CHF' })).party!.credit!.in_document)
    assert.isNull((await read({ kind: 'credit_note' })).party!.credit)
    const typed = async (price: string, more: object = {}) => {
      const values = { kind: 'invoice', currency: 'USD', lines: [{ price }], ...more }
      const terms = await read({ currency: 'USD' })
      return overLimit(values, terms, reckonTyped(values, terms))
    }
    assert.isNull(await typed('109.37'))
    assert.equal(await typed('109.38'), '87.50')
    assert.isNull(await typed('120', { advances: [{ advance_id: 1, amount: '20.00' }] }))
  })
})
