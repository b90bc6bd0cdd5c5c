import { test } from 'kontor/testing'
import { engine } from '#config/database'
import type { Context } from '#kernel/companies/context'
import { registry } from '#kernel/plugins/registry'
import { readPage } from '#kernel/records/query/list'
import type { ListQuery } from '#kernel/records/query/list'
import { encodeCursor } from '#kernel/records/query/cursor'
import { planFor } from '#kernel/records/query/plans'
import type { Sql } from '#kernel/records/query/sql'
import { transaction } from '#kernel/records/storage/transaction'
import { MODEL, storeMany } from '#tests/kernel/query/many_records'

const PAGE = 20
const REASON = 'MariaDB says how many rows a statement read; SQLite does not'

/** What the first table of each statement is found by: entries of an index first, or the list in its own order. */
const EXPECTED: [asked: string, query: ListQuery, first: string, index: string][] = [
  ['few with a value', { filter: ['custom.code', 'eq', 'K-037'] }, 'n', 'by_string'],
  ['few by a beginning', { filter: ['custom.code', 'starts', 'K-037'] }, 'n', 'by_string'],
  ['few of a range', { filter: ['custom.size', 'between', [10, 11]] }, 'n', 'by_number'],
  ['few amounts', { filter: ['custom.cost', 'lt', '0.05'] }, 'n', 'by_number'],
  ['few with any value', { filter: ['custom.made', 'notnull'] }, 'n', 'by_date'],
  [
    'few in another order',
    { filter: ['custom.size', 'eq', 7], sort: 'custom.grade' },
    'n',
    'by_number',
  ],
  [
    'the fewer of two',
    {
      filter: [
        ['custom.grade', 'eq', 'b'],
        ['custom.size', 'eq', 7],
      ],
    },
    'n',
    'by_number',
  ],
  ['a quarter', { filter: ['custom.grade', 'eq', 'b'] }, 't', '–'],
  ['a half', { filter: ['custom.grade', 'in', ['a', 'b']] }, 't', '–'],
  ['most', { filter: ['custom.size', 'gt', 3] }, 't', '–'],
  ['a quarter by id', { filter: ['custom.grade', 'eq', 'b'], sort: '-id' }, 'n', 'by_code'],
  ['an order', { sort: '-custom.size' }, 't1', 'by_number'],
  ['an order by few values', { sort: 'custom.grade' }, 't1', 'by_code'],
  ['an order of most', { filter: ['custom.size', 'gt', 3], sort: 'custom.grade' }, 't2', 'by_code'],
]

/** The statement of a page: the first one, or the one after the first page. */
async function statementOf(ctx: Context, query: ListQuery, page = 1): Promise<Sql> {
  const { plan } = planFor(ctx, registry.model(MODEL), query)
  let asked: Sql[] = []
  const read = async (text: string, bindings: readonly unknown[]) => {
    if (!text.includes('COUNT(*)') && !text.includes('MAX(')) asked.push({ sql: text, bindings })
    return ctx.rows<Record<string, unknown>>(text, bindings)
  }
  let after: string | undefined
  for (let at = 1; at <= page; at++) {
    asked = []
    const rows = await readPage(ctx, plan, after, PAGE, read)
    after = encodeCursor(plan.keys, rows.at(-1)!)
  }
  return asked[0]
}

/** The tables of a statement in the order the engine reads them, each with its index; and whether it sorts. */
async function explained(ctx: Context, { sql, bindings }: Sql) {
  const word = engine === 'sqlite' ? 'EXPLAIN QUERY PLAN' : 'EXPLAIN'
  const plan = await ctx.rows<Record<string, unknown>>(`${word} ${sql}`, bindings)
  const lines = plan.map((row) =>
    engine === 'sqlite' ? String(row.detail) : `SEARCH ${row.table} USING ${row.key} (${row.Extra})`
  )
  return {
    first:
      /^(?:SEARCH|SCAN) (\S+)(?: USING (?:COVERING )?(?:INDEX )?(\S+))?/.exec(lines[0])?.slice(1) ??
      lines,
    isSorted: lines.some((line) => /TEMP B-TREE FOR ORDER|filesort/.test(line)),
    isScanned: lines.some((line) => /^SCAN|USING null/.test(line)),
  }
}

test.group('The statement of a list by custom fields', () => {
  test('begins with few records where an index names them, else in the order of the list', async ({
    world,
    assert,
  }) => {
    await storeMany(world, 2000)
    const ctx = await world.as('ada').context()
    for (const [asked, query, table, index] of EXPECTED) {
      const { first, isSorted, isScanned } = await explained(ctx, await statementOf(ctx, query))
      assert.equal(first[0], table, asked)
      // Whether the list's own order is gone through or sorted is the engine's choice, by the length of the table.
      if (table === 't') continue
      assert.include(String(first[1]), index, asked)
      assert.isFalse(isScanned, `${asked}: reads a whole table`)
      if (isWalked(table, query)) assert.isFalse(isSorted, `${asked}: sorts`)
    }
  }).timeout(60_000)

  test('reads as many rows for the next page as for the first, however many there are', async ({
    world,
    assert,
  }) => {
    await storeMany(world, 3000)
    const ctx = await world.as('ada').context()
    const wide = EXPECTED.filter(([, query, table]) => isWalked(table, query)).map(
      ([, query]) => query
    )
    for (const query of wide) {
      for (const page of [1, 2, 3]) {
        const read = await rowsRead(ctx, await statementOf(ctx, query, page))
        assert.isBelow(read, PAGE * 20, `${JSON.stringify(query)}, page ${page}`)
      }
    }
  })
    .timeout(60_000)
    .skip(engine !== 'mysql', REASON)
})

/** Whether an index of a custom field has a page in order. */
const isWalked = (table: string, { sort }: ListQuery) =>
  table === 'n' ? sort === '-id' : table !== 't'

/** How many rows of tables and indexes a statement looks at. */
async function rowsRead(ctx: Context, { sql, bindings }: Sql) {
  return transaction(ctx, async (inner) => {
    await inner.trx!.rawQuery('FLUSH STATUS')
    await inner.rows(sql, bindings)
    const counts = await inner.rows<{ Value: string }>("SHOW SESSION STATUS LIKE 'Handler_read%'")
    return counts.reduce((all, one) => all + Number(one.Value), 0)
  })
}
