import { test } from 'kontor/testing'
import { sideMissing, sumTyped } from '../../screens/entries/sum_typed.js'

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

  test('the last line balances the others, unless it has an amount', ({ assert }) => {
    assert.deepEqual(sideMissing([{ debit: '100' }, { credit: '40' }, {}]), { credit: '60.00' })
    assert.deepEqual(sideMissing([{ credit: '7.5' }, { account_id: 1 }]), { debit: '7.50' })
    assert.isNull(sideMissing([{ debit: '100' }, { credit: '40' }]))
    assert.isNull(sideMissing([{ debit: '5' }, { credit: '5' }, {}]))
    assert.isNull(sideMissing([]))
  })

  test('what is missing is told, whichever side is short', ({ assert }) => {
    assert.equal(sumTyped([{ debit: '100' }, { credit: '99.995' }]).difference, '0.005')
    assert.equal(sumTyped([{ credit: '7.5' }]).difference, '7.50')
    assert.isFalse(sumTyped([{ credit: '7.5' }]).isBalanced)
  })
})
