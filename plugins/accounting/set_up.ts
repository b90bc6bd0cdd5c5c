import type { Context } from 'kontor/plugin'
import { setUpChart } from './charts/set_up.js'
import { setUpLedger } from './ledger/set_up.js'

/** What the books of a company need to begin: years, journals and a chart of accounts. */
export async function setUpBooks(ctx: Context) {
  await setUpLedger(ctx)
  await setUpChart(ctx)
}
