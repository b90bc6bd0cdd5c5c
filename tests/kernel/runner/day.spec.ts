import { execFileSync } from 'node:child_process'
import { test } from 'kontor/testing'

test.group('The clock of the tests', () => {
  test('is of the year that the books tell of, for a company and in processes', async ({
    world,
    assert,
  }) => {
    assert.match((await world.context()).today, /^2026-/)
    const told = execFileSync(process.execPath, ['-p', 'new Date().toISOString()'])
    assert.match(String(told), /^2026-/)
  })

  test('goes on, and its dates are dates', ({ assert }) => {
    const before = Date.now()
    const date = new Date()
    assert.isAtLeast(date.getTime(), before)
    assert.instanceOf(date, Date)
    assert.strictEqual(date.constructor, Date)
    assert.equal(new Date('2024-02-29T00:00:00Z').toISOString(), '2024-02-29T00:00:00.000Z')
    assert.equal(Date.UTC(2024, 1, 29), Date.parse('2024-02-29'))
  })
})
