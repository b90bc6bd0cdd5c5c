import type { Invariant } from 'kontor/plugin'
import { test } from 'kontor/testing'
import { balancesAreSums, entriesBalance, postedIsWhole } from '../../ledger/invariants.js'
import { sealsHold } from '../../ledger/seals_hold.js'
import { Books } from './books.js'
import { found, tamper } from './tamper.js'

const ALL = [entriesBalance, postedIsWhole, balancesAreSums, sealsHold]

const TAMPERED: { title: string; sql: string; seen: Invariant; of: string }[] = [
  {
    title: 'an unbalanced entry',
    sql: 'UPDATE accounting_entry_lines SET debit = 999 WHERE debit = 200',
    seen: entriesBalance,
    of: '00002',
  },
  {
    title: 'altered amounts that balance',
    sql: 'UPDATE accounting_entry_lines SET debit = CASE WHEN debit = 200 THEN 999 ELSE debit END, credit = CASE WHEN credit = 200 THEN 999 ELSE credit END',
    seen: sealsHold,
    of: '00002',
  },
  {
    title: 'a line put on another account',
    sql: "UPDATE accounting_entry_lines SET account_id = (SELECT MAX(id) FROM accounting_accounts WHERE code = '93000') WHERE debit = 200",
    seen: sealsHold,
    of: '00002',
  },
  {
    title: 'a changed text',
    sql: "UPDATE accounting_entry_lines SET text = 'Something else' WHERE debit = 200",
    seen: sealsHold,
    of: '00002',
  },
  {
    title: 'a changed date',
    sql: "UPDATE accounting_entries SET on_date = '2020-01-01' WHERE amount = 200",
    seen: postedIsWhole,
    of: '00002',
  },
  {
    title: 'a renumbered entry',
    sql: "UPDATE accounting_entries SET number = REPLACE(number, '00002', '00009') WHERE amount = 200",
    seen: sealsHold,
    of: '00009: the entry before it',
  },
  {
    title: 'a deleted entry',
    sql: 'DELETE FROM accounting_entries WHERE amount = 200',
    seen: sealsHold,
    of: '00003: the entry before it',
  },
  {
    title: 'a posted entry made a draft again',
    sql: "UPDATE accounting_entries SET state = 'draft' WHERE amount = 200",
    seen: postedIsWhole,
    of: '00002',
  },
  {
    title: 'a balance that was helped',
    sql: 'UPDATE accounting_balances SET debit = debit + 1 WHERE debit = 200',
    seen: balancesAreSums,
    of: 'account 95000',
  },
]

test.group('What was done to the books behind their back', () => {
  for (const { title, sql, seen, of } of TAMPERED) {
    test(`${title} is found and named`, async ({ world, assert }) => {
      const books = await Books.of(world)
      for (const amount of ['1.00', '2.00', '3.00']) await rentWithText(books, amount)
      for (const invariant of ALL) assert.deepEqual(await found(world, invariant), [])
      await tamper(sql)
      const breaches = await found(world, seen)
      assert.isTrue(
        breaches.some((one) => one.includes(of)),
        JSON.stringify(breaches)
      )
    })
  }

  test('a text may be erased: its digest stays under the seal', async ({ world, assert }) => {
    const books = await Books.of(world)
    await rentWithText(books, '2.00')
    await tamper('UPDATE accounting_entry_lines SET text = NULL, salt = NULL')
    assert.deepEqual(await found(world, sealsHold), [])
  })
})

function rentWithText(books: Books, amount: string) {
  return books.post([
    { on: '95000', debit: amount, text: 'Rent' },
    { on: '91000', credit: amount },
  ])
}
