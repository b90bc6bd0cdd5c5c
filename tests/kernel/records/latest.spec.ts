import { test } from '@japa/runner'
import { Latest } from '#kernel/records/storage/latest'

test.group('What was read last', () => {
  test('is what the read brought that began last, whichever ended first', ({ assert }) => {
    const latest = new Latest<string>()
    const [slow, quick] = [latest.begin(), latest.begin()]
    latest.keep(1, quick, 'new')
    latest.keep(1, slow, 'old')
    assert.equal(latest.get(1), 'new')
    latest.keep(2, slow, 'the only one')
    assert.equal(latest.get(2), 'the only one')
    latest.keep(1, latest.begin(), 'newer')
    assert.equal(latest.get(1), 'newer')
    assert.isUndefined(latest.get(3))
  })
})
