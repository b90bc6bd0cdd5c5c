import { test } from 'kontor/testing'
import { fitColumns } from '../../../resources/admin/records/list/fit_columns.js'

const number = { width: 120, least: 100, most: 120 }
const words = { width: 200, least: 100, most: 400 }

test.group('Columns of a list', () => {
  test('what is left over goes to words, and no further than they may grow', ({ assert }) => {
    assert.deepEqual(fitColumns([number, words], 420), [120, 300])
    assert.deepEqual(fitColumns([number, words, words], 2000), [120, 400, 400])
  })

  test('what is short is taken from each by what it can give', ({ assert }) => {
    assert.deepEqual(fitColumns([number, words], 260), [110, 150])
    assert.deepEqual(fitColumns([number, words], 200), [100, 100])
  })

  test('where even the narrowest do not fit, each is as narrow as it may be', ({ assert }) => {
    assert.deepEqual(fitColumns([number, words], 150), [100, 100])
  })

  test('before the room is known each has the width it wishes for', ({ assert }) => {
    assert.deepEqual(fitColumns([number, words], 0), [120, 200])
  })

  test('a width somebody set stays', ({ assert }) => {
    const set = { width: 300, least: 300, most: 300 }
    assert.deepEqual(fitColumns([set, words], 400), [300, 100])
    assert.deepEqual(fitColumns([set], 900), [300])
  })
})
