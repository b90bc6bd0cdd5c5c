import { test } from 'kontor/testing'
import { breaches } from '#tests/breaches'
import { randomBooks } from '../export/random_books.js'

test.group('Random books', (group) => {
  group.each.timeout(120_000)

  test('of every kind, currency and tax hold together', async ({ world, assert }) => {
    await randomBooks(world, 60, 20260717)
    assert.deepEqual(await breaches(), [])
  })
})
