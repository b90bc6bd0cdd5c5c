import type { Context } from 'kontor/plugin'
import { test, type World } from 'kontor/testing'
import { inTransaction } from '#tests/in_transaction'
import { closeScreen } from '../../../close/screen.js'
import Lock from '../../../models/lock.js'
import type Period from '../../../models/period.js'
import type TaxFiling from '../../../models/tax_filing.js'
import { explain } from '../../../statements/why/explain.js'
import { readFigure } from '../../../statements/why/figure.js'
import { filingsHold } from '../../../tax/filings/invariant.js'
import type { SinceFiled } from '../../../tax/filings/since_filed.js'
import { returnScreen } from '../../../tax/returns/return_screen.js'
import { explained, refused } from '../../ledger/books.js'
import { companyIn, postTaxed } from '../posting.js'

const JANUARY = { from: '2019-01-01', to: '2019-01-31' }
const FEBRUARY = { from: '2019-02-01', to: '2019-02-28' }
const MARCH = { from: '2019-03-01', to: '2019-03-31' }

/** A German company with the year 2019 and a sale of 100.00 in January. */
async function company(world: World) {
  const ctx = await companyIn(world, 'DE')
  const manager = world.as('accounting.manager')
  await manager.run('accounting.fiscal_year.create', null, {
    name: '2019',
    starts_on: '2019-01-01',
    ends_on: '2019-12-31',
  })
  const { id } = await world.create('contacts.party', { name: 'Bolt' })
  const sell = (net: string, onDate: string) =>
    postTaxed(ctx, id, { scope: 'sale', onDate, lines: [{ net, tax: 'U19' }] })
  const buy = (net: string, onDate: string) =>
    postTaxed(ctx, id, { scope: 'purchase', onDate, lines: [{ net, tax: 'V19' }] })
  await sell('100.00', '2019-01-10')
  const file = (period: typeof JANUARY, more = {}) =>
    manager.run<TaxFiling>('accounting.tax_filing.file', null, { ...period, ...more })
  return { ctx, manager, sell, buy, file }
}

/** The base of 19 % and what is to be paid, with what of it belongs to earlier periods. */
async function boxes(ctx: Context, period: typeof JANUARY) {
  const { rows } = await returnScreen(ctx, period)
  const of = (code: string) => rows.find((one) => one.code === code)!
  return [of('81').amount, of('81').carried, of('83').amount]
}

const lockedUntil = async (world: World) =>
  (await Lock.findBy(await world.context(), ['kind', 'eq', 'tax']))!.until

/** Marks behind the lock, as somebody with an exception makes them. */
async function behindTheLock(world: World, act: () => Promise<unknown>) {
  const ctx = await world.context()
  const set = (until: string | null) =>
    inTransaction(ctx, async (inner) => {
      const lock = (await Lock.findBy(inner, ['kind', 'eq', 'tax']))!
      lock.until = until
    })
  const until = await lockedUntil(world)
  await set(null)
  await act()
  await set(until)
}

test.group('Filing a tax return', () => {
  test('freezes each box under a hash and locks taxes up to its last day', async ({
    world,
    assert,
  }) => {
    const { ctx, sell, file } = await company(world)
    const filing = await file(JANUARY, { reference: 'ELSTER 1' })
    const figure = filing.figures.find((one) => one.code === '81')
    assert.deepInclude(figure, { marked: '100.00', carried: '0.00', amount: '100.00' })
    assert.match(filing.hash, /^1:[0-9a-f]{64}$/)
    assert.equal(await lockedUntil(world), '2019-01-31')
    const late = await refused(() => sell('1.00', '2019-01-31'))
    assert.equal(late.code, 'E_LOCKED')
    assert.include((await returnScreen(ctx, JANUARY)).filing, { reference: 'ELSTER 1' })
  })

  test('what changes in filed days is declared with the next return, once', async ({
    world,
    assert,
  }) => {
    const { ctx, sell, buy, file } = await company(world)
    await file(JANUARY)
    await behindTheLock(world, () => sell('30.00', '2019-01-20'))
    await sell('200.00', '2019-02-10')
    const { filing, rows } = await returnScreen(ctx, JANUARY)
    const { id, amount } = rows.find((one) => one.code === '81')!
    assert.deepEqual([filing!.amounts[id], amount], ['100.00', '130.00'])
    assert.deepEqual(await boxes(ctx, FEBRUARY), ['230.00', '30.00', '43.70'])
    await file(FEBRUARY)
    assert.deepEqual(await boxes(ctx, MARCH), ['0.00', '0.00', '0.00'])
    assert.deepEqual(await boxes(ctx, FEBRUARY), ['230.00', '30.00', '43.70'])
    await behindTheLock(world, () => buy('10.00', '2019-01-21'))
    assert.deepEqual(await boxes(ctx, MARCH), ['0.00', '0.00', '-1.90'])
  })

  test('shows of each filed box what it is today, the difference, and the documents behind it', async ({
    world,
    assert,
  }) => {
    const { ctx, manager, sell, buy, file } = await company(world)
    const { id } = await file(JANUARY)
    const compare = async () => {
      const asked = await manager.run<{ boxes: SinceFiled[] }>(
        'accounting.tax_filing.compare',
        null,
        { filing_id: id }
      )
      return asked.boxes.filter((one) => Number(one.difference) !== 0)
    }
    assert.deepEqual(await compare(), [])
    await behindTheLock(world, () => sell('30.00', '2019-01-20'))
    await behindTheLock(world, () => buy('10.00', '2019-01-21'))
    const changed = await compare()
    assert.deepEqual(
      changed.map((one) => [one.code, one.filed, one.today, one.difference]),
      [
        ['81', '100.00', '130.00', '30.00'],
        ['66', '0.00', '1.90', '1.90'],
        ['83', '19.00', '22.80', '3.80'],
      ]
    )
    const why = (box_id: number) =>
      explain(ctx, readFigure({ of: 'refiled', id: box_id, filing: id }))
    const base = await why(changed[0].box_id)
    assert.deepEqual(
      base.lines.map((one) => [one.on_date, one.amount]),
      [['2019-01-20', '30.00']]
    )
    assert.isString(base.lines[0].number)
    assert.equal(base.amount, '30.00')
    const paid = await why(changed[2].box_id)
    assert.deepEqual(
      paid.parts.slice(2).map((one) => [one.label.split(' ')[0], one.amount, one.why]),
      [0, 1].map((at) => [
        changed[at].code,
        changed[at].difference,
        { of: 'refiled', id: changed[at].box_id, filing: id },
      ])
    )
    const elsewhere = () => explain(ctx, readFigure({ of: 'refiled', id: 1, filing: 9999 }))
    assert.equal((await refused(elsewhere)).code, 'E_NOT_FOUND')
  })

  test('only periods that are over are filed, one after the other, by whoever may', async ({
    world,
    assert,
  }) => {
    const { ctx, file } = await company(world)
    const early = await refused(() => file({ from: '2019-01-01', to: ctx.today }))
    await file(JANUARY)
    const again = await refused(() => file(JANUARY))
    const gap = await refused(() => file(MARCH))
    assert.deepEqual(
      [early.code, again.code, gap.code],
      ['E_FILING_EARLY', 'E_FILING_ORDER', 'E_FILING_ORDER']
    )
    assert.equal(gap.params.next, '2019-02-01')
    for (const one of [early, gap]) assert.isTrue(explained(one), one.code)
    const clerk = world.as('accounting.clerk')
    const asClerk = await refused(() => clerk.run('accounting.tax_filing.file', null, FEBRUARY))
    assert.equal(asClerk.code, 'E_FORBIDDEN')
    assert.isFalse((await returnScreen(await clerk.context(), FEBRUARY)).mayFile)
  })

  test('two who file at once file one return', async ({ world, assert }) => {
    const { file } = await company(world)
    const both = await Promise.allSettled([file(JANUARY), file(JANUARY)])
    assert.deepEqual(both.map((one) => one.status).sort(), ['fulfilled', 'rejected'])
  })

  test('the newest is withdrawn with a reason, taxes are open again, and it is filed anew', async ({
    world,
    assert,
  }) => {
    const { manager, file } = await company(world)
    const first = await file(JANUARY)
    const second = await file(FEBRUARY)
    const withdraw = (id: number) =>
      manager.run('accounting.tax_filing.withdraw', id, { reason: 'A wrong rate' })
    const older = await refused(() => withdraw(first.id))
    assert.deepEqual([older.code, explained(older)], ['E_FILING_NOT_NEWEST', true])
    const silent = await refused(() => manager.run('accounting.tax_filing.withdraw', second.id, {}))
    assert.equal(silent.code, 'E_REQUIRED')
    await withdraw(second.id)
    assert.equal(await lockedUntil(world), '2019-01-31')
    const twice = await refused(() => withdraw(second.id))
    assert.deepEqual([twice.code, explained(twice)], ['E_FILING_WITHDRAWN', true])
    await withdraw(first.id)
    assert.isNull(await lockedUntil(world))
    await file(JANUARY)
    assert.deepEqual(await filingsHold.check(await world.context()), [])
  })

  test('a filed figure altered by SQL is found and named, and so is one taken away', async ({
    world,
    assert,
  }) => {
    const { ctx, file } = await company(world)
    const first = await file(JANUARY)
    await file(FEBRUARY)
    assert.deepEqual(await filingsHold.check(ctx), [])
    const sql = (statement: string) =>
      inTransaction(ctx, (inner) => inner.trx!.rawQuery(statement, [first.id]))
    await sql(
      `UPDATE accounting_tax_filings SET figures = REPLACE(figures, '"100.00"', '"90.00"') WHERE id = ?`
    )
    const [altered] = (await filingsHold.check(ctx)) as { text: string; id: number }[]
    assert.equal(altered.id, first.id)
    assert.match(altered.text, /^2019-01: /)
    await sql('DELETE FROM accounting_tax_filings WHERE id = ?')
    assert.lengthOf(await filingsHold.check(ctx), 1)
  })

  test('the close checklist knows whether a month is filed', async ({ world, assert }) => {
    const { ctx, file } = await company(world)
    const month = await ctx
      .records<Period>('accounting.period')
      .findBy(['starts_on', 'eq', '2019-01-01'])
    const state = async () => {
      const { lines } = await closeScreen(ctx, { period_id: month!.id })
      return lines.find((one) => one.line === 'tax_return')!.state
    }
    assert.equal(await state(), 'open')
    await file(JANUARY)
    assert.equal(await state(), 'done')
  })
})
