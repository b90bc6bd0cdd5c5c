import type { Invariant } from 'kontor/plugin'
import { test, type World } from 'kontor/testing'
import { sealsHold } from '../../ledger/seals_hold.js'
import { marksBelong } from '../../tax/invariants.js'
import { companyIn, postTaxed } from './posting.js'
import { found, tamper } from '../ledger/tamper.js'

/** Two invoices of 100 and 200 euros with British tax. */
async function declared(world: World) {
  const ctx = await companyIn(world, 'GB')
  const { id } = await world.create('contacts.party', { name: 'Oakworks' })
  for (const net of ['100', '200']) {
    await postTaxed(ctx, id, { scope: 'sale', lines: [{ net, tax: 'S20' }] })
  }
}

const COLUMNS =
  'company_id, version, created_at, updated_at, on_date, entry_id, entry_line_id, party_id, tax_id, part_id, box_id, `of`, amount, currency'

const TAMPERED: { title: string; sql: string; seen: Invariant; of: string }[] = [
  {
    title: 'an altered amount',
    sql: 'UPDATE accounting_tax_marks SET amount = amount - 1 WHERE amount = 4000',
    seen: sealsHold,
    of: 'SAL/2026/00002',
  },
  {
    title: 'a mark put into another box',
    sql: 'UPDATE accounting_tax_marks SET box_id = (SELECT MAX(id) FROM accounting_return_boxes) WHERE amount = 4000',
    seen: sealsHold,
    of: 'SAL/2026/00002',
  },
  {
    title: 'a mark moved to another period',
    sql: "UPDATE accounting_tax_marks SET on_date = '2020-01-01' WHERE amount = 20000",
    seen: sealsHold,
    of: 'SAL/2026/00002',
  },
  {
    title: 'a base made a tax',
    sql: "UPDATE accounting_tax_marks SET `of` = 'tax' WHERE amount = 20000",
    seen: sealsHold,
    of: 'SAL/2026/00002',
  },
  {
    title: 'a missing mark',
    sql: 'DELETE FROM accounting_tax_marks WHERE amount = 4000',
    seen: sealsHold,
    of: 'SAL/2026/00002',
  },
  {
    title: 'a mark added to a posted entry',
    sql: `INSERT INTO accounting_tax_marks (${COLUMNS}) SELECT ${COLUMNS} FROM accounting_tax_marks WHERE amount = 4000`,
    seen: sealsHold,
    of: 'SAL/2026/00002',
  },
  {
    title: 'a mark taken from the company',
    sql: 'UPDATE accounting_tax_marks SET company_id = company_id + 1000 WHERE amount = 4000',
    seen: marksBelong,
    of: 'SAL/2026/00002',
  },
  {
    title: 'a mark of another customer',
    sql: 'UPDATE accounting_tax_marks SET party_id = party_id + 1000 WHERE amount = 4000',
    seen: marksBelong,
    of: 'SAL/2026/00002',
  },
  {
    title: 'a mark of a line of another entry',
    sql: 'UPDATE accounting_tax_marks SET entry_line_id = (SELECT MIN(id) FROM accounting_entry_lines) WHERE amount = 4000',
    seen: marksBelong,
    of: 'SAL/2026/00002',
  },
  {
    title: 'a mark of an entry that is gone',
    sql: 'UPDATE accounting_tax_marks SET entry_id = entry_id + 1000 WHERE amount = 4000',
    seen: marksBelong,
    of: 'belongs to no posted entry',
  },
  {
    title: 'a mark of an entry that is a draft',
    sql: "UPDATE accounting_entries SET state = 'draft' WHERE number = 'SAL/2026/00002'",
    seen: marksBelong,
    of: 'belongs to no posted entry',
  },
]

test.group('What was done to the tax return behind its back', () => {
  for (const { title, sql, seen, of } of TAMPERED) {
    test(`${title} is found and named`, async ({ world, assert }) => {
      await declared(world)
      for (const invariant of [sealsHold, marksBelong]) {
        assert.deepEqual(await found(world, invariant), [])
      }
      await tamper(sql)
      const breaches = await found(world, seen)
      assert.isTrue(
        breaches.some((one) => one.includes(of)),
        JSON.stringify(breaches)
      )
    })
  }
})
