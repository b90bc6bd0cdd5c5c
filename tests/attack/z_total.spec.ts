import { test } from '@japa/runner'
import { isFull } from '#tests/attack/random'
import { tally } from '#tests/attack/tally'

/** Runs last, by its name. */
test.group('Attack: what was sent', () => {
  test('the whole attack sends at least 20,000 requests, and no answer is a failure', ({
    assert,
  }) => {
    const statuses = [...tally.byStatus].sort(([one], [other]) => one - other)
    console.log(`    ${tally.requests} requests over ${tally.routes.size} routes`)
    console.log(`    ${statuses.map(([status, times]) => `${status}: ${times}`).join(' · ')}`)
    assert.isEmpty(statuses.filter(([status]) => status >= 500))
    if (isFull) assert.isAtLeast(tally.requests, 20_000)
  })
})
