import fc from 'fast-check'
import type { Context } from 'kontor/plugin'
import { test, type World } from 'kontor/testing'
import { entriesBalance } from '../../ledger/invariants.js'
import { sealsHold } from '../../ledger/seals_hold.js'
import OpenItem from '../../models/open_item.js'
import { computeTaxes } from '../../tax/engine/compute_taxes.js'
import { fraction } from '../../tax/engine/fraction.js'
import { scaleTotals } from '../../tax/engine/scale_totals.js'
import { posted } from '../documents/sheet.js'
import { balanceOf, openOf, pay, refused } from '../payments/kit.js'
import { balanceOf as onAccount, codesOf, companyIn } from './posting.js'

async function taxOf(ctx: Context, code: string) {
  const { data } = await ctx.list('accounting.tax', { filter: ['code', 'eq', code] })
  return Number(data[0].id)
}

interface Sheet {
  kind?: string
  lines: { net: string; tax: string }[]
  more?: Record<string, unknown>
}

/** A posted document of one party, and the item it left open. */
async function document(world: World, ctx: Context, { kind = 'invoice', lines, more }: Sheet) {
  const { id: party } = await world.create('contacts.party', { name: 'Oakworks' })
  const written = []
  for (const { net, tax } of lines) {
    written.push({ text: 'Goods', price: net, tax_id: await taxOf(ctx, tax) })
  }
  const values = { kind, party_id: party, on_date: '2026-03-10', reference: 'R-1', ...more }
  const invoice = await posted(world, values, written)
  const [item] = await OpenItem.where(ctx, ['entry_id', 'eq', invoice.entryId])
  return { party, invoice, item: item.id }
}

/** What each box of the return counts, without those of nothing. */
async function boxes(ctx: Context) {
  const codes = await codesOf(ctx, 'accounting.return_box')
  const rows = await ctx.rows<{ box_id: number; sum: number }>(
    'SELECT `box_id`, SUM(`amount`) AS `sum` FROM `accounting_tax_marks` WHERE `company_id` = ? GROUP BY `box_id`',
    [ctx.company.id]
  )
  const told = rows.filter((row) => Number(row.sum) !== 0)
  return Object.fromEntries(told.map((row) => [codes.get(Number(row.box_id)), Number(row.sum)]))
}

const GROSS = { DE: '1190', GB: '1200', FR: '1200', UA: '1200', US: '1062.50' }

/** 1,000 of goods with the country's tax, two per cent of all of it kept for paying early. */
const LAWS = [
  {
    country: 'DE',
    tax: 'U19',
    discount: '23.80',
    given: '2000',
    account: '3806',
    left: '-186.20',
    told: { 81: 98000 },
  },
  {
    country: 'GB',
    tax: 'S20',
    discount: '24',
    given: '2000',
    account: '2200',
    left: '-196.00',
    told: { 1: 19600, 6: 98000 },
  },
  {
    country: 'FR',
    tax: 'C20',
    discount: '24',
    given: '2000',
    account: '445711',
    left: '-196.00',
    told: { '08b': 98000, '08t': 19600 },
  },
  {
    country: 'UA',
    tax: 'П20',
    discount: '24',
    given: '2000',
    account: '6412',
    left: '-196.00',
    told: { '1.1А': 98000, '1.1Б': 19600 },
  },
  {
    country: 'US',
    tax: 'ST',
    discount: '21.25',
    given: '2125',
    account: '2200',
    left: '-62.50',
    told: { 3: 100000, 4: 6250 },
  },
] as const

test.group('A discount for paying early and the tax', () => {
  test('{country}: of {discount}, {given} cents are a discount, the rest is tax by its law')
    .with([...LAWS])
    .run(async ({ world, assert }, law) => {
      const ctx = await companyIn(world, law.country)
      const { party, item } = await document(world, ctx, {
        lines: [{ net: '1000', tax: law.tax }],
      })
      const amount = (Number(GROSS[law.country]) - Number(law.discount)).toFixed(2)
      await pay(world, party, amount, [{ open_item_id: item, amount, discount: law.discount }], {
        on_date: '2026-03-15',
      })
      assert.deepEqual(await openOf(world, item), [['0.00', '0.00', false]])
      assert.equal(await balanceOf(world, 'discount_given'), law.given)
      assert.equal(await onAccount(ctx, law.account), law.left)
      assert.deepEqual(await boxes(ctx), law.told as Record<string, number>)
      assert.deepEqual(await entriesBalance.check(ctx), [])
      assert.deepEqual(await sealsHold.check(ctx), [])
    })

  test('a company may say otherwise than the law of its chart', async ({ world, assert }) => {
    const ctx = await companyIn(world, 'DE')
    const row = await ctx.records('kernel.plugin').findBy(['plugin', 'eq', 'accounting'])
    const settings = { discount_tax: 'keep' }
    await world.as('ada').run('kernel.plugin.configure', row!, { settings })
    const { party, item } = await document(world, ctx, { lines: [{ net: '1000', tax: 'U19' }] })
    const line = { open_item_id: item, amount: '1166.20', discount: '23.80' }
    await pay(world, party, '1166.20', [line], { on_date: '2026-03-15' })
    assert.equal(await balanceOf(world, 'discount_given'), '2380')
    assert.equal(await onAccount(ctx, '3806'), '-190.00')
  })

  test('a bill: the discount taken gives input tax back', async ({ world, assert }) => {
    const ctx = await companyIn(world, 'DE')
    const { party, item } = await document(world, ctx, {
      kind: 'bill',
      lines: [
        { net: '500', tax: 'V19' },
        { net: '500', tax: 'V7' },
      ],
    })
    const line = { open_item_id: item, amount: '1096.10', discount: '33.90' }
    const out = { direction: 'out', on_date: '2026-03-15' }
    await pay(world, party, '1096.10', [line], out)
    assert.equal(await balanceOf(world, 'discount_taken'), '-3000')
    assert.deepEqual(
      [await onAccount(ctx, '1406'), await onAccount(ctx, '1401')],
      ['92.15', '33.95']
    )
    assert.deepEqual(await boxes(ctx), { 66: 12610 })
  })

  test('reverse charge: what is owed and what is deducted shrink alike', async ({
    world,
    assert,
  }) => {
    const ctx = await companyIn(world, 'DE')
    const { party, item } = await document(world, ctx, {
      kind: 'bill',
      lines: [{ net: '1000', tax: 'V13B' }],
    })
    const line = { open_item_id: item, amount: '980', discount: '20' }
    await pay(world, party, '980', [line], { direction: 'out', on_date: '2026-03-15' })
    assert.equal(await balanceOf(world, 'discount_taken'), '-2000')
    assert.deepEqual(await boxes(ctx), { 67: 18620, 84: 98000, 85: 18620 })
  })

  test('tax owed on payment: what was paid is owed, nothing waits', async ({ world, assert }) => {
    const ctx = await companyIn(world, 'DE')
    const { party, item } = await document(world, ctx, { lines: [{ net: '1000', tax: 'U19IST' }] })
    const dated = { on_date: '2026-03-15' }
    await pay(world, party, '595', [{ open_item_id: item, amount: '595' }], dated)
    const rest = { open_item_id: item, amount: '571.20', discount: '23.80' }
    await pay(world, party, '600', [rest], { ...dated, rest: 'on_account' })
    assert.deepEqual(
      [await onAccount(ctx, '3810'), await onAccount(ctx, '3806')],
      ['0.00', '-186.20']
    )
    assert.deepEqual(await boxes(ctx), { 81: 98000 })
  })

  test('in another currency the tax is taken back at the rate of the invoice', async ({
    world,
    assert,
  }) => {
    const ctx = await companyIn(world, 'DE')
    const rate = { currency: 'USD', per: '1' }
    await world.create('accounting.exchange_rate', { ...rate, on_date: '2026-03-01', rate: '0.9' })
    await world.create('accounting.exchange_rate', { ...rate, on_date: '2026-03-12', rate: '0.8' })
    const { party, item } = await document(world, ctx, {
      lines: [{ net: '1000', tax: 'U19' }],
      more: { currency: 'USD' },
    })
    const line = { open_item_id: item, amount: '1166.20', discount: '23.80' }
    await pay(world, party, '1166.20', [line], { currency: 'USD', on_date: '2026-03-15' })
    assert.equal(await balanceOf(world, 'discount_given'), '1800')
    assert.equal(await onAccount(ctx, '3806'), '-167.58')
    assert.deepEqual(await boxes(ctx), { 81: 88200 })
    assert.equal(await balanceOf(world, 'receivable'), '0')
  })

  test('a payment taken back gives the tax back too, and a tax lock keeps it', async ({
    world,
    assert,
  }) => {
    const ctx = await companyIn(world, 'DE')
    const { party, item } = await document(world, ctx, { lines: [{ net: '1000', tax: 'U19' }] })
    const line = [{ open_item_id: item, amount: '1166.20', discount: '23.80' }]
    const dated = { on_date: '2026-03-15' }
    const id = await pay(world, party, '1166.20', line, dated)
    await ctx.run('accounting.payment.cancel', id, { on_date: '2026-03-16' })
    assert.equal(await onAccount(ctx, '3806'), '-190.00')
    assert.deepEqual(await boxes(ctx), { 81: 100000 })
    const { data } = await ctx.list('accounting.lock', { filter: ['kind', 'eq', 'tax'] })
    await ctx.run('accounting.lock.update', Number(data[0].id), { until: '2026-03-31' })
    assert.equal(await refused(() => pay(world, party, '1166.20', line, dated)), 'E_LOCKED')
  })

  test('what was written off leaves taxes alone', async ({ world, assert }) => {
    const ctx = await companyIn(world, 'DE')
    const { party, item } = await document(world, ctx, { lines: [{ net: '1000', tax: 'U19' }] })
    const off = { open_item_id: item, amount: '1166.20', write_off: '23.80' }
    await pay(world, party, '1166.20', [off], { on_date: '2026-03-15' })
    assert.equal(await onAccount(ctx, '3806'), '-190.00')
  })

  test('shares of all taxes are those of the document, to the cent', ({ assert }) => {
    const line = fc.record({
      net: fc.integer({ min: 1, max: 5_000_000 }),
      taxes: fc.subarray([0, 1, 2], { minLength: 1 }),
    })
    const RULES = [
      { id: 1, rate: 19_000_000n, parts: [{ id: 1, factor: 100_000_000n }] },
      {
        id: 2,
        rate: 7_000_000n,
        parts: [
          { id: 2, factor: 60_000_000n },
          { id: 3, factor: 40_000_000n },
        ],
      },
      {
        id: 3,
        rate: 20_000_000n,
        parts: [
          { id: 4, factor: 100_000_000n },
          { id: 5, factor: -100_000_000n },
        ],
      },
    ].map((one) => ({ ...one, kind: 'percent' as const, sequence: 1 }))
    fc.assert(
      fc.property(
        fc.array(line, { minLength: 1, maxLength: 8 }),
        fc.integer({ min: 0, max: 10_000 }),
        (lines, share) => {
          const totals = computeTaxes({
            currencyDecimals: 2,
            lines: lines.map(({ net, taxes }) => ({
              quantity: 1_000_000n,
              price: BigInt(net) * 10_000n,
              taxes: taxes.map((at) => RULES[at]),
            })),
          })
          const scaled = scaleTotals(totals, fraction(BigInt(share), 10_000n))
          for (const [at, one] of scaled.summary.entries()) {
            const whole = totals.summary[at]
            const charged = scaled.lines
              .flatMap(({ taxes }) => taxes)
              .filter(({ taxId }) => taxId === one.taxId)
              .reduce((so, { amount }) => so + amount, 0n)
            assert.equal(charged, one.amount)
            for (const [place, part] of one.parts.entries()) {
              const sum = scaled.lines
                .flatMap(({ taxes }) => taxes)
                .flatMap(({ parts }) => parts)
                .filter(({ partId }) => partId === part.partId)
                .reduce((so, { amount }) => so + amount, 0n)
              assert.equal(sum, part.amount)
              const exact = (Number(whole.parts[place].amount) * share) / 10_000
              assert.closeTo(Number(part.amount), exact, 0.5 + 1e-6)
            }
          }
          if (share === 10_000) assert.deepEqual(scaled.summary, totals.summary)
          if (share === 0) assert.isTrue(scaled.summary.every((one) => one.nominal === 0n))
        }
      ),
      { numRuns: 200 }
    )
  })
})
