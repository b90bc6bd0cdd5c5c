import { OF_ADVANCES } from './of_advances.js'
import { OF_BATCHES } from './of_batches.js'
import { OF_BEGINNINGS } from './of_beginnings.js'
import { OF_CHARTS } from './of_charts.js'
import { OF_CLOSING } from './of_closing.js'
import { OF_DOCUMENTS } from './of_documents.js'
import { OF_LEDGER } from './of_ledger.js'
import { OF_PAYMENTS } from './of_payments.js'
import { OF_TREES } from './of_trees.js'
import type { Pair } from './pair.js'

/** Whatever two people might do to the same books at the same moment. */
export const PAIRS: Pair[] = [
  ...OF_PAYMENTS,
  ...OF_BATCHES,
  ...OF_ADVANCES,
  ...OF_DOCUMENTS,
  ...OF_LEDGER,
  ...OF_CLOSING,
  ...OF_BEGINNINGS,
  ...OF_CHARTS,
  ...OF_TREES,
]
