import db from '@adonisjs/lucid/services/db'
import { test } from 'kontor/testing'
import { documentsAgree } from '../../documents/invariants.js'
import invoiceFigures from '../../documents/invoice_figures.js'
import entryFigures from '../../ledger/entry_figures.js'
import Entry from '../../models/entry.js'
import { booked, draft, party, posted, refused, stored } from './sheet.js'

const TWO = [
  { text: 'Bolts', quantity: '2', price: '12.5' },
  { text: 'Nuts', quantity: '3', price: '12.50' },
]

test.group('Posting an invoice', () => {
  test('draws the number of its entry, freezes the totals and books what is owed', async ({
    world,
    assert,
  }) => {
    await world.enable('accounting')
    const invoice = await posted(world, { party_id: await party(world) }, TWO)
    assert.equal(invoice.number, 'SAL/2026/00001')
    assert.deepEqual([invoice.state, invoice.paymentState], ['posted', 'unpaid'])
    assert.deepEqual([String(invoice.total), String(invoice.open)], ['62.50', '62.50'])
    assert.deepEqual(await booked(world, invoice.entryId!), [
      ['income', 0, 2500],
      ['income', 0, 3750],
      ['receivable', 6250, 0],
    ])
  })

  test('its entry says its sum, as one typed by hand does', async ({ world, assert }) => {
    await world.enable('accounting')
    const invoice = await posted(world, { party_id: await party(world) }, TWO)
    const entry = await Entry.findOrFail(await world.context(), invoice.entryId!)
    assert.equal(String(entry.amount), '62.50')
  })

  test('the document shows what is open of it, and its entry leads back to it', async ({
    world,
    assert,
  }) => {
    await world.enable('accounting')
    const invoice = await posted(world, { party_id: await party(world) }, TWO)
    const ctx = await world.context()
    assert.deepEqual(
      (await invoiceFigures(ctx, invoice.id)).map((one) => [one.key, one.value.slice(-5)]),
      [
        ['total', '62.50'],
        ['open', '62.50'],
      ]
    )
    assert.deepEqual(await entryFigures(ctx, invoice.entryId!), [
      { key: 'made_from', value: invoice.number!, href: `/accounting/invoices/${invoice.id}` },
    ])
    const stranger = await world.as('contacts.clerk').context()
    await assert.rejects(() => invoiceFigures(stranger, invoice.id))
  })

  test('a draft shows its totals and has no number', async ({ world, assert }) => {
    await world.enable('accounting')
    const made = await draft(world, { party_id: await party(world) }, TWO)
    assert.isNull(made.number)
    assert.deepEqual([String(made.net), String(made.total)], ['62.50', '62.50'])
    await world
      .as('accounting.clerk')
      .run('accounting.invoice.update', made, { lines: [{ text: 'Washers', price: '1' }] })
    assert.equal(String((await stored(world, made.id)).total), '63.50')
  })

  test('a bill is a debit of what was bought and a credit of the supplier', async ({
    world,
    assert,
  }) => {
    await world.enable('accounting')
    const supplier = await party(world, { is_supplier: true })
    const values = { kind: 'bill', party_id: supplier, reference: 'R-77' }
    const bill = await posted(world, values, [{ text: 'Steel', price: '80' }])
    assert.match(bill.number!, /^PUR\/2026\/00001$/)
    const [bought, owed] = await booked(world, bill.entryId!)
    assert.deepEqual(bought.slice(1), [8000, 0])
    assert.deepEqual(owed, ['payable', 0, 8000])
  })

  test('a supplier’s number is taken once, and the refusal names the first', async ({
    world,
    assert,
  }) => {
    await world.enable('accounting')
    const supplier = await party(world, { is_supplier: true })
    const values = { kind: 'bill', party_id: supplier, reference: 'R-77' }
    const line = [{ text: 'Steel', price: '80' }]
    await posted(world, values, line)
    assert.equal(await refused(() => posted(world, values, line)), 'E_DUPLICATE_REFERENCE')
    assert.equal(
      await refused(() => posted(world, { ...values, reference: undefined }, line)),
      'E_REFERENCE_NEEDED'
    )
    const other = await party(world, { name: 'Other', is_supplier: true })
    assert.equal(
      await refused(() => posted(world, { ...values, party_id: other }, line)),
      'nothing'
    )
  })

  test('terms split what is owed, each part due on its day', async ({ world, assert }) => {
    await world.enable('accounting')
    const term = await world
      .as('accounting.manager')
      .run<{ id: number }>('accounting.payment_term.create', null, {
        name: 'Half and half',
        discount_percent: '2',
        discount_days: 10,
        lines: [
          { kind: 'percent', percent: '50', days: 14 },
          { kind: 'remainder', days: 30 },
        ],
      })
    const customer = await party(world)
    const invoice = await posted(world, { party_id: customer, payment_term_id: term.id }, [
      { text: 'Odd', price: '100.01' },
    ])
    assert.equal(invoice.dueOn, '2026-04-09')
    assert.deepEqual([invoice.discountUntil, String(invoice.discount)], ['2026-03-20', '2.00'])
    const lines = await booked(world, invoice.entryId!)
    assert.deepEqual(lines.slice(1), [
      ['receivable', 5001, 0],
      ['receivable', 5000, 0],
    ])
  })

  test('another currency is booked by the rate of its day, and refused without one', async ({
    world,
    assert,
  }) => {
    await world.enable('accounting')
    const customer = await party(world)
    const values = { party_id: customer, currency: 'USD' }
    const lines = [
      { text: 'One', price: '33.33' },
      { text: 'Two', price: '33.33' },
    ]
    assert.equal(await refused(() => posted(world, values, lines)), 'E_RATE_MISSING')
    const invoice = await posted(world, { ...values, rate: '0.85' }, lines)
    assert.deepEqual(await booked(world, invoice.entryId!), [
      ['income', 0, 2833, -3333],
      ['income', 0, 2833, -3333],
      ['receivable', 5666, 0, 6666],
    ])
  })

  test('a customer with an account of his own owes there', async ({ world, assert }) => {
    await world.enable('accounting')
    const ada = world.as('ada')
    const account = await ada.run<{ id: number }>('accounting.account.create', null, {
      code: '98000',
      name: 'Key customers',
      type: 'receivable',
    })
    const customer = await party(world)
    const own = { 'accounting.receivable_account_id': account.id }
    await ada.run('contacts.party.update', customer, own)
    await posted(world, { party_id: customer }, TWO)
    const ctx = await world.context()
    const item = await ctx.records('accounting.open_item').findBy(['party_id', 'eq', customer])
    assert.equal((item as unknown as { accountId: number }).accountId, account.id)
  })

  test('a document whose total was altered past the books is found and named', async ({
    world,
    assert,
  }) => {
    await world.enable('accounting')
    const invoice = await posted(world, { party_id: await party(world) }, TWO)
    const ctx = await world.context()
    assert.deepEqual(await documentsAgree.check(ctx), [])
    await db.from('accounting_invoices').where('id', invoice.id).update({ total: 9999 })
    const [breach] = await documentsAgree.check(ctx)
    assert.include((breach as { text: string }).text, invoice.number!)
  })

  test('what is wrong with a document is said by name and writes nothing', async ({
    world,
    assert,
  }) => {
    await world.enable('accounting')
    const customer = await party(world)
    const post = (lines: Record<string, unknown>[], values = {}) =>
      refused(() => posted(world, { party_id: customer, ...values }, lines))
    assert.equal(await post([]), 'E_LINES_MISSING')
    assert.equal(await post([{ price: '1' }]), 'E_REQUIRED')
    assert.equal(await post([{ text: 'Less', price: '-5' }]), 'E_TOTAL_NEGATIVE')
    assert.equal(await post(TWO, { rate: '2' }), 'E_RATE_NEEDLESS')
    const ctx = await world.context()
    const [{ entries }] = await ctx.rows<{ entries: number }>(
      'SELECT COUNT(*) AS `entries` FROM `accounting_entries`'
    )
    assert.equal(Number(entries), 0)
  })

  test('a posted document does not change and is not deleted', async ({ world, assert }) => {
    await world.enable('accounting')
    const invoice = await posted(world, { party_id: await party(world) }, TWO)
    const clerk = world.as('accounting.clerk')
    const change = () => clerk.run('accounting.invoice.update', invoice, { note: 'x' })
    assert.equal(await refused(change), 'E_FINAL')
    const remove = () => clerk.run('accounting.invoice.delete', invoice)
    assert.notEqual(await refused(remove), 'nothing')
    assert.equal(await refused(() => clerk.run('accounting.invoice.post', invoice)), 'E_NOT_DRAFT')
  })
})
