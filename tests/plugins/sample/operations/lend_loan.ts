import { defineOperation, Refusal } from 'kontor/plugin'
import type Loan from '../models/loan.js'

/** Hands the thing out and gives the loan its number. */
export default defineOperation<Loan>({
  name: 'sample.loan.lend',
  on: 'sample.loan',
  when: (loan) => loan.state === 'draft',
  place: 'primary',
  run(ctx, loan) {
    if (loan.state !== 'draft') throw new Refusal('E_LOAN_NOT_DRAFT', { number: loan.number })
    loan.state = 'out'
    ctx.number('loan', loan)
  },
})
