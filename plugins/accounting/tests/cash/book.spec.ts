import { test, type World } from 'kontor/testing'
import CashCount from '../../models/cash_count.js'
import { denominationsOf } from '../../cash/denominations.js'
import { cashBookFile, cashBookScreen, cashCountScreen } from '../../cash/screens.js'
import { minorOf, worthOfTyped } from '../../screens/cash/count_pieces.js'
import { balanceOf, refused } from '../payments/kit.js'
import { cashBox } from './kit.js'

type Pieces = { denomination: string; pieces: number }[]

async function count(world: World, onDate: string, pieces: Pieces, role = 'accounting.clerk') {
  const { boxes } = await cashCountScreen(await world.context(), {})
  const input = { journal_id: boxes[0].id, on_date: onDate, pieces }
  const { id } = await world.as(role).run<{ id: number }>('accounting.cash_count.post', null, input)
  return CashCount.findOrFail(await world.context(), id)
}

test.group('The cash book', () => {
  test('says for each day what was there, came, went and stayed', async ({ world, assert }) => {
    const { put, take, book } = await cashBox(world)
    await put('2026-02-10', '70')
    await put('2026-03-02', '100')
    await take('2026-03-02', '30')
    await take('2026-03-05', '40')
    const { opening, came, went, closing, days } = await book()
    assert.deepEqual([opening, came, went, closing], ['70.00', '100.00', '70.00', '100.00'])
    const told = days.map((one) => [one.on_date, one.opening, one.came, one.went, one.closing])
    assert.deepEqual(told, [
      ['2026-03-02', '70.00', '100.00', '30.00', '140.00'],
      ['2026-03-05', '140.00', '0.00', '40.00', '100.00'],
    ])
    assert.deepEqual(
      days[0].lines.map((line) => [line.number, line.came, line.went, line.balance]),
      [
        ['CSH-IN/2026/00002', '100.00', null, '170.00'],
        ['CSH-OUT/2026/00001', null, '30.00', '140.00'],
      ]
    )
  })

  test('is written as a file, refused to whoever may not report', async ({ world, assert }) => {
    const { put } = await cashBox(world)
    await put('2026-03-02', '100')
    const query = { from: '2026-03-01', to: '2026-03-31', format: 'csv' }
    const file = await cashBookFile(await world.context(), query)
    assert.include(file.content.toString(), 'CSH-IN/2026/00001')
    const auditor = await world.as('accounting.auditor').context()
    const pdf = await cashBookFile(auditor, { ...query, format: 'pdf' })
    assert.equal(pdf.content.subarray(0, 5).toString(), '%PDF-')
    const stranger = await world.as('contacts.clerk').context()
    await assert.rejects(() => cashBookScreen(stranger, query))
  })
})

test.group('Counting the cash', () => {
  test('what is missing is booked, and the book says so', async ({ world, assert }) => {
    const { put, book } = await cashBox(world)
    await put('2026-03-02', '100')
    const made = await count(world, '2026-03-02', [
      { denomination: '50.00', pieces: 1 },
      { denomination: '20.00', pieces: 2 },
      { denomination: '0.50', pieces: 7 },
    ])
    assert.deepEqual(
      [String(made.expected), String(made.counted), String(made.difference)],
      ['100.00', '93.50', '-6.50']
    )
    assert.equal(made.number, 'CSH-CNT/2026/00001')
    assert.equal(await balanceOf(world, 'cash'), '9350')
    assert.equal(await balanceOf(world, 'cash_difference'), '650')
    const [day] = (await book()).days
    assert.deepEqual([day.closing, day.count?.counted, day.count?.fits], ['93.50', '93.50', true])
    await put('2026-03-02', '1')
    assert.isFalse((await book()).days[0].count?.fits)
  })

  test('too much comes in; the same counted again changes nothing', async ({ world, assert }) => {
    const { put } = await cashBox(world)
    await put('2026-03-02', '100')
    const pieces = [
      { denomination: '100.00', pieces: 1 },
      { denomination: '0.02', pieces: 1 },
    ]
    const first = await count(world, '2026-03-03', pieces)
    const again = await count(world, '2026-03-03', pieces)
    assert.isNotNull(first.entryId)
    assert.isNull(again.entryId)
    assert.equal(await balanceOf(world, 'cash_difference'), '-2')
    await world.as('accounting.manager').run('accounting.cash_count.cancel', first)
    assert.equal(await balanceOf(world, 'cash'), '10000')
  })

  test('{name} is refused')
    .with([
      { name: 'a note there is none of', pieces: [{ denomination: '3.00', pieces: 1 }] },
      { name: 'half a note', pieces: [{ denomination: '5.00', pieces: 0.5 }] },
      { name: 'fewer than none', pieces: [{ denomination: '5.00', pieces: -1 }] },
      { name: 'a text', pieces: [{ denomination: '5.00', pieces: '1' }] },
      {
        name: 'the same value twice',
        pieces: [
          { denomination: '5.00', pieces: 1 },
          { denomination: '5.00', pieces: 2 },
        ],
      },
      { name: 'no list', pieces: { '5.00': 1 } },
    ])
    .run(async ({ world, assert }, { pieces }) => {
      await cashBox(world)
      const run = () => count(world, '2026-03-02', pieces as Pieces)
      assert.equal(await refused(run), 'E_COUNT_PIECES')
    })

  test('a day to come is not counted, and an auditor counts nothing', async ({ world, assert }) => {
    await cashBox(world)
    const { today } = await world.context()
    const tomorrow = new Date(Date.parse(today) + 86_400_000).toISOString().slice(0, 10)
    assert.equal(await refused(() => count(world, tomorrow, [])), 'E_COUNT_FUTURE')
    await assert.rejects(() => count(world, today, [], 'accounting.auditor'))
  })

  test('every currency has values, largest first, written with its decimals')
    .with([
      { currency: 'EUR', decimals: 2, first: '500.00', last: '0.01' },
      { currency: 'UAH', decimals: 2, first: '1000.00', last: '0.10' },
      { currency: 'JPY', decimals: 0, first: '10000', last: '1' },
      { currency: 'KWD', decimals: 3, first: '1000.000', last: '0.010' },
    ])
    .run(({ assert }, { currency, decimals, first, last }) => {
      const values = denominationsOf(currency, decimals)
      assert.deepEqual([values[0], values.at(-1)], [first, last])
      const numbers = values.map(Number)
      assert.deepEqual(
        numbers,
        [...numbers].sort((a, b) => b - a)
      )
    })

  test('what is typed adds up as it is posted', ({ assert }) => {
    assert.equal(worthOfTyped({ '50.00': '2', '0.50': ' 3 ', '1.00': 'x', '2.00': '' }, 2), 10150n)
    assert.equal(minorOf('-0.5', 2), -50n)
  })
})
