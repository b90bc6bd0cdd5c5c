import { test } from 'kontor/testing'
import Loan from '../models/loan.js'

test.group('Taking a loan back', () => {
  test('a returned loan is not overdue', async ({ world, assert }) => {
    const loan = await world.create(Loan, { state: 'out', due_on: '2026-01-31' })
    await world.as('clerk').run('sample.loan.return', loan, { returned_on: '2026-03-01' })
    assert.isFalse((await loan.fresh()).isOverdue('2026-03-01'))
  })

  test('what is not out cannot be taken back', async ({ world, assert }) => {
    const loan = await world.create(Loan, { state: 'draft' })
    const taking = () =>
      world.as('clerk').run('sample.loan.return', loan, { returned_on: '2026-03-01' })
    await assert.rejects(taking, 'E_LOAN_NOT_OUT')
  })

  test('a loan gets its number when it is handed out', async ({ world, assert }) => {
    const loan = await world.create(Loan)
    assert.isNull(loan.number)
    await world.as('clerk').run('sample.loan.lend', loan)
    assert.match((await loan.fresh()).number!, /^L-\d{4}-00001$/)
  })

  test('an auditor looks but does not touch', async ({ world, assert }) => {
    const loan = await world.create(Loan)
    await assert.rejects(() => world.as('auditor').run('sample.loan.lend', loan), 'E_FORBIDDEN')
  })
})
