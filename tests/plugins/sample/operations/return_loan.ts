import { date, defineOperation, Refusal } from 'kontor/plugin'
import type Loan from '../models/loan.js'

/** Takes a loan back and frees its deposit. */
export default defineOperation<Loan, { returned_on: string }>({
  name: 'sample.loan.return',
  on: 'sample.loan',
  input: { returned_on: date({ required: true }) },
  when: (loan) => loan.state === 'out',
  place: 'primary',
  run(ctx, loan, input) {
    if (loan.state !== 'out') throw new Refusal('E_LOAN_NOT_OUT', { number: loan.number })
    loan.state = 'returned'
    ctx.emit('sample.loan.returned', { loan_id: loan.id, on: input.returned_on })
  },
})
