import { test, type World } from 'kontor/testing'
import { inTransaction } from '#tests/in_transaction'
import type { CheckState } from '../../close/check.js'
import { closeScreen } from '../../close/screen.js'
import { belongs } from '../../close/tasks.js'
import { monthsOf } from '../../ledger/calendar.js'
import type CloseTask from '../../models/close_task.js'
import type FiscalYear from '../../models/fiscal_year.js'
import type Period from '../../models/period.js'
import OpenItem from '../../models/open_item.js'
import SignOff from '../../models/sign_off.js'
import { Books, explained, refused } from '../ledger/books.js'

interface Shown {
  lines: {
    line: string
    state: CheckState
    count?: number
    note?: string
    href?: string
    signed: { by: string; note: string } | null
  }[]
  tasks: { name: string; line: string; signed: { by: string } | null }[]
}

/** The books of 2019, where nothing but this test posts. */
async function year(world: World) {
  const books = await Books.of(world)
  const manager = world.as('accounting.manager')
  const made = await manager.run<FiscalYear>('accounting.fiscal_year.create', null, {
    name: '2019',
    starts_on: '2019-01-01',
    ends_on: '2019-12-31',
  })
  const ctx = await world.context()
  const periods = await ctx
    .records<Period>('accounting.period')
    .where(['fiscal_year_id', 'eq', made.id], { sort: 'starts_on' })
  return { books, manager, periods, year: made }
}

async function shownTo(world: World, query: Record<string, unknown>, who = 'accounting.clerk') {
  return (await closeScreen(await world.as(who).context(), query)) as unknown as Shown
}

const state = ({ lines }: Shown, line: string) => {
  const one = lines.find((each) => each.line === line)
  return one && [one.state, one.count ?? 0]
}

test.group('The close checklist', () => {
  test('tells what is in the way of a month, and that it is gone', async ({ world, assert }) => {
    const { books, manager, periods } = await year(world)
    const march = { period_id: periods[2].id }
    const before = await shownTo(world, march)
    for (const line of ['entry_drafts', 'invoice_drafts', 'recurring_entries', 'unmatched']) {
      assert.deepEqual(state(before, line), ['done', 0], line)
    }
    assert.deepEqual(
      ['numbers', 'seals', 'cash'].map((one) => state(before, one)?.[0]),
      ['none', 'none', 'none']
    )
    assert.isUndefined(state(before, 'retained'))

    const draft = await books.draft(
      [
        { on: '95000', debit: '10.00' },
        { on: '91000', credit: '10.00' },
      ],
      { on_date: '2019-03-31' }
    )
    await books.draft([], { on_date: '2019-04-01' })
    assert.deepEqual(state(await shownTo(world, march), 'entry_drafts'), ['stops', 1])
    assert.equal(
      (await refused(() => manager.run('accounting.period.close', periods[2].id))).code,
      'E_PERIOD_DRAFTS'
    )
    await world.as('accounting.clerk').run('accounting.entry.post', draft)
    const after = await shownTo(world, march)
    assert.deepEqual(
      ['entry_drafts', 'numbers', 'seals', 'balance'].map((one) => state(after, one)),
      Array.from({ length: 4 }, () => ['done', 0])
    )
    assert.deepEqual(state(after, 'earlier'), ['open', 2])
    await manager.run('accounting.period.close', periods[2].id)
    assert.deepEqual(state(await shownTo(world, march), 'lock'), ['done', 0])
  })

  test('a payment beside an invoice it could close is found', async ({ world, assert }) => {
    const { books, periods } = await year(world)
    const nord = await world.create('contacts.party', { name: 'Nord' })
    const sud = await world.create('contacts.party', { name: 'Sud' })
    const sold = (party: number, debit: string, credit: string, on: string) =>
      books.post(
        [
          { on: debit, debit: '100.00', ...(debit === '91200' && { party }) },
          { on: credit, credit: '100.00', ...(credit === '91200' && { party }) },
        ],
        { on_date: on }
      )
    await sold(nord.id, '91200', '94000', '2019-01-10')
    await sold(sud.id, '91200', '94000', '2019-01-11')
    await sold(nord.id, '91100', '91200', '2019-02-05')
    const of = async (month: number) =>
      state(await shownTo(world, { period_id: periods[month].id }), 'unmatched')
    assert.deepEqual(
      [await of(0), await of(1)],
      [
        ['done', 0],
        ['open', 1],
      ]
    )
  })

  test('what was not matched at the end is told as it was then, whatever was matched since', async ({
    world,
    assert,
  }) => {
    const { books, periods, manager } = await year(world)
    const nord = await world.create('contacts.party', { name: 'Nord' })
    const post = (debit: string, credit: string, on: string) =>
      books.post(
        [
          { on: debit, debit: '100.00', ...(debit === '91200' && { party: nord.id }) },
          { on: credit, credit: '100.00', ...(credit === '91200' && { party: nord.id }) },
        ],
        { on_date: on }
      )
    await post('91200', '94000', '2019-01-10')
    await post('91100', '91200', '2019-02-05')
    const items = await OpenItem.where(await world.context(), ['party_id', 'eq', nord.id])
    const of = async (month: number) => {
      const { lines } = await shownTo(world, { period_id: periods[month].id })
      const found = lines.find((one) => one.line === 'unmatched')!
      const at = found.href?.split('?')[0]
      return [found.state, found.count ?? 0, found.note ?? '', at ?? '']
    }
    const match = (on_date: string) =>
      manager.run<{ matches: number[] }>('accounting.open_item.match', null, {
        items: items.map((one) => one.id),
        on_date,
      })
    assert.deepEqual(await of(1), ['open', 1, '', '/accounting/reconcile'])
    const { matches } = await match('2019-03-02')
    assert.deepEqual(await of(1), ['open', 1, 'matched_since', '/accounting/matches'])
    assert.deepEqual((await of(2)).slice(0, 2), ['done', 0])
    await manager.run('accounting.match.undo', matches[0], { on_date: '2019-03-02' })
    await match('2019-02-28')
    assert.deepEqual((await of(1)).slice(0, 2), ['done', 0])
  })

  test('tampering by SQL stops the close: balances, numbers, seals', async ({ world, assert }) => {
    const { books, periods } = await year(world)
    const rents = [
      await books.rent('10.00', { on_date: '2019-01-10' }),
      await books.rent('11.00', { on_date: '2019-01-11' }),
    ]
    await books.rent('12.00', { on_date: '2019-01-12' })
    const ctx = await world.context()
    const sql = async (statement: string, bindings: unknown[]) =>
      inTransaction(ctx, (inner) => inner.trx!.rawQuery(statement, bindings as never))
    await sql(
      'UPDATE accounting_entry_lines SET debit = debit + 1 WHERE entry_id = ? AND debit IS NOT NULL',
      [rents[0].id]
    )
    await sql(
      'UPDATE accounting_balances SET debit = debit + 1 WHERE account_id = ? AND debit > 0',
      [books.account('95000')]
    )
    await sql('UPDATE accounting_entries SET number = NULL WHERE id = ?', [rents[1].id])
    const found = await shownTo(world, { period_id: periods[0].id })
    assert.deepEqual(
      ['balance', 'numbers', 'seals'].map((one) => state(found, one)?.[0]),
      ['stops', 'stops', 'stops']
    )
    assert.equal(state(found, 'numbers')![1], 1)
  })

  test('cash that moved is counted afterwards', async ({ world, assert }) => {
    const { books, periods, manager } = await year(world)
    await manager.run('accounting.journal.update', books.journal('CSH'), {
      account_id: books.account('91000'),
    })
    await books.post(
      [
        { on: '91000', debit: '50.00' },
        { on: '93000', credit: '50.00' },
      ],
      { on_date: '2019-01-05' }
    )
    const of = async () => state(await shownTo(world, { period_id: periods[0].id }), 'cash')
    assert.deepEqual(await of(), ['open', 1])
  })

  test('lines are signed off with name and remark, once, and withdrawn', async ({
    world,
    assert,
  }) => {
    const { periods, manager } = await year(world)
    const clerk = world.as('accounting.clerk')
    const task = await manager.run<CloseTask>('accounting.close_task.create', null, {
      name: 'Call the warehouse',
    })
    const january = { period_id: periods[0].id }
    const sign = (line: string, note?: string) =>
      clerk.run<SignOff>('accounting.sign_off.sign', null, {
        ...january,
        line,
        ...(note && { note }),
      })
    const signed = await sign(`task:${task.id}`)
    await sign('lock', 'One of us only')
    const twice = await refused(() => sign('lock'))
    assert.deepEqual([twice.code, explained(twice)], ['E_SIGNED_ALREADY', true])
    assert.equal((await refused(() => sign('nothing'))).code, 'E_CHOICE')
    const shown = await shownTo(world, january)
    assert.equal(shown.tasks[0].signed!.by, 'accounting.clerk')
    assert.include(shown.lines.find((one) => one.line === 'lock')!.signed, {
      note: 'One of us only',
    })
    assert.isNull((await shownTo(world, { period_id: periods[1].id })).tasks[0].signed)

    await clerk.run('accounting.sign_off.withdraw', signed.id)
    assert.isNull((await shownTo(world, january)).tasks[0].signed)
    const again = await refused(() => clerk.run('accounting.sign_off.withdraw', signed.id))
    assert.deepEqual([again.code, explained(again)], ['E_SIGN_OFF_WITHDRAWN', true])
    await sign(`task:${task.id}`)
    assert.lengthOf(await SignOff.where(await world.context(), ['task_id', 'eq', task.id]), 2)
  })

  test('an auditor reads it and signs nothing; whoever may not report is refused', async ({
    world,
    assert,
  }) => {
    const { periods } = await year(world)
    const january = { period_id: periods[0].id }
    assert.isNotEmpty((await shownTo(world, january, 'accounting.auditor')).lines)
    const auditor = world.as('accounting.auditor')
    const signing = () =>
      auditor.run('accounting.sign_off.sign', null, { ...january, line: 'lock' })
    assert.equal((await refused(signing)).code, 'E_FORBIDDEN')
    assert.equal((await refused(() => shownTo(world, january, 'sam'))).code, 'E_FORBIDDEN')
  })

  test('a year asks for the older years too, and closes from there', async ({ world, assert }) => {
    const {
      books,
      year: { id },
      manager,
    } = await year(world)
    await books.rent('10.00', { on_date: '2019-06-10' })
    const shown = await shownTo(world, { fiscal_year_id: id })
    assert.deepEqual(
      ['retained', 'older_years', 'entry_drafts'].map((one) => state(shown, one)),
      Array.from({ length: 3 }, () => ['done', 0])
    )
    await manager.run('accounting.fiscal_year.close', id)
    assert.deepEqual(state(await shownTo(world, { fiscal_year_id: id }), 'lock'), ['done', 0])
  })

  test('own lines of quarters come with every third month of the fiscal year', ({ assert }) => {
    const april = { startsOn: '2026-04-01', endsOn: '2027-03-31', name: '2026-27' }
    const months = monthsOf(april).filter((one) =>
      belongs({ span: 'quarter' }, { kind: 'month', endsOn: one.endsOn, year: april })
    )
    assert.deepEqual(
      months.map((one) => one.name),
      ['2026-06', '2026-09', '2026-12', '2027-03']
    )
    assert.isFalse(belongs({ span: 'month' }, { kind: 'year', endsOn: april.endsOn, year: april }))
  })
})
