import type { RecordModel } from 'kontor/plugin'
import { test, type World } from 'kontor/testing'
import { booked, draft, party, posted, refused, stored } from './sheet.js'

const LINES = [
  { text: 'Bolts', quantity: '2', price: '12.5' },
  { text: 'Nuts', quantity: '3', price: '12.5' },
]

const today = async (world: World) => (await world.context()).today

async function invoiceOfToday(world: World) {
  return posted(world, { party_id: await party(world), on_date: await today(world) }, LINES)
}

test.group('Correcting an invoice', () => {
  test('a credit note of all of it leaves nothing open on either', async ({ world, assert }) => {
    await world.enable('accounting')
    const invoice = await invoiceOfToday(world)
    const clerk = world.as('accounting.clerk')
    const note = await clerk.run<RecordModel>('accounting.invoice.credit', invoice)
    await clerk.run('accounting.invoice.post', note)
    const credit = await stored(world, note.id)
    const paid = await stored(world, invoice.id)
    assert.deepEqual(
      [credit.kind, credit.refundsId, String(credit.total), credit.paymentState],
      ['credit_note', invoice.id, '62.50', 'paid']
    )
    assert.deepEqual([paid.paymentState, String(paid.open)], ['paid', '0.00'])
    assert.deepEqual(await booked(world, credit.entryId!), [
      ['income', 2500, 0],
      ['income', 3750, 0],
      ['receivable', 0, 6250],
    ])
  })

  test('a part of it may be credited, and together no more than was asked for', async ({
    world,
    assert,
  }) => {
    await world.enable('accounting')
    const invoice = await invoiceOfToday(world)
    const clerk = world.as('accounting.clerk')
    const note = await clerk.run<RecordModel>('accounting.invoice.credit', invoice)
    const ctx = await world.context()
    const [first] = await ctx.lines(await stored(world, note.id), 'lines')
    await clerk.run('accounting.invoice.update', note.id, {
      lines: [{ id: first.id, _delete: true }],
    })
    await clerk.run('accounting.invoice.post', note.id)
    const partly = await stored(world, invoice.id)
    assert.deepEqual([partly.paymentState, String(partly.open)], ['partial', '25.00'])
    const again = await clerk.run<RecordModel>('accounting.invoice.credit', partly)
    assert.equal(
      await refused(() => clerk.run('accounting.invoice.post', again.id)),
      'E_CREDIT_OVER'
    )
  })

  test('cancelling posts a counter-entry, and nothing is owed any more', async ({
    world,
    assert,
  }) => {
    await world.enable('accounting')
    const invoice = await invoiceOfToday(world)
    await world.as('accounting.manager').run('accounting.invoice.cancel', invoice)
    const cancelled = await stored(world, invoice.id)
    assert.deepEqual(
      [cancelled.state, String(cancelled.open), cancelled.number],
      ['cancelled', '0.00', invoice.number]
    )
    const ctx = await world.context()
    const [{ owed }] = await ctx.rows<{ owed: string }>(
      'SELECT SUM(`open`) AS `owed` FROM `accounting_open_items`'
    )
    assert.equal(Number(owed), 0)
    const [{ id }] = await ctx.rows<{ id: number }>(
      'SELECT `id` FROM `accounting_entries` WHERE `reverses_id` = ?',
      [invoice.entryId]
    )
    assert.deepEqual((await booked(world, Number(id))).at(-1), ['receivable', 0, 6250])
  })

  test('correcting leaves a draft with the same lines that says what it stands for', async ({
    world,
    assert,
  }) => {
    await world.enable('accounting')
    const invoice = await invoiceOfToday(world)
    const clerk = world.as('accounting.clerk')
    const made = await clerk.run<RecordModel>('accounting.invoice.correct', invoice)
    const replacement = await stored(world, made.id)
    assert.deepEqual(
      [replacement.state, replacement.replacesId, String(replacement.total)],
      ['draft', invoice.id, '62.50']
    )
    assert.equal((await stored(world, invoice.id)).state, 'cancelled')
    await clerk.run('accounting.invoice.post', replacement)
    assert.match((await stored(world, replacement.id)).number!, /00003$/)
  })

  test('what a correction would book is shown before it is done', async ({ world, assert }) => {
    await world.enable('accounting')
    const invoice = await invoiceOfToday(world)
    const effect = await world
      .as('accounting.clerk')
      .run<{ correction: { debit: string | null; credit: string | null }[] }>(
        'accounting.invoice.show_effect',
        null,
        { invoice_id: invoice.id }
      )
    assert.deepEqual(
      effect.correction.map(({ debit, credit }) => [debit, credit]),
      [
        ['25.00', null],
        ['37.50', null],
        [null, '62.50'],
      ]
    )
  })

  test('above the credit limit only whoever may posts, unless the company only warns', async ({
    world,
    assert,
  }) => {
    await world.enable('accounting')
    const plugins = (await world.context()).records('kernel.plugin')
    const row = await plugins.findBy(['plugin', 'eq', 'accounting'])
    const customer = await party(world)
    const limit = { 'accounting.credit_limit': '60' }
    await world.as('ada').run('contacts.party.update', customer, limit)
    const post = (verb: 'post' | 'post_over_limit', who: string) => async () => {
      const made = await draft(world, { party_id: customer }, LINES)
      await world.as(who).run(`accounting.invoice.${verb}`, made)
    }
    assert.equal(await refused(post('post', 'accounting.clerk')), 'E_CREDIT_LIMIT')
    assert.notEqual(await refused(post('post_over_limit', 'accounting.clerk')), 'nothing')
    assert.equal(await refused(post('post_over_limit', 'accounting.manager')), 'nothing')
    const settings = { credit_limit: 'warn' }
    await world.as('ada').run('kernel.plugin.configure', row!, { settings })
    assert.equal(await refused(post('post', 'accounting.clerk')), 'nothing')
  })

  test('an invoice of a day to come, and one before it, are taken back without naming a day', async ({
    world,
    assert,
  }) => {
    await world.enable('accounting')
    const customer = await party(world)
    const first = await invoiceOfToday(world)
    const later = await posted(world, { party_id: customer, on_date: '2026-12-15' }, LINES)
    const manager = world.as('accounting.manager')
    await manager.run('accounting.invoice.cancel', later)
    const replaced = await manager.run<RecordModel>('accounting.invoice.correct', first)
    const states = [await stored(world, later.id), await stored(world, first.id)]
    assert.deepEqual(
      states.map((one) => one.state),
      ['cancelled', 'cancelled']
    )
    await manager.run('accounting.invoice.post', replaced.id)
    assert.equal((await stored(world, replaced.id)).onDate, '2026-12-15')
  })
})
