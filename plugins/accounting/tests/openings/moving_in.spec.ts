import { test, type World } from 'kontor/testing'
import { importFile } from '#tests/public_data'
import type Account from '../../models/account.js'
import Entry from '../../models/entry.js'
import Opening from '../../models/opening.js'
import type { Proposal } from '../../payments/propose/read_proposal.js'
import { refused } from '../ledger/books.js'

const FILE = '../../plugins/accounting/tests/vectors/charts/trial_balance.csv'

/** Whom the file names. */
async function parties(world: World) {
  for (const key of ['C1', 'C2', 'S1']) {
    await world.create('contacts.party', { name: `Party ${key}`, external_id: key })
  }
}

test.group('Moving in', () => {
  test('a trial balance with open invoices comes in by file and becomes one entry of kind opening', async ({
    client,
    world,
    assert,
  }) => {
    await world.enable('accounting')
    await parties(world)
    const result = await importFile(client, await world.as('ada').token(), {
      model: 'accounting.opening',
      file: FILE,
      mapping: 'accounting/trial_balance',
    })
    assert.include(result, { state: 'done', created_count: 1, refused_count: 0 })
    const ctx = await world.context()
    const [opening] = await Opening.where(ctx, ['id', 'notnull'])
    await world.as('accounting.manager').run('accounting.opening.post', opening.id)
    const posted = await Opening.findOrFail(ctx, opening.id)
    const entry = await Entry.findOrFail(ctx, posted.entryId!)
    assert.deepEqual([posted.state, entry.kind, entry.state], ['posted', 'opening', 'posted'])
    assert.match(entry.number!, /^GEN\/\d{4}\/00001$/)
    const { data } = await ctx.list('accounting.entry_line', {
      filter: [
        ['entry_id', 'eq', entry.id],
        ['foreign_currency', 'eq', 'USD'],
      ],
    })
    assert.include(data[0], { foreign_amount: '1000.00', due_on: '2026-12-20', text: 'R-1002' })
    const open = async () =>
      (await ctx.records('accounting.open_item').where(['is_open', 'eq', true])).length
    assert.equal(await open(), 3)
    const proposal = await ctx.run<Proposal>('accounting.payment.propose', null, {
      direction: 'in',
      party_id: (await ctx.records('contacts.party').findBy(['external_id', 'eq', 'C1']))!.id,
    })
    assert.deepEqual(
      proposal.items.map((one) => one.reference),
      ['R-1001']
    )
    await world.as('accounting.manager').run('accounting.opening.undo', opening.id)
    assert.equal(await open(), 0)
  })

  test('what does not balance, or differs from the books before, is refused with the difference', async ({
    world,
    assert,
  }) => {
    const { bank, capital } = await accounts(world)
    const manager = world.as('accounting.manager')
    const post = (more: Record<string, unknown>, credit: string) => () =>
      draft(world, [bank, '100.00'], [capital, credit], more).then((one) =>
        manager.run('accounting.opening.post', one)
      )
    const unbalanced = await refused(post({}, '99.00'))
    assert.deepEqual(unbalanced, {
      code: 'E_OPENING_UNBALANCED',
      params: { debit: '100.00', credit: '99.00', difference: '1.00' },
    })
    const control = await refused(post({ control_debit: '101.00' }, '100.00'))
    assert.include(control, { code: 'E_OPENING_CONTROL' })
    assert.include(control.params, { expected: '101.00', found: '100.00' })
    for (const side of ['control_receivable', 'control_payable']) {
      const owed = await refused(post({ [side]: '5.00' }, '100.00'))
      assert.include(owed.params, { expected: '5.00', found: '0.00' }, side)
    }
    const taken = await post({ offset_id: capital.id }, '99.00')()
    assert.equal((taken as Opening).state, 'posted')
  })

  test('is undone, corrected and posted again, until anything else is posted in the year', async ({
    world,
    assert,
  }) => {
    const { bank, capital, rent } = await accounts(world)
    const manager = world.as('accounting.manager')
    const opening = await draft(world, [bank, '100.00'], [capital, '100.00'])
    await manager.run('accounting.opening.post', opening.id)
    await manager.run('accounting.opening.undo', opening.id)
    const ctx = await world.context()
    assert.equal((await Opening.findOrFail(ctx, opening.id)).state, 'draft')
    const sums = await ctx.rows<{ balance: string }>(
      'SELECT CAST(SUM(`debit`) - SUM(`credit`) AS CHAR) AS `balance` FROM `accounting_balances` WHERE `company_id` = ? AND `account_id` = ?',
      [ctx.company.id, bank.id]
    )
    assert.equal(Number(sums[0].balance), 0)
    await manager.run('accounting.opening.post', opening.id)
    const entry = await manager.run<Entry>('accounting.entry.create', null, {
      journal_id: (await ctx.records('accounting.journal').findBy(['kind', 'eq', 'general']))!.id,
      lines: [
        { account_id: rent.id, debit: '10.00' },
        { account_id: bank.id, credit: '10.00' },
      ],
    })
    await manager.run('accounting.entry.post', entry.id)
    const undo = await refused(() => manager.run('accounting.opening.undo', opening.id))
    assert.equal(undo.code, 'E_OPENING_USED')
  })
})

async function accounts(world: World) {
  const ctx = await world.context({ plugins: ['accounting'] })
  const of = async (code: string) =>
    (await ctx.records<Account>('accounting.account').findBy(['code', 'eq', code]))!
  return { bank: await of('1000'), capital: await of('3000'), rent: await of('6100') }
}

function draft(
  world: World,
  [debited, debit]: [Account, string],
  [credited, credit]: [Account, string],
  more: Record<string, unknown> = {}
) {
  return world.as('accounting.manager').run<Opening>('accounting.opening.create', null, {
    text: 'Balances brought along',
    ...more,
    lines: [
      { account_id: debited.id, debit },
      { account_id: credited.id, credit },
    ],
  })
}
