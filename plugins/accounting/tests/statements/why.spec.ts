import type { Context, RecordModel } from 'kontor/plugin'
import { test, type World } from 'kontor/testing'
import { statementScreen, trialBalanceScreen, agedScreen } from '../../statements/screens.js'
import type { Why } from '../../statements/why/answer.js'
import { explain } from '../../statements/why/explain.js'
import { readFigure, type Figure } from '../../statements/why/figure.js'
import { companyIn, postTaxed } from '../tax/posting.js'
import { returnScreen } from '../../tax/returns/return_screen.js'
import { posted } from '../documents/sheet.js'
import { books, owe, pay, refused } from '../payments/kit.js'

const DAYS = { from: '2026-02-01', to: '2026-03-15' }

/** A company that sold, bought and was paid, before and in the days asked about. */
async function traded(world: World) {
  const { ctx, account, journal, party } = await books(world)
  const { id: centre } = await world.create('accounting.cost_centre', { code: 'S', name: 'Shop' })
  const oak = await party()
  const item = await owe(world, oak, ['1000'], '2026-01-10')
  await owe(world, oak, ['250.50'], '2026-02-20')
  await pay(world, oak, '400', [{ open_item_id: item, amount: '400' }], { on_date: '2026-03-10' })
  const entry = await ctx.run<RecordModel>('accounting.entry.create', null, {
    journal_id: await journal('general'),
    on_date: '2026-03-14',
    text: 'Nails',
    lines: [
      { account_id: await account('purchases'), debit: '90', cost_centre_id: centre },
      { account_id: await account('bank'), credit: '90' },
    ],
  })
  await ctx.run('accounting.entry.post', entry)
  return { ctx, oak, centre }
}

const ask = async (world: World, figure: Figure, who = 'accounting.clerk') =>
  (await world.as(who).run('accounting.entry.explain', null, { figure })) as Why

const units = (amount: string | null) => BigInt((amount ?? '0').replace('.', ''))

/** Parts add up to the figure, each part to its own, down to lines that are all shown. */
async function provesItself(
  ctx: Context,
  figure: Figure,
  amount: string,
  at = ''
): Promise<string[]> {
  const why = await explain(ctx, figure)
  const wrong = why.amount === amount ? [] : [`${at} ${why.title}: ${amount}, told ${why.amount}`]
  const sum = why.parts.reduce(
    (all, one) => all + (one.sign === '-' ? -1n : 1n) * units(one.amount),
    0n
  )
  if (why.parts.length > 0 && !why.is_share && sum !== units(amount)) wrong.push(`${at} parts`)
  const lines = why.lines.reduce((all, one) => all + units(one.amount), 0n)
  if (why.parts.length === 0 && !why.is_cut && lines !== units(amount)) wrong.push(`${at} lines`)
  for (const part of why.parts) {
    if (!part.why) continue
    wrong.push(...(await provesItself(ctx, part.why, part.amount!, `${at} ${part.label}`)))
  }
  return wrong
}

test.group('Why a number is what it is', () => {
  test('every figure of {layout} is proved down to its postings')
    .with([{ layout: 'balance_sheet' }, { layout: 'profit_and_loss' }, { layout: 'cash_flow' }])
    .run(async ({ world, assert }, { layout }) => {
      const { ctx } = await traded(world)
      const { statement } = await statementScreen(ctx, { layout, ...DAYS })
      for (const row of statement.rows) {
        const amount = row.amounts?.[0]
        if (amount === undefined || amount === null) continue
        const figure: Figure = { of: 'row', layout, row: row.key, ...DAYS }
        assert.deepEqual(await provesItself(ctx, figure, amount, row.key), [])
      }
    })

  test('so is every figure of a trial balance, narrowed or not', async ({ world, assert }) => {
    const { ctx, centre } = await traded(world)
    for (const narrowed of [{}, { cost_centre_id: String(centre) }]) {
      const { balance } = await trialBalanceScreen(ctx, { ...DAYS, ...narrowed })
      assert.isNotEmpty(balance.rows)
      for (const row of balance.rows) {
        for (const measure of ['opening', 'debit', 'credit', 'balance'] as const) {
          const figure: Figure = { of: 'account', id: row.id, measure, ...DAYS, narrowed }
          const amount = measure === 'balance' ? row.closing : row[measure]
          assert.deepEqual(await provesItself(ctx, figure, amount, measure), [])
        }
      }
    }
  })

  test('so is what changed, and what the columns of a trial balance add up to', async ({
    world,
    assert,
  }) => {
    const { ctx } = await traded(world)
    const layout = 'profit_and_loss'
    const asked = { layout, ...DAYS, compare: 'period', difference: '1', percent: '1' }
    const { statement, columns } = await statementScreen(ctx, asked)
    const [now, than] = columns
    let proved = 0
    for (const row of statement.rows) {
      for (const [id, line] of [
        [undefined, row] as const,
        ...row.accounts.map((one) => [one.id, one] as const),
      ]) {
        for (const show of ['difference', 'percent'] as const) {
          const amount = line.changes[0]?.[show]
          if (amount === undefined || amount === null) continue
          const figure: Figure = { of: 'change', show, layout, row: row.key, id, ...now, than }
          assert.deepEqual(await provesItself(ctx, figure, amount, `${row.key} ${show}`), [])
          proved++
        }
      }
    }
    assert.isAbove(proved, 5)
    const { balance } = await trialBalanceScreen(ctx, DAYS)
    for (const measure of ['opening', 'debit', 'credit', 'balance'] as const) {
      const amount = balance.totals[measure === 'balance' ? 'closing' : measure]
      assert.deepEqual(await provesItself(ctx, { of: 'trial_total', measure, ...DAYS }, amount), [])
    }
  })

  test('a row that is left out for being nothing is nothing in other days', async ({
    world,
    assert,
  }) => {
    const { ctx } = await traded(world)
    const before = { from: '2025-01-01', to: '2025-12-31' }
    const { statement } = await statementScreen(ctx, { layout: 'profit_and_loss', ...DAYS })
    for (const row of statement.rows.filter((one) => one.amounts && !one.is_share)) {
      const why = await explain(ctx, {
        of: 'row',
        layout: 'profit_and_loss',
        row: row.key,
        ...before,
      })
      assert.equal(why.amount, '0.00', row.key)
      assert.equal(why.title, row.label)
    }
  })

  test('what is overdue, by its items', async ({ world, assert }) => {
    const { ctx, oak } = await traded(world)
    const on = '2026-03-15'
    const { aged } = await agedScreen(ctx, { side: 'receivable', on })
    for (const [age, amount] of aged.rows[0].amounts.entries()) {
      const figure: Figure = { of: 'aged', side: 'receivable', on, id: oak, age }
      assert.deepEqual(await provesItself(ctx, figure, amount), [])
    }
    const whole = await explain(ctx, { of: 'aged', side: 'receivable', on })
    assert.equal(whole.amount, aged.totals.total)
  })

  test('a box of the tax return, by other boxes or its marks', async ({ world, assert }) => {
    const ctx = await companyIn(world, 'DE')
    const { id } = await world.create('contacts.party', { name: 'Bolt' })
    await postTaxed(ctx, id, { scope: 'sale', lines: [{ net: '1000.00', tax: 'U19' }] })
    await postTaxed(ctx, id, { scope: 'purchase', lines: [{ net: '300.00', tax: 'V19' }] })
    const days = { from: `${ctx.today.slice(0, 7)}-01`, to: ctx.today }
    const { rows } = await returnScreen(ctx, days)
    const why = async (code: string) => {
      const box = rows.find((one) => one.code === code)!
      return explain(ctx, { of: 'box', id: box.id, ...days })
    }
    const due = await why('83')
    assert.equal(due.amount, '133.00')
    assert.includeMembers(
      due.parts.map((one) => `${one.sign} ${one.amount}`),
      ['+ 1000.00', '- 57.00']
    )
    const input = await why('66')
    assert.deepEqual(
      input.lines.map((one) => one.amount),
      ['57.00']
    )
    assert.include(input.lines[0].text, 'Bolt')
  })

  test('a document’s totals, by lines, taxes and what settled them', async ({ world, assert }) => {
    const { party } = await books(world)
    const oak = await party()
    const lines = [
      { text: 'Oak', quantity: '2', price: '100' },
      { text: 'Delivery', quantity: '1', price: '35.5' },
    ]
    const invoice = await posted(world, { party_id: oak }, lines)
    const ctx = await world.context()
    const [item] = await ctx.rows<{ id: number }>(
      'SELECT `id` FROM `accounting_open_items` WHERE `entry_id` = ?',
      [invoice.entryId]
    )
    const line = { open_item_id: item.id, amount: '35.50' }
    await pay(world, oak, '35.50', [line], { on_date: '2026-04-01' })
    const figure = (of: 'net' | 'tax' | 'total' | 'open'): Figure => ({
      of: 'invoice',
      id: invoice.id,
      figure: of,
    })
    for (const [of, amount] of [
      ['net', '235.50'],
      ['total', '235.50'],
      ['open', '200.00'],
    ] as const) {
      const why = await ask(world, figure(of))
      assert.equal(why.amount, amount)
      const sum = why.parts.reduce(
        (all, one) => all + (one.sign === '-' ? -1n : 1n) * units(one.amount),
        0n
      )
      assert.equal(sum, units(amount), of)
    }
    const open = await ask(world, figure('open'))
    assert.match(open.parts.at(-1)!.href!, /^\/accounting\/payments\/\d+$/)
    const total = await ask(world, figure('total'))
    assert.equal(
      total.lines.reduce((all, one) => all + units(one.amount), 0n),
      0n
    )
  })

  test('is told only to whoever may see it', async ({ world, assert }) => {
    await traded(world)
    const figure: Figure = { of: 'row', layout: 'balance_sheet', row: 'assets_total', ...DAYS }
    assert.notEqual(await refused(() => ask(world, figure, 'sam')), 'nothing')
    assert.equal((await ask(world, figure, 'accounting.auditor')).parts.length, 2)
    const admin = await world.as('ada').context()
    await admin.run('kernel.rule.create', null, {
      model: 'accounting.entry',
      operations: ['read'],
      filter: ['kind', 'eq', 'opening'],
    })
    assert.equal(await refused(() => ask(world, figure)), 'E_STATEMENT_PARTLY')
  })

  test('what is no figure is refused: {code}')
    .with([
      { given: null, code: 'E_CHOICE' },
      { given: { of: 'weather' }, code: 'E_CHOICE' },
      { given: { of: 'toString' }, code: 'E_CHOICE' },
      { given: { of: 'box', id: 1 }, code: 'E_REQUIRED' },
      { given: { of: 'box', id: '1 OR 1=1', from: 'a', to: 'b' }, code: 'E_CHOICE' },
      { given: { of: 'account', id: 1, measure: 'x', from: 'a', to: 'b' }, code: 'E_CHOICE' },
      { given: { of: 'invoice', id: 1, figure: 'profit' }, code: 'E_CHOICE' },
      { given: { of: 'trial_total', measure: 'year', from: 'a', to: 'b' }, code: 'E_CHOICE' },
      {
        given: { of: 'change', show: 'x', layout: 'l', row: 'r', from: 'a', to: 'b', than: {} },
        code: 'E_CHOICE',
      },
      {
        given: {
          ...{ of: 'change', show: 'percent', layout: 'l', row: 'r' },
          ...{ from: 'a', to: 'b', than: 'before' },
        },
        code: 'E_CHOICE',
      },
    ])
    .run(async ({ assert }, { given, code }) => {
      assert.equal(await refused(async () => readFigure(given)), code)
    })
})
