import { test } from 'kontor/testing'
import { changesOf } from '../../statements/changes.js'

test.group('What changed from one column to another', () => {
  test('{now} after {before} is {difference}, {percent} millionths')
    .with([
      { now: 120n, before: 100n, difference: 20n, percent: 200_000n },
      { now: 80n, before: 100n, difference: -20n, percent: -200_000n },
      // A smaller loss is better: above zero.
      { now: -50n, before: -100n, difference: 50n, percent: 500_000n },
      { now: 50n, before: -100n, difference: 150n, percent: 1_500_000n },
      { now: 5n, before: 0n, difference: 5n, percent: null },
      { now: 0n, before: 0n, difference: 0n, percent: null },
      { now: 1n, before: 3n, difference: -2n, percent: -666_667n },
      { now: null, before: 3n, difference: null, percent: null },
    ])
    .run(({ assert }, { now, before, difference, percent }) => {
      assert.deepEqual(changesOf([now, before]), [{ difference, percent }])
    })

  test('of shares only the points say something, and a column alone has nothing to say', ({
    assert,
  }) => {
    assert.deepEqual(changesOf([500_000n, 400_000n], true), [
      { difference: 100_000n, percent: null },
    ])
    assert.deepEqual(changesOf([1n]), [])
    assert.deepEqual(changesOf([]), [])
  })
})
