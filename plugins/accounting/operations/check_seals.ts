import { defineOperation } from 'kontor/plugin'
import { checkNewSeals } from '../ledger/check_new_seals.js'

/** Looks whether entries posted since the last look are what they were sealed as: some thousands, until all are. */
export default defineOperation({
  name: 'accounting.entry.check_seals',
  run: (ctx) => checkNewSeals(ctx),
})
