import type { Context } from 'kontor/plugin'
import { runJobs, test, type World } from 'kontor/testing'
import accounting, { type Entry, type Invoice, type OpenItem } from '#plugins/accounting'
import figures from '../figures/entry.js'
import Deal from '../models/deal.js'

const COUNTRY = 'DE'

/** A deal of 3 at 100.00 in Germany, that cost 210.00 and of which the broker gets 15.00. */
async function deal(world: World, values: Record<string, unknown> = {}) {
  const { id: company } = await world.company()
  await world.as('ada').run('kernel.company.update', company, { country: COUNTRY })
  await world.enable('trade')
  const customer = await world.create('contacts.party', { name: 'Bolt', country: COUNTRY })
  const broker = await world.create('contacts.party', { name: 'Sly' })
  const clerk = world.as('trade.clerk')
  const { id } = await clerk.run<Deal>('trade.deal.create', null, {
    customer_id: customer.id,
    broker_id: broker.id,
    product_id: (await world.create('catalogue.product', { name: 'Chair' })).id,
    quantity: '3',
    price: '100',
    cost: '210.00',
    commission: '15.00',
    ...values,
  })
  const ctx = await world.context()
  return { ctx, clerk, id, broker: broker.id, stored: () => Deal.findOrFail(ctx, id) }
}

const entryOf = (ctx: Context, id: number) => ctx.records<Entry>('accounting.entry').findOrFail(id)

/** What stands on the accounts of these purposes, in minor units, a debit above zero. */
async function balances(ctx: Context, ...purposes: string[]) {
  const rows = await ctx.rows<{ purpose: string; sum: string }>(
    'SELECT `a`.`used_for` AS `purpose`, CAST(SUM(`b`.`debit` - `b`.`credit`) AS CHAR) AS `sum` FROM `accounting_balances` `b` ' +
      'JOIN `accounting_accounts` `a` ON `a`.`id` = `b`.`account_id` WHERE `b`.`company_id` = ? GROUP BY `a`.`used_for`',
    [ctx.company.id]
  )
  const sums = new Map(rows.map((one) => [one.purpose, Number(one.sum)]))
  return purposes.map((one) => sums.get(one) ?? 0)
}

test.group('Keeping books from another plugin', () => {
  test('a deal knows what its invoice will come to, with the tax usual for the customer', async ({
    world,
    assert,
  }) => {
    const { stored } = await deal(world)
    assert.equal(String((await stored()).total), '357.00')
  })

  test('delivering books within its own operation, by whoever may deliver', async ({
    world,
    assert,
  }) => {
    const { ctx, clerk, id, stored } = await deal(world)
    await clerk.run('trade.deal.deliver', id)
    const { entryId } = await stored()
    const entry = await entryOf(ctx, entryId!)
    assert.match(entry.number!, /^GEN\/\d{4}\/00001$/)
    assert.deepEqual([entry.sourceModel, entry.sourceId], ['trade.deal', id])
    assert.deepEqual(
      await balances(ctx, 'cost_of_sales', 'inventory', 'purchases', 'payable'),
      [21000, -21000, 1500, -1500]
    )
    await assert.rejects(() => clerk.run('accounting.entry.reverse', entryId!), 'E_FORBIDDEN')
  })

  test('what the broker is owed stands open', async ({ world, assert }) => {
    const { ctx, clerk, id, broker } = await deal(world)
    await clerk.run('trade.deal.deliver', id)
    const items = ctx.records<OpenItem>('accounting.open_item')
    const [item, ...others] = await items.where(['party_id', 'eq', broker])
    assert.deepEqual([String(item.open), item.isOpen, others.length], ['-15.00', true, 0])
  })

  test('a locked day refuses the whole operation', async ({ world, assert }) => {
    const { ctx, clerk, id, stored } = await deal(world)
    const lock = await ctx.records('accounting.lock').findBy(['kind', 'eq', 'hard'])
    await ctx.run('accounting.lock.update', lock!.id, { until: ctx.today, version: lock!.version })
    await assert.rejects(() => clerk.run('trade.deal.deliver', id), 'E_HARD_LOCKED')
    assert.deepInclude(await stored(), { state: 'open', entryId: null })
  })

  test('taking a deal back takes back its entry, which nobody can by hand', async ({
    world,
    assert,
  }) => {
    const { ctx, clerk, id, stored } = await deal(world)
    await clerk.run('trade.deal.deliver', id)
    const { entryId } = await stored()
    const byHand = () => world.as('accounting.manager').run('accounting.entry.reverse', entryId!)
    await assert.rejects(byHand, 'E_ENTRY_OF_DOCUMENT')
    await clerk.run('trade.deal.take_back', id)
    assert.deepEqual(await balances(ctx, 'inventory', 'payable'), [0, 0])
    assert.equal((await stored()).state, 'open')
  })

  test('the invoice is made and posted at once, and a payment of it is heard of', async ({
    world,
    assert,
  }) => {
    const { ctx, clerk, id, stored } = await deal(world)
    await clerk.run('trade.deal.deliver', id)
    await clerk.run('trade.deal.invoice', id)
    const { invoiceId, total } = await stored()
    const invoices = ctx.records<Invoice>('accounting.invoice')
    const invoice = await invoices.findOrFail(invoiceId!)
    assert.deepEqual([invoice.state, String(invoice.total)], ['posted', String(total)])
    assert.isFalse((await stored()).isPaid)

    const { data } = await ctx.list('accounting.open_item', {
      filter: ['entry_id', 'eq', invoice.entryId],
    })
    const bank = await ctx.records('accounting.journal').findBy(['kind', 'eq', 'bank'])
    const payment = await ctx.run<{ id: number }>('accounting.payment.create', null, {
      party_id: invoice.partyId,
      journal_id: bank!.id,
      direction: 'in',
      amount: '357.00',
      lines: [{ open_item_id: data[0].id, amount: '357.00' }],
    })
    await ctx.run('accounting.payment.post', payment.id)
    await runJobs()
    assert.isTrue((await stored()).isPaid)
  })

  test('an entry leads to the deal it was posted for', async ({ world, assert }) => {
    const { ctx, clerk, id, stored } = await deal(world)
    await clerk.run('trade.deal.deliver', id)
    const { entryId } = await stored()
    assert.deepEqual(await figures(ctx, entryId!), [
      { key: 'deal', value: `#${id}`, href: `/trade/deals/${id}` },
    ])
  })

  test('nothing that is asked of the books is broken by it', async ({ world, assert }) => {
    const { ctx, clerk, id } = await deal(world)
    for (const verb of ['deliver', 'take_back', 'deliver', 'invoice']) {
      await clerk.run(`trade.deal.${verb}`, id)
    }
    for (const invariant of accounting.invariants!) {
      assert.deepEqual(await invariant.check(ctx), [], invariant.name)
    }
  })
})
