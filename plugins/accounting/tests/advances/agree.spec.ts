import { test } from 'kontor/testing'
import { advancesAgree } from '../../advances/invariant.js'
import { journalOf } from '../../ledger/journal_of.js'
import { found, tamper } from '../ledger/tamper.js'
import { booksIn, invoice, recall, take } from './kit.js'

const TAMPERED = [
  {
    title: 'an advance that is open for more',
    sql: 'UPDATE accounting_advances SET open = open + 1 WHERE open > 0',
    of: 'what is open of it',
  },
  {
    title: 'a use of another amount',
    sql: "UPDATE accounting_advance_uses SET amount = amount - 1, worth = worth - 1 WHERE kind = 'invoice'",
    of: 'what is open of it',
  },
  {
    title: 'an advance of another party',
    sql: "UPDATE accounting_advances SET party_id = (SELECT id FROM contacts_parties WHERE name = 'Elm & Sons')",
    of: 'what the ledger owes',
  },
  {
    title: 'an advance taken back that its entry still owes',
    sql: "UPDATE accounting_advances SET state = 'cancelled', open = 0, worth_open = 0 WHERE amount = 20000",
    of: 'what the ledger owes',
  },
]

test.group('Advances and the ledger', () => {
  test('agree through taking, using, paying back and undoing', async ({ world, assert }) => {
    const { ctx, oak, tax, rate } = await booksIn(world, 'DE')
    await rate('USD', '2026-01-01', '0.912345')
    const u19 = await tax('U19')
    const advance = await take(ctx, oak, { amount: '119.99', currency: 'USD', taxId: u19 })
    const supplier = await take(ctx, oak, { amount: '50', direction: 'out' })
    const final = await invoice(ctx, oak, { net: '77.77', currency: 'USD', taxId: u19 })
    const use = await recall(ctx, advance, final, '33.33')
    assert.deepEqual(await advancesAgree.check(ctx), [])
    await ctx.run('accounting.advance.refund', advance.id, {
      journal_id: (await journalOf(ctx, 'bank')).id,
      amount: '11.11',
      on_date: '2026-03-12',
    })
    await ctx.run('accounting.advance_use.undo', use.id, { on_date: '2026-03-13' })
    await ctx.run('accounting.payment.cancel', supplier.paymentId!, { on_date: '2026-03-13' })
    assert.deepEqual(await advancesAgree.check(ctx), [])
  })

  test('{title} is found')
    .with(TAMPERED)
    .run(async ({ world, assert }, { sql, of }) => {
      const { ctx, oak, tax } = await booksIn(world, 'DE')
      await world.create('contacts.party', { name: 'Elm & Sons' })
      const u19 = await tax('U19')
      const advance = await take(ctx, oak, { amount: '119', taxId: u19 })
      await take(ctx, oak, { amount: '200', taxId: u19 })
      await invoice(ctx, oak, { net: '50', taxId: u19, advances: [[advance.id, '20']] })
      assert.deepEqual(await found(world, advancesAgree), [])
      await tamper(sql)
      assert.include((await found(world, advancesAgree)).join(), of)
    })
})
