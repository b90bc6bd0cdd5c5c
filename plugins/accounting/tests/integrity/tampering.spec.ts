import { readdirSync, readFileSync } from 'node:fs'
import type { Context } from 'kontor/plugin'
import { test } from 'kontor/testing'
import { breaches, firstBreach } from '#tests/breaches'
import { richBooks } from './rich_books.js'
import { type Client, past } from './tamper.js'

/** What of a table nobody may touch, or why it may be touched. */
interface Held {
  /** Rows that are final. */
  where?: string
  /** Columns of money that say nothing final, with the reason. */
  free?: Record<string, string>
  /** Why a row may be missing, or be there twice. */
  mayMiss?: string
  mayRepeat?: string
}

const POSTED = "state <> 'draft'"
const of = (column: string, table: string) =>
  `${column} IN (SELECT id FROM accounting_${table} WHERE ${POSTED})`
const PROPOSAL = 'typed by people, changed at will: what is made of it is booked'

/** Every table with a column of money: what must be found where it is altered, deleted or doubled past the application. */
const TABLES: Record<string, Held | string> = {
  entries: { where: POSTED },
  entry_lines: { where: 'is_posted = 1' },
  balances: {},
  taxes: PROPOSAL,
  tax_marks: {},
  tax_waiting: {
    free: { amount: 'of a base: found by what of it was moved, and where all of it was' },
  },
  payment_term_lines: PROPOSAL,
  invoices: {
    where: POSTED,
    free: { discount: 'an offer: what was granted stands in the payment' },
  },
  invoice_lines: { where: of('invoice_id', 'invoices') },
  invoice_taxes: { where: of('invoice_id', 'invoices') },
  open_items: {},
  matches: {},
  payments: { where: POSTED },
  payment_lines: { where: of('payment_id', 'payments') },
  payment_batches: { where: POSTED },
  payment_batch_lines: { where: of('batch_id', 'payment_batches') },
  openings: { where: POSTED },
  opening_lines: { where: of('opening_id', 'openings') },
  revaluations: {},
  revaluation_lines: {},
  cash_vouchers: { where: POSTED },
  cash_voucher_lines: { where: of('voucher_id', 'cash_vouchers') },
  cash_counts: {},
  cash_count_lines: {},
  cheques: 'tampered with in tests/cheques, by rules of their own',
  advances: {},
  advance_taxes: {},
  advance_uses: {},
  payment_advances: { where: of('payment_id', 'payments') },
  invoice_advances: { where: of('invoice_id', 'invoices') },
  advance_requests: { where: POSTED },
  advance_request_lines: { where: of('request_id', 'advance_requests') },
  advance_request_taxes: { where: of('request_id', 'advance_requests') },
}

/** Table → its columns of money, as the migrations make them. */
function moneyColumns() {
  const folder = new URL('../../migrations/', import.meta.url)
  const tables = new Map<string, string[]>()
  for (const file of readdirSync(folder)) {
    const text = readFileSync(new URL(file, folder), 'utf8')
    const table = /(?:createRecords|createTable|alter)\(\s*'accounting_(\w+)'/.exec(text)?.[1]
    const columns = [...text.matchAll(/t\.money\('(\w+)'/g)].map((one) => one[1])
    if (table && columns.length > 0) tables.set(table, [...(tables.get(table) ?? []), ...columns])
  }
  return tables
}

/** Of the kernel those that look at rows of any plugin. */
const OF_KERNEL = [
  'kernel.references_resolve',
  'kernel.numbers_have_no_gaps',
  'kernel.numbers_are_unique',
  'kernel.history_is_complete',
]

/** Does one thing to a row, and undoes it after looking; answers what was found first. */
async function found(
  ctx: Context,
  act: (client: Client) => Promise<void>,
  undo: (client: Client) => Promise<void>
) {
  try {
    await past(act)
  } catch (error) {
    // The database itself refuses a second row of what is unique.
    if (/UNIQUE|Duplicate/i.test(String(error))) return 'refused by the database'
    throw error
  }
  const told = await firstBreach(ctx, 'accounting', OF_KERNEL)
  await past(undo)
  return told
}

test.group('Money altered past the application', (group) => {
  group.each.timeout(120_000)

  test('every table with a column of money is looked after, or says why not', ({ assert }) => {
    assert.sameMembers(Object.keys(TABLES), [...moneyColumns().keys()])
  })

  test('whatever is altered, deleted or doubled is found and named', async ({ world, assert }) => {
    const ctx = await richBooks(world)
    assert.deepEqual(await breaches(), [])
    const unseen: string[] = []
    for (const [name, held] of Object.entries(TABLES)) {
      if (typeof held === 'string') continue
      const table = `accounting_${name}`
      const rows = await past((client) =>
        client.rows(`SELECT * FROM \`${table}\` WHERE ${held.where ?? '1 = 1'} ORDER BY id`)
      )
      assert.isNotEmpty(rows, name)
      for (const row of new Set([rows[0], rows.at(-1)!])) {
        const { id } = row
        for (const column of moneyColumns().get(name)!) {
          if (held.free?.[column] || row[column] === null) continue
          const told = await found(
            ctx,
            (client) => client.update(table, id, { [column]: Number(row[column]) + 1 }),
            (client) => client.update(table, id, { [column]: row[column] })
          )
          if (!told) unseen.push(`${name} ${id}: ${column} altered`)
        }
        const gone = await found(
          ctx,
          (client) => client.remove(table, id),
          (client) => client.insert(table, row)
        )
        if (!gone) unseen.push(`${name} ${id}: deleted`)
        const copy = { ...row, id: Number(rows.at(-1)!.id) + 1_000_000 }
        if ('external_id' in copy) copy.external_id = null
        const twice = await found(
          ctx,
          (client) => client.insert(table, copy),
          (client) => client.remove(table, copy.id)
        )
        if (!twice) unseen.push(`${name} ${id}: doubled`)
      }
    }
    assert.deepEqual(unseen, [])
    assert.deepEqual(await breaches(), [])
  })
})
