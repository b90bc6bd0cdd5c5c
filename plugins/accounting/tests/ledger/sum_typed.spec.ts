import { test } from 'kontor/testing'
import { sumTyped } from '../../screens/entries/sum_typed.js'

test.group('The sums under an entry that is being typed', () => {
  test('both sides are added exactly, without the lines that go', ({ assert }) => {
    const lines = [
      { debit: '0.10' },
      { debit: '0.20' },
      { credit: '0.30' },
      { debit: '5', _delete: true },
      { debit: 'abc' },
      {},
    ]
    assert.deepEqual(sumTyped(lines), {
      debit: '0.30',
      credit: '0.30',
      difference: '0.00',
      isBalanced: true,
    })
  })

  test('what is missing is told, whichever side is short', ({ assert }) => {
    assert.equal(sumTyped([{ debit: '100' }, { credit: '99.995' }]).difference, '0.005')
    assert.equal(sumTyped([{ credit: '7.5' }]).difference, '7.50')
    assert.isFalse(sumTyped([{ credit: '7.5' }]).isBalanced)
  })
})
