import { defineJob } from 'kontor/plugin'
import { foldBalances } from '../ledger/fold_balances.js'

/** Keeps the balances short: what postings added is put together. */
export default defineJob({
  name: 'accounting.balance.fold',
  atomic: true,
  as: 'kernel',
  notice: 'never',
  async run(ctx) {
    return { folded: await foldBalances(ctx) }
  },
})
