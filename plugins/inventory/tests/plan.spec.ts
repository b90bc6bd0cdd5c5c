import { test } from 'kontor/testing'
import { Decimal } from 'kontor/plugin'
import { planMoves } from '../stock/plan.js'

const units = (text: string) => Decimal.parse(text, 6)
const line = (productId: number, quantity: string) => ({
  lineId: productId,
  productId,
  quantity: units(quantity),
})
const places = { from: 1, to: 2, loss: 9 }

test.group('Planning moves', () => {
  test('a delivery moves each line from its place to the customer', ({ assert }) => {
    const moves = planMoves('deliver', [line(7, '2.5'), line(8, '1')], places, () => units('0'))
    assert.deepEqual(
      moves.map((one) => [
        one.productId,
        one.fromLocationId,
        one.toLocationId,
        one.quantity.toString(),
      ]),
      [
        [7, 1, 2, '2.5'],
        [8, 1, 2, '1'],
      ]
    )
  })

  test('a count moves only the difference, from or to the losses')
    .with([
      { found: '12', books: '10', from: 9, to: 2, moved: '2' },
      { found: '7.25', books: '10', from: 2, to: 9, moved: '2.75' },
      { found: '0', books: '3', from: 2, to: 9, moved: '3' },
    ])
    .run(({ assert }, { found, books, from, to, moved }) => {
      const [move] = planMoves('count', [line(7, found)], places, () => units(books))
      assert.deepEqual(
        [move.fromLocationId, move.toLocationId, move.quantity.toString()],
        [from, to, moved]
      )
    })

  test('a count that finds what the books say moves nothing', ({ assert }) => {
    assert.isEmpty(planMoves('count', [line(7, '10')], places, () => units('10')))
  })

  test('nothing is not a quantity to move', ({ assert }) => {
    assert.throws(() => planMoves('receive', [line(7, '0')], places, () => units('0')), 'E_INPUT')
  })

  test('the same product counted twice is refused', ({ assert }) => {
    assert.throws(
      () => planMoves('count', [line(7, '1'), line(7, '2')], places, () => units('0')),
      'E_INPUT'
    )
  })
})
