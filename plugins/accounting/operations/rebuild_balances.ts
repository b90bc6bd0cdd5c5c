import { defineOperation } from 'kontor/plugin'
import { rebuildBalances } from '../ledger/rebuild_balances.js'

/** Makes the balances anew from the posted lines: for a repair, after the check of the books found them apart. */
export default defineOperation({
  name: 'accounting.entry.rebuild_balances',
  async run(ctx) {
    return { rows: await rebuildBalances(ctx) }
  },
})
