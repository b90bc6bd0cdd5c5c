import { test } from 'kontor/testing'
import Invoice from '../../models/invoice.js'
import { booksIn, invoice, openOf, recall, take } from './kit.js'

test.group('Advances as national practice books them', () => {
  test('DE: 10,000 net are taxed when received, the final invoice of 50,000 asks for the rest', async ({
    world,
    assert,
  }) => {
    const { ctx, oak, tax, balance, box } = await booksIn(world, 'DE')
    const u19 = await tax('U19')
    const advance = await take(ctx, oak, { amount: '11900', taxId: u19 })
    assert.match(advance.number!, /^ADV-\d{4}-00001$/)
    assert.equal(String(advance.tax), '1900.00')
    assert.equal(await balance('bank'), '1190000')
    assert.equal(await balance('customer_advances'), '-1190000')
    assert.equal(await balance('customer_advance_tax'), '190000')
    assert.equal(await balance('3806'), '-190000')
    assert.equal(await balance('receivable'), '0')
    assert.equal(await box('81', '2026-01'), '1000000')

    const final = await invoice(ctx, oak, {
      net: '50000',
      taxId: u19,
      advances: [[advance.id, '11900']],
    })
    assert.equal(String(final.open), '47600.00')
    assert.equal(final.paymentState, 'partial')
    assert.equal(await balance('sales'), '-5000000')
    assert.equal(await balance('3806'), '-950000')
    assert.equal(await balance('customer_advances'), '0')
    assert.equal(await balance('customer_advance_tax'), '0')
    assert.equal(await balance('receivable'), '4760000')
    assert.equal(await box('81', '2026-03'), '4000000')
    assert.deepEqual(await openOf(ctx, advance), ['used', '0.00', '0.00'])
  })

  test('UA: the first event is taxed, each delivery takes its part of it back', async ({
    world,
    assert,
  }) => {
    const { ctx, oak, tax, balance, box } = await booksIn(world, 'UA', 'UAH')
    const p20 = await tax('П20')
    const advance = await take(ctx, oak, { amount: '120', taxId: p20 })
    assert.equal(await balance('681'), '-12000')
    assert.equal(await balance('6431'), '2000')
    assert.equal(await balance('6412'), '-2000')
    assert.equal(await box('1.1Б', '2026-01'), '2000')

    const first = await invoice(ctx, oak, { net: '50', taxId: p20 })
    await recall(ctx, advance, first, '60')
    assert.equal(await balance('681'), '-6000')
    assert.equal(await balance('6431'), '1000')
    assert.equal(await balance('6412'), '-2000')
    assert.equal(await box('1.1А', '2026-03'), '0')

    const second = await invoice(ctx, oak, { net: '100', onDate: '2026-04-02', taxId: p20 })
    await recall(ctx, advance, second, '60', '2026-04-02')
    assert.equal(await balance('6431'), '0')
    assert.equal(await balance('6412'), '-3000')
    assert.equal(await box('1.1Б', '2026-04'), '1000')
    assert.equal(String((await Invoice.findOrFail(ctx, second.id)).open), '60.00')
  })

  test('PL: 23 % of an advance of 1,230 is declared in its month, and once in all', async ({
    world,
    assert,
  }) => {
    const { ctx, oak, tax, balance, box } = await booksIn(world, 'PL', 'PLN')
    const s23 = await tax('S23')
    const advance = await take(ctx, oak, { amount: '1230', taxId: s23 })
    assert.equal(await box('K_20', '2026-01'), '23000')
    await invoice(ctx, oak, { net: '1000', taxId: s23, advances: [[advance.id, '1230']] })
    assert.equal(await box('K_20', '2026-03'), '0')
    assert.equal(await box('K_19', '2026-03'), '0')
    assert.equal(await balance('221-2'), '-23000')
    assert.equal(await balance('221-7'), '0')
  })

  test('US: a deposit bears no tax, and is a liability until it is used', async ({
    world,
    assert,
  }) => {
    const { ctx, oak, balance } = await booksIn(world, 'US')
    const advance = await take(ctx, oak, { amount: '500' })
    assert.equal(await balance('2020'), '-50000')
    const final = await invoice(ctx, oak, { net: '2000', advances: [[advance.id, '500']] })
    assert.equal(String(final.open), '1500.00')
    assert.equal(await balance('2020'), '0')
  })

  test('DE: what is paid to a supplier ahead is an asset, with the input tax of its day', async ({
    world,
    assert,
  }) => {
    const { ctx, oak, tax, balance, box } = await booksIn(world, 'DE')
    const v19 = await tax('V19')
    const advance = await take(ctx, oak, { amount: '1190', direction: 'out', taxId: v19 })
    assert.equal(await balance('supplier_advances'), '119000')
    assert.equal(await balance('supplier_advance_tax'), '-19000')
    assert.equal(await box('66', '2026-01'), '19000')
    const bill = await invoice(ctx, oak, {
      net: '3000',
      kind: 'bill',
      taxId: v19,
      advances: [[advance.id, '1190']],
    })
    assert.equal(String(bill.open), '2380.00')
    assert.equal(await balance('payable'), '-238000')
    assert.equal(await balance('1406'), '57000')
    assert.equal(await box('66', '2026-03'), '38000')
  })
})
