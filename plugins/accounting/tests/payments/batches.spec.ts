import type { RecordModel } from 'kontor/plugin'
import { test, type World } from 'kontor/testing'
import BankCheck from '../../models/bank_check.js'
import Payment from '../../models/payment.js'
import PaymentBatch from '../../models/payment_batch.js'
import { changedScreen } from '../../payments/bank/changed_screen.js'
import { digestOf, trustOf } from '../../payments/bank/trust.js'
import { balanceOf, books, openOf, owe, pay, refused } from './kit.js'

const IBANS = ['DE02120300000000202051', 'DE02500105170137075030', 'DE88100900001234567892']

/** A supplier with a bank account, unless told. */
async function supplier(world: World, name: string, iban: string | null = IBANS[0]) {
  const { id } = await world.create('contacts.party', {
    name,
    is_supplier: true,
    ...(iban ? { bank_accounts: [{ iban }] } : {}),
  })
  return id
}

const clerkOf = (world: World) => world.as('accounting.clerk')
const managerOf = (world: World) => world.as('accounting.manager')

/** A batch a clerk has put together. */
async function batch(world: World, values: Record<string, unknown> = {}) {
  const { journal } = await books(world)
  const made = await clerkOf(world).run<RecordModel>('accounting.payment_batch.create', null, {
    journal_id: await journal('bank'),
    on_date: '2026-02-10',
    due_until: '2026-02-10',
    ...values,
  })
  await clerkOf(world).run('accounting.payment_batch.fill', made.id)
  return made.id
}

const linesOf = async (world: World, id: number) => {
  const ctx = await world.context()
  const { data } = await ctx.list('accounting.payment_batch', {
    filter: ['id', 'eq', id],
    fields: 'id,lines',
  })
  return data[0].lines as Record<string, unknown>[]
}

/** Another writes over what is there. */
async function changeAccount(world: World, who: string, party: number, iban: string) {
  const ctx = await world.context()
  const [account] = await ctx.records('contacts.bank_account').where(['party_id', 'eq', party])
  const { version } = await ctx.records('contacts.party').findOrFail(party)
  await world.as(who).run('contacts.party.update', party, {
    version,
    bank_accounts: [{ id: account.id, iban }],
  })
  return account.id
}

/** The chief accountant also keeps contacts, so that he sees their bank accounts. */
async function seesAccounts(world: World) {
  await world.enable('accounting')
  const ctx = await world.context()
  const user = await world.user('accounting.manager')
  const membership = await ctx.records('kernel.membership').findBy(['user_id', 'eq', user])
  const role = await ctx.records('kernel.role').findBy(['key', 'eq', 'contacts.manager'])
  await world.create('kernel.membership_role', {
    membership_id: membership!.id,
    role_id: role!.id,
  })
}

test.group('Bank accounts that are known', () => {
  test('another number, holder or bank is another account; spaces and case are not', ({
    assert,
  }) => {
    const plain = { iban: IBANS[0], accountNumber: null, bic: null, holder: 'Oak', currency: null }
    const digest = digestOf(plain)
    assert.equal(digestOf({ ...plain, holder: ' OAK' }), digest)
    for (const change of [
      { iban: IBANS[1] },
      { holder: 'Elm' },
      { bic: 'X' },
      { currency: 'EUR' },
    ]) {
      assert.notEqual(digestOf({ ...plain, ...change }), digest)
    }
    assert.equal(trustOf(digest, new Set()), 'first')
    assert.equal(trustOf(digest, new Set([digest])), 'known')
    assert.equal(trustOf(digest, new Set(['other'])), 'changed')
  })

  test('a changed account is not paid to until somebody else has confirmed it', async ({
    world,
    assert,
  }) => {
    await seesAccounts(world)
    const { ctx } = await books(world)
    const oak = await supplier(world, 'Oakworks')
    const [first, second] = [await owe(world, oak, ['-100']), await owe(world, oak, ['-50'])]
    const out = { direction: 'out' }
    await pay(world, oak, '100', [{ open_item_id: first, amount: '100' }], out)
    const [known] = await BankCheck.where(ctx, [])
    assert.deepEqual([known.partyId, known.kind], [oak, 'first'])
    const account = await changeAccount(world, 'contacts.manager', oak, IBANS[1])
    const again = () => pay(world, oak, '50', [{ open_item_id: second, amount: '50' }], out)
    assert.equal(await refused(again), 'E_BANK_CHANGED')
    const { changed } = await changedScreen(ctx)
    assert.deepEqual(
      changed.map((one) => [one.id, one.party.label]),
      [[account, 'Oakworks']]
    )
    assert.include(changed[0].account, '0517 0137')
    const confirm = (who: string) =>
      world.as(who).run('accounting.bank_check.confirm', null, { bank_account_id: account })
    assert.equal(await refused(() => confirm('ada')), 'E_BANK_HIDDEN')
    await confirm('accounting.manager')
    await again()
    assert.deepEqual(await openOf(world, second), [['0.00', '0.00', false]])
    assert.lengthOf((await changedScreen(ctx)).changed, 0)
    assert.equal(await refused(() => confirm('accounting.manager')), 'E_BANK_KNOWN')
    await changeAccount(world, 'accounting.manager', oak, IBANS[2])
    assert.equal(await refused(() => confirm('accounting.manager')), 'E_BANK_OWN_CHANGE')
  })
})

test.group('Bank accounts as data of their own kind', () => {
  test('whoever confirms or audits them sees them, a clerk sees that they are hidden', async ({
    world,
    assert,
  }) => {
    const { ctx } = await books(world)
    const oak = await supplier(world, 'Oakworks')
    const items = [await owe(world, oak, ['-100']), await owe(world, oak, ['-50'])]
    const lines = [{ open_item_id: items[0], amount: '100' }]
    await pay(world, oak, '100', lines, { direction: 'out' })
    await changeAccount(world, 'contacts.manager', oak, IBANS[1])
    const as = (who: string) => world.as(who).context()
    for (const who of ['accounting.manager', 'accounting.auditor']) {
      const screen = await changedScreen(await as(who))
      assert.deepEqual([screen.sees, screen.changed.length], [true, 1], who)
      const { data } = await (await as(who)).list('accounting.bank_check', {})
      assert.properties(data[0], ['account', 'digest'])
    }
    assert.include(await changedScreen(await as('accounting.clerk')), { sees: false })
    const { data } = await (await as('accounting.clerk')).list('accounting.bank_check', {})
    assert.deepEqual([data.length, data[0].kind], [1, 'first'])
    assert.notAnyProperties(data[0], ['account', 'digest'])
    const { changed } = await changedScreen(ctx)
    const confirm = { bank_account_id: changed[0].id }
    await managerOf(world).run('accounting.bank_check.confirm', null, confirm)
  })

  test('of a party that is out of sight nothing is shown, and nothing confirmed', async ({
    world,
    assert,
  }) => {
    const { ctx } = await books(world)
    const oak = await supplier(world, 'Oakworks')
    const item = await owe(world, oak, ['-100'])
    await pay(world, oak, '100', [{ open_item_id: item, amount: '100' }], { direction: 'out' })
    const account = await changeAccount(world, 'contacts.manager', oak, IBANS[1])
    await world.as('ada').run('kernel.rule.create', null, {
      model: 'contacts.party',
      operations: ['read'],
      filter: ['name', 'ne', 'Oakworks'],
      name: 'Not ours',
    })
    const manager = await managerOf(world).context()
    assert.deepEqual(await changedScreen(manager), { sees: true, mayConfirm: true, changed: [] })
    const confirm = () =>
      managerOf(world).run('accounting.bank_check.confirm', null, { bank_account_id: account })
    assert.equal(await refused(confirm), 'E_NOT_FOUND')
    assert.lengthOf(await BankCheck.where(ctx, ['kind', 'eq', 'confirmed']), 0)
  })
})

test.group('Payment batches', () => {
  test('bills due until a day are proposed, approved by another, and paid once for each supplier', async ({
    world,
    assert,
  }) => {
    const { ctx } = await books(world)
    const [oak, elm] = [await supplier(world, 'Oakworks'), await supplier(world, 'Elm', IBANS[1])]
    const items = [
      await owe(world, oak, ['-100'], '2026-01-10'),
      await owe(world, oak, ['-50'], '2026-01-20'),
      await owe(world, elm, ['-70'], '2026-02-10'),
      await owe(world, elm, ['-30'], '2026-02-11'),
    ]
    const id = await batch(world)
    const lines = await linesOf(world, id)
    assert.deepEqual(
      lines.map((one) => [one.open_item_id, one.amount, one.bank]),
      [
        [items[0], '100.00', 'ready'],
        [items[1], '50.00', 'ready'],
        [items[2], '70.00', 'ready'],
      ]
    )
    const post = () => clerkOf(world).run('accounting.payment_batch.post', id)
    assert.equal(await refused(post), 'E_BATCH_NOT_APPROVED')
    await managerOf(world).run('accounting.payment_batch.approve', id)
    await post()
    const done = await PaymentBatch.findOrFail(ctx, id)
    assert.deepEqual([done.state, String(done.total)], ['posted', '220.00'])
    assert.match(done.number!, /^PB-2026-00001$/)
    const payments = await Payment.where(ctx, [], { sort: 'id' })
    assert.deepEqual(
      payments.map((one) => [one.partyId, String(one.amount), one.state, one.reference]),
      [
        [oak, '150.00', 'posted', done.number],
        [elm, '70.00', 'posted', done.number],
      ]
    )
    assert.equal(await balanceOf(world, 'bank'), '-22000')
    assert.deepEqual(await openOf(world, items[3]), [['-30.00', '-30.00', true]])
  })

  test('nobody approves what he had a hand in', async ({ world, assert }) => {
    await books(world)
    const oak = await supplier(world, 'Oakworks')
    await owe(world, oak, ['-100'])
    const id = await batch(world)
    const { version } = await PaymentBatch.findOrFail(await world.context(), id)
    await managerOf(world).run('accounting.payment_batch.update', id, { version, text: 'Mine too' })
    const approve = () => managerOf(world).run('accounting.payment_batch.approve', id)
    assert.equal(await refused(approve), 'E_BATCH_OWN')
    await world.as('ada').run('accounting.payment_batch.approve', id)
  })

  test('a supplier without a bank account is named; paid in cash he needs none', async ({
    world,
    assert,
  }) => {
    const { journal } = await books(world)
    const oak = await supplier(world, 'Oakworks', null)
    await owe(world, oak, ['-100'])
    const id = await batch(world)
    assert.deepEqual(
      (await linesOf(world, id)).map((one) => one.bank),
      ['none']
    )
    const approve = (one: number) => managerOf(world).run('accounting.payment_batch.approve', one)
    assert.equal(await refused(() => approve(id)), 'E_BATCH_NO_ACCOUNT')
    await managerOf(world).run('accounting.payment_batch.cancel', id)
    const cash = await batch(world, { journal_id: await journal('cash') })
    assert.deepEqual(
      (await linesOf(world, cash)).map((one) => one.bank),
      ['needless']
    )
    await approve(cash)
  })

  test('an account that was changed since the batch was put together is seen by its approval', async ({
    world,
    assert,
  }) => {
    await books(world)
    const oak = await supplier(world, 'Oakworks')
    const [paid] = [await owe(world, oak, ['-50']), await owe(world, oak, ['-100'])]
    const line = [{ open_item_id: paid, amount: '50' }]
    await pay(world, oak, '50', line, { direction: 'out' })
    const id = await batch(world)
    await changeAccount(world, 'contacts.manager', oak, IBANS[2])
    const approve = () => managerOf(world).run('accounting.payment_batch.approve', id)
    assert.equal(await refused(approve), 'E_BANK_CHANGED')
  })

  test('an account that was changed after the approval is not paid to', async ({
    world,
    assert,
  }) => {
    const { ctx } = await books(world)
    const oak = await supplier(world, 'Oakworks')
    const item = await owe(world, oak, ['-100'])
    const id = await batch(world)
    await managerOf(world).run('accounting.payment_batch.approve', id)
    await changeAccount(world, 'contacts.manager', oak, IBANS[2])
    const post = () => clerkOf(world).run('accounting.payment_batch.post', id)
    assert.equal(await refused(post), 'E_BATCH_ACCOUNTS')
    assert.lengthOf(await Payment.where(ctx, []), 0)
    assert.deepEqual(await openOf(world, item), [['-100.00', '-100.00', true]])
  })

  test('a bill is in one batch only, and one that was paid meanwhile stops the batch', async ({
    world,
    assert,
  }) => {
    await books(world)
    const oak = await supplier(world, 'Oakworks')
    const item = await owe(world, oak, ['-100'])
    const id = await batch(world)
    assert.lengthOf(await linesOf(world, await batch(world)), 0)
    await managerOf(world).run('accounting.payment_batch.approve', id)
    const line = [{ open_item_id: item, amount: '40' }]
    await pay(world, oak, '40', line, { direction: 'out' })
    const post = () => clerkOf(world).run('accounting.payment_batch.post', id)
    assert.equal(await refused(post), 'E_BATCH_PAID')
  })
})
