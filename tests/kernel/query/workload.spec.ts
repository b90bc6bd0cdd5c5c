import { test } from '@japa/runner'
import { order } from '#tests/plugins/bench/generate_orders'

test.group('The measured workload', () => {
  test('has the rows every other system is measured with', ({ assert }) => {
    const all = Array.from({ length: 100_000 }, (_, index) => order(index + 1))
    const open = all.filter((one) => one.status === 'open' && one.region === 'R05')
    const [newest] = open.sort((a, b) => b.ordered_on.localeCompare(a.ordered_on) || b.id - a.id)
    assert.lengthOf(open, 2485)
    assert.equal(newest.id, 97_646)
    const cancelled = all.filter((one) => one.status === 'cancelled' && one.region === 'R12')
    assert.equal(
      cancelled.reduce((sum, one) => sum + one.amount, 0),
      416_379_375
    )
  })
})
