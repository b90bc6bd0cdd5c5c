import { test, type World } from 'kontor/testing'
import type Invoice from '../../models/invoice.js'
import type RecurringInvoice from '../../models/recurring_invoice.js'
import RecurringRun from '../../models/recurring_run.js'
import { makeAllDue } from '../../recurring/make_all_due.js'
import { refused } from '../payments/kit.js'
import { monthsAgo, stored } from './kit.js'

/** A subscription of this month that is posted and mailed. */
async function subscription(world: World, email: string | null, more = {}) {
  await world.enable('accounting')
  const party = await world.create('contacts.party', {
    name: 'Nord GmbH',
    ...(email ? { email } : {}),
  })
  const made = await world
    .as('accounting.clerk')
    .run<RecurringInvoice>('accounting.recurring_invoice.create', null, {
      name: 'Hosting',
      party_id: party.id,
      starts_on: await monthsAgo(world, 0),
      makes: 'mailed',
      lines: [{ text: 'Hosting {month}', price: '40' }],
      ...more,
    })
  return { party, made }
}

const mails = async (world: World) =>
  (await world.context()).rows<{ recipient: string; about_id: number }>(
    "SELECT `recipient`, `about_id` FROM `outgoing_mail` WHERE `about_model` = 'accounting.invoice'"
  )

const runOf = async (world: World, id: number) => {
  const [run] = await RecurringRun.where(await world.context(), ['recurring_invoice_id', 'eq', id])
  return run
}

test.group('Recurring invoices by mail', () => {
  test('an invoice is posted and mailed by itself, once', async ({ world, assert }) => {
    const { made } = await subscription(world, 'nord@example.org')
    assert.deepEqual(await makeAllDue(await world.context()), { made: 1 })
    assert.deepEqual(await makeAllDue(await world.context()), { made: 0 })
    const run = await runOf(world, made.id)
    const invoice = await stored<Invoice>(world, 'accounting.invoice', run.invoiceId!)
    assert.equal(invoice.state, 'posted')
    assert.isNull(run.mailProblem)
    assert.deepEqual(
      (await mails(world)).map((one) => [one.recipient, Number(one.about_id)]),
      [['nord@example.org', invoice.id]]
    )
  })

  test('without an address it stays posted, its run says why, and it is mailed again from there', async ({
    world,
    assert,
  }) => {
    const { made, party } = await subscription(world, null)
    assert.deepEqual(await makeAllDue(await world.context()), { made: 1 })
    const run = await runOf(world, made.id)
    assert.equal(
      (await stored<Invoice>(world, 'accounting.invoice', run.invoiceId!)).state,
      'posted'
    )
    assert.isNotEmpty(run.mailProblem)
    const notices = await (
      await world.context()
    ).rows<{ message: string }>('SELECT `message` FROM `notifications`')
    assert.include(
      notices.map((one) => one.message),
      'accounting.notices.recurring_not_mailed'
    )
    const clerk = world.as('accounting.clerk')
    const again = () => clerk.run('accounting.recurring_run.mail', run.id)
    assert.equal(await refused(again), 'E_ADDRESS_MISSING')
    await world.as('ada').run('contacts.party.update', party.id, { email: 'nord@example.org' })
    await again()
    assert.isNull((await runOf(world, made.id)).mailProblem)
    assert.lengthOf(await mails(world), 1)
    assert.equal(await refused(again), 'E_RECURRING_MAILED')
  })

  test('a bill is not mailed', async ({ world, assert }) => {
    const make = () => subscription(world, 'nord@example.org', { kind: 'bill' })
    assert.equal(await refused(make), 'E_RECURRING_BILL_MAIL')
  })
})
