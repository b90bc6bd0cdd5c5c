import type { Context } from 'kontor/plugin'
import { test } from 'kontor/testing'
import { fillBoxes } from '../../tax/returns/fill_boxes.js'
import { readFormula } from '../../tax/returns/formula.js'
import { returnFile, returnScreen } from '../../tax/returns/return_screen.js'
import { companyIn, postTaxed } from './posting.js'

const sale = (net: string, tax: string) => ({ scope: 'sale' as const, lines: [{ net, tax }] })
const bill = (net: string, tax: string) => ({ scope: 'purchase' as const, lines: [{ net, tax }] })
const box = (code: string, formula: string | null = null, rounding = 'minor') =>
  ({ code, formula, rounding }) as { code: string; formula: string | null; rounding: 'minor' }

/** What is in the boxes that are not empty, this month. */
async function filled(ctx: Context) {
  const { rows } = await returnScreen(ctx, { from: `${ctx.today.slice(0, 7)}-01`, to: ctx.today })
  return Object.fromEntries(
    rows.filter(({ amount }) => amount !== '0.00').map(({ code, amount }) => [code, amount])
  )
}

test.group('Tax return', () => {
  test('a month of a German company, from its documents to box 83', async ({ world, assert }) => {
    const ctx = await companyIn(world, 'DE')
    const { id } = await world.create('contacts.party', { name: 'Bolt' })
    await postTaxed(ctx, id, sale('1000.60', 'U19'))
    await postTaxed(ctx, id, sale('200.00', 'U7'))
    await postTaxed(ctx, id, { ...sale('100.00', 'U19'), isCreditNote: true })
    await postTaxed(ctx, id, sale('70.00', 'UIGL'))
    await postTaxed(ctx, id, bill('300.00', 'V19'))
    await postTaxed(ctx, id, bill('50.00', 'VIGE19'))
    await postTaxed(ctx, id, bill('40.00', 'V13BEU'))
    assert.deepEqual(await filled(ctx), {
      '41': '70.00',
      '46': '40.00',
      '47': '7.60',
      '61': '9.50',
      '66': '57.00',
      '67': '7.60',
      '81': '900.00',
      '83': '128.00',
      '86': '200.00',
      '89': '50.00',
    })
  })

  test('a quarter of a British company, to the nine boxes', async ({ world, assert }) => {
    const ctx = await companyIn(world, 'GB')
    const { id } = await world.create('contacts.party', { name: 'Bolt' })
    await postTaxed(ctx, id, sale('100.00', 'S20'))
    await postTaxed(ctx, id, sale('60.00', 'S0'))
    await postTaxed(ctx, id, bill('40.00', 'P20'))
    await postTaxed(ctx, id, bill('10.00', 'PRC20'))
    assert.deepEqual(await filled(ctx), {
      '1': '22.00',
      '3': '22.00',
      '4': '10.00',
      '5': '12.00',
      '6': '170.00',
      '7': '50.00',
    })
  })

  test('a Ukrainian company sees what it owes the budget', async ({ world, assert }) => {
    const ctx = await companyIn(world, 'UA')
    const { id } = await world.create('contacts.party', { name: 'Болт' })
    await postTaxed(ctx, id, sale('1000.00', 'П20'))
    await postTaxed(ctx, id, bill('400.00', 'К20'))
    assert.containSubset(await filled(ctx), { '9Б': '200.00', '17Б': '80.00', '18': '120.00' })
  })

  test('another period has none of it, and each figure knows its marks', async ({
    world,
    assert,
  }) => {
    const ctx = await companyIn(world, 'DE')
    const { id } = await world.create('contacts.party', { name: 'Bolt' })
    await postTaxed(ctx, id, sale('100.00', 'U19'))
    await postTaxed(ctx, id, sale('50.00', 'U19'))
    const clerk = await world.as('accounting.clerk').context()
    const { rows } = await returnScreen(clerk, { from: ctx.today, to: ctx.today })
    assert.equal(rows.find(({ code }) => code === '81')!.marks, 2)
    const before = await returnScreen(clerk, {})
    assert.isTrue(before.to < ctx.today)
    assert.isTrue(before.rows.every(({ amount }) => amount === '0.00'))
    await assert.rejects(() => returnScreen(clerk, { from: '2026-02-30x' }), 'E_INPUT')
    await assert.rejects(
      () => returnScreen(clerk, { from: '2026-02-01', to: '2026-01-01' }),
      'E_INPUT'
    )
  })

  test('the file is the table, and no cell of it is a formula', async ({ world, assert }) => {
    const ctx = await companyIn(world, 'DE')
    const [first] = (await ctx.list('accounting.return_box', { limit: '1' })).data
    await ctx.run('accounting.return_box.update', Number(first.id), { name: '=1+1' })
    const days = { from: '2026-01-01', to: '2026-01-31' }
    const { content } = await returnFile(ctx, { ...days, format: 'csv' })
    assert.include(content.toString(), `,'=1+1,0.00`)
    assert.match(content.toString(), /^[^\n]*,83,/m)
    const { data } = JSON.parse(
      (await returnFile(ctx, { ...days, format: 'json' })).content.toString()
    ) as { data: { rows: { code: string; amount: string }[] } }
    assert.equal(data.rows.find(({ code }) => code === '83')!.amount, '0.00')
    for (const format of ['xlsx', 'pdf', 'html', 'text']) {
      assert.isAbove((await returnFile(ctx, { ...days, format })).content.length, 100)
    }
  })

  test('boxes are rounded as their form asks, and formulas take them as they stand', ({
    assert,
  }) => {
    const marked = new Map([
      ['81', 100_099n],
      ['66', 1_950n],
      ['P', 50n],
    ])
    const boxes = [
      box('83', '[81] * 19 % - [66]'),
      box('81', null, 'unit_down'),
      box('66'),
      box('P', null, 'unit'),
      box('plus', 'positive([66] - [81])'),
      box('minus', '-[66] + [P]', 'unit'),
    ]
    const amounts = fillBoxes(boxes, marked, 100n)
    assert.deepEqual(Object.fromEntries(amounts), {
      '81': 100_000n,
      '66': 1_950n,
      '83': 17_050n,
      'P': 100n,
      'plus': 0n,
      'minus': -1_900n,
    })
  })

  test('a formula that cannot be read, names no box or leads to itself is refused', ({
    assert,
  }) => {
    for (const text of ['', '81', '[81] [86]', '[81] * 19', '[81]; drop', 'positive([81]']) {
      assert.throws(() => readFormula(text), /^E_BOX_FORMULA/)
    }
    const fill = (...of: ReturnType<typeof box>[]) => fillBoxes(of, new Map(), 100n)
    assert.throws(() => fill(box('1', '[2]')), 'E_BOX_UNKNOWN 1 → 2')
    assert.throws(() => fill(box('1', '[2]'), box('2', '[1]')), 'E_BOX_CIRCLE 1 → 2 → 1')
  })
})
