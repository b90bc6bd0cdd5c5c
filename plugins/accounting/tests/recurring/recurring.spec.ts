import { runJobs, test, type World } from 'kontor/testing'
import { inTransaction } from '#tests/in_transaction'
import type Entry from '../../models/entry.js'
import type Invoice from '../../models/invoice.js'
import type RecurringEntry from '../../models/recurring_entry.js'
import type RecurringInvoice from '../../models/recurring_invoice.js'
import type InvoiceLine from '../../models/invoice_line.js'
import RecurringRun from '../../models/recurring_run.js'
import { makeAllDue } from '../../recurring/make_all_due.js'
import { lastBefore } from '../../recurring/schedule.js'
import { Books, explained, refused } from '../ledger/books.js'
import { monthly, monthsAgo, stored, template } from './kit.js'

test.group('Recurring entries and invoices', () => {
  test('what was missed is made once for each date, however often the night comes', async ({
    world,
    assert,
  }) => {
    const books = await Books.of(world)
    const { id } = await monthly(books)
    const ctx = await world.context()
    await ctx.run('accounting.recurring_entry.make', id, { due_on: await monthsAgo(world, 2) })
    await ctx.run('accounting.recurring_entry.make', id, { due_on: await monthsAgo(world, 2) })
    assert.deepEqual(await makeAllDue(await world.context()), { made: 2 })
    assert.deepEqual(await makeAllDue(await world.context()), { made: 0 })
    const runs = await RecurringRun.where(ctx, ['recurring_entry_id', 'eq', id], { sort: 'due_on' })
    const dates = await Promise.all([2, 1, 0].map((one) => monthsAgo(world, one)))
    assert.deepEqual(
      runs.map((one) => one.dueOn),
      dates
    )
    const entries = await Promise.all(runs.map((one) => books.stored(one.entryId!)))
    assert.deepEqual(
      entries.map((one: Entry) => [one.onDate, one.state]),
      dates.map((one) => [one, 'posted'])
    )
    assert.equal(await books.balance('95000'), 330018n)
  })

  test('the night does it by itself, as a job of each company', async ({ world, assert }) => {
    const books = await Books.of(world)
    const { id } = await monthly(books, { starts_on: await monthsAgo(world, 0) })
    const ctx = await world.context()
    await inJob(ctx)
    await runJobs()
    assert.include(await stored<RecurringEntry>(world, 'accounting.recurring_entry', id), {
      made: 1,
    })
  })

  test('two who make the same date at once make it once', async ({ world, assert }) => {
    const books = await Books.of(world)
    const { id } = await monthly(books)
    const due = { due_on: await monthsAgo(world, 2) }
    const ctx = await world.context()
    const both = await Promise.all(
      [1, 2].map(() => ctx.run('accounting.recurring_entry.make', id, { ...due }))
    )
    assert.lengthOf(both.filter(Boolean), 1)
  })

  test('what cannot be made says why, tells whoever set it up once, and stops nothing else', async ({
    world,
    assert,
  }) => {
    const books = await Books.of(world)
    const { id } = await monthly(books, { starts_on: '2019-01-01' })
    const second = await template(books, { name: 'Other' })
    const fine = await world
      .as('accounting.clerk')
      .run<RecurringEntry>('accounting.recurring_entry.create', null, {
        name: 'Fine',
        template_id: second.id,
        starts_on: await monthsAgo(world, 0),
      })
    const night = async () => refused(async () => makeAllDue(await world.context()))
    const failed = await night()
    assert.equal((await night()).code, 'E_RECURRING_FAILED')
    assert.isTrue(explained(failed))
    assert.include(failed.params, { count: 1, names: 'Office rent' })
    const stuck = await stored<RecurringEntry>(world, 'accounting.recurring_entry', id)
    assert.include(stuck.problem, '2019-01-01')
    assert.equal(stuck.made, 0)
    assert.equal(
      (await stored<RecurringEntry>(world, 'accounting.recurring_entry', fine.id)).made,
      1
    )
    const ctx = await world.context()
    const clerk = await world.user('accounting.clerk')
    const told = await ctx.rows<{ message: string }>(
      'SELECT `message` FROM `notifications` WHERE `user_id` = ?',
      [clerk]
    )
    assert.deepEqual(
      told.map((one) => one.message),
      ['accounting.notices.recurring_failed']
    )
  })

  test('a pause makes nothing; resumed, it passes over what was missed, or makes it', async ({
    world,
    assert,
  }) => {
    const books = await Books.of(world)
    const clerk = world.as('accounting.clerk')
    const { id } = await monthly(books)
    await clerk.run('accounting.recurring_entry.pause', id)
    assert.deepEqual(await makeAllDue(await world.context()), { made: 0 })
    const paused = await refused(() => clerk.run('accounting.recurring_entry.make', id))
    assert.equal(paused.code, 'E_RECURRING_PAUSED')
    assert.isTrue(explained(paused))
    await clerk.run('accounting.recurring_entry.resume', id, { missed: 'skip' })
    const resumed = await stored<RecurringEntry>(world, 'accounting.recurring_entry', id)
    const { today } = await world.context()
    assert.equal(resumed.lastOn, lastBefore(resumed.schedule, today))
    assert.isAtLeast(Date.parse(resumed.nextOn!), Date.parse(today))
    await clerk.run('accounting.recurring_entry.pause', id)
    await clerk.run('accounting.recurring_entry.resume', id, { missed: 'make' })
    const again = await stored<RecurringEntry>(world, 'accounting.recurring_entry', id)
    assert.equal(again.nextOn, resumed.nextOn)
  })

  test('it ends after so many times, and begins anew when it is told to come again', async ({
    world,
    assert,
  }) => {
    const books = await Books.of(world)
    const { id } = await monthly(books, { times: 2 })
    assert.deepEqual(await makeAllDue(await world.context()), { made: 2 })
    const of = () => stored<RecurringEntry>(world, 'accounting.recurring_entry', id)
    assert.include(await of(), { state: 'ended', nextOn: null })
    const clerk = world.as('accounting.clerk')
    const over = await refused(() => clerk.run('accounting.recurring_entry.make', id))
    assert.equal(over.code, 'E_RECURRING_ENDED')
    assert.isTrue(explained(over))
    await clerk.run('accounting.recurring_entry.update', id, { times: 5 })
    assert.equal((await of()).state, 'active')
  })

  test('an invoice names its period, costs what the product costs then, and is posted if asked', async ({
    world,
    assert,
  }) => {
    await world.enable('accounting')
    const party = await world.create('contacts.party', { name: 'Nord GmbH', language: 'uk' })
    const product = await world.create('catalogue.product', { name: 'Hosting', sales_price: '40' })
    const clerk = world.as('accounting.clerk')
    const starts = await monthsAgo(world, 0)
    const make = (more: Record<string, unknown>) =>
      clerk.run<RecurringInvoice>('accounting.recurring_invoice.create', null, {
        name: 'Hosting',
        party_id: party.id,
        starts_on: starts,
        ...more,
      })
    const lines = [
      { product_id: product.id, text: 'Хостинг, {month}', quantity: '2' },
      { text: 'Setup', price: '5' },
    ]
    const posted = await make({ lines, makes: 'posted' })
    const draft = await make({ lines, name: 'Draft', kind: 'bill', reference: 'R {year}' })
    const empty = await make({ name: 'Empty' })
    await refused(async () => makeAllDue(await world.context()))
    const made = async (id: number) => {
      const run = await RecurringRun.findBy(await world.context(), [
        'recurring_invoice_id',
        'eq',
        id,
      ])
      return stored<Invoice>(world, 'accounting.invoice', run!.invoiceId!)
    }
    const invoice = await made(posted.id)
    assert.include(invoice, { state: 'posted', kind: 'invoice', onDate: starts })
    assert.equal(String(invoice.net), '85.00')
    const ctx = await world.context()
    const [line] = await ctx.lines<InvoiceLine>(invoice, 'lines')
    assert.match(line.text!, /^Хостинг, \p{L}+ \d{4} р\.$/u)
    assert.include(await made(draft.id), {
      state: 'draft',
      kind: 'bill',
      reference: `R ${starts.slice(0, 4)}`,
    })
    const stuck = await stored<RecurringInvoice>(world, 'accounting.recurring_invoice', empty.id)
    assert.include(stuck.problem, 'Empty')
  })

  test('an auditor looks on, and makes nothing', async ({ world, assert }) => {
    const books = await Books.of(world)
    const { id } = await monthly(books)
    const auditor = world.as('accounting.auditor')
    for (const verb of ['make', 'pause']) {
      const one = await refused(() => auditor.run(`accounting.recurring_entry.${verb}`, id))
      assert.equal(one.code, 'E_FORBIDDEN')
    }
  })
})

/** Asks for the nightly job as the schedule does. */
function inJob(ctx: Awaited<ReturnType<World['context']>>) {
  return inTransaction(ctx, (inner) => inner.later('accounting.recurring.make', {}))
}
