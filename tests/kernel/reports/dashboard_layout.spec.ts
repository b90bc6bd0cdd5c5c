import { test } from '@japa/runner'
import {
  addTile,
  inReadingOrder,
  placeTile,
  removeTile,
  type Placed,
} from '../../../resources/admin/dashboards/layout.js'

const tile = (id: string, x: number, y: number, w = 6, h = 2): Placed => ({ id, x, y, w, h })
const BOARD = [tile('a', 0, 0), tile('b', 6, 0), tile('c', 0, 2, 12, 3)]

const placeOf = (tiles: readonly Placed[], id: string) => {
  const { x, y, w, h } = tiles.find((one) => one.id === id)!
  return [x, y, w, h]
}

function overlapping(tiles: readonly Placed[]) {
  return tiles.some((one, at) =>
    tiles
      .slice(0, at)
      .some(
        (other) =>
          one.x < other.x + other.w &&
          other.x < one.x + one.w &&
          one.y < other.y + other.h &&
          other.y < one.y + one.h
      )
  )
}

test.group('Tiles on the grid', () => {
  test('give way to the one that is moved, and close the gap it leaves', ({ assert }) => {
    const moved = placeTile(BOARD, 'a', { x: 6 })
    assert.deepEqual(placeOf(moved, 'a'), [6, 0, 6, 2])
    assert.deepEqual(placeOf(moved, 'b'), [6, 2, 6, 2])
    assert.deepEqual(placeOf(moved, 'c'), [0, 4, 12, 3])
    const back = placeTile(moved, 'a', { x: 0 })
    assert.deepEqual(placeOf(back, 'b'), [6, 0, 6, 2])
    assert.deepEqual(placeOf(removeTile(BOARD, 'c'), 'a'), [0, 0, 6, 2])
    assert.deepEqual(placeOf(removeTile(removeTile(BOARD, 'a'), 'b'), 'c'), [0, 0, 12, 3])
  })

  test('stay within twelve columns, however far they are pushed or pulled', ({ assert }) => {
    assert.deepEqual(placeOf(placeTile(BOARD, 'a', { x: -9, y: -9 }), 'a'), [0, 0, 6, 2])
    assert.deepEqual(placeOf(placeTile(BOARD, 'b', { x: 40 }), 'b'), [6, 0, 6, 2])
    assert.deepEqual(placeOf(placeTile(BOARD, 'b', { w: 40, h: 40 }), 'b').slice(2), [12, 12])
    assert.deepEqual(placeOf(placeTile(BOARD, 'b', { w: -1, h: 0 }), 'b').slice(2), [1, 1])
  })

  test('never lie over each other, whatever is done', ({ assert }) => {
    let tiles: Placed[] = []
    for (let step = 0; step < 300; step++) {
      const id = `t${step % 9}`
      if (!tiles.some((one) => one.id === id)) {
        tiles = addTile(tiles, tile(id, 0, 0, 1 + (step % 12), 1 + (step % 4)))
      } else if (step % 23 === 0) tiles = removeTile(tiles, id)
      else {
        tiles = placeTile(tiles, id, { x: (step * 7) % 13, y: (step * 5) % 11, w: (step % 14) + 1 })
      }
      assert.isFalse(overlapping(tiles), `after step ${step}`)
    }
  })

  test('come on a phone as one reads them, a new one where it fits', ({ assert }) => {
    const mixed = [BOARD[2], BOARD[1], BOARD[0]]
    assert.deepEqual(
      inReadingOrder(mixed).map((one) => one.id),
      ['a', 'b', 'c']
    )
    const gap = [tile('a', 0, 0, 4), tile('b', 8, 0, 4)]
    assert.deepEqual(placeOf(addTile(gap, tile('n', 0, 0, 4)), 'n'), [4, 0, 4, 2])
    assert.deepEqual(placeOf(addTile(BOARD, tile('n', 0, 0, 3)), 'n'), [0, 5, 3, 2])
  })
})
