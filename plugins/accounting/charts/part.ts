import type { Part } from '../join_parts.js'
import { rolesOf } from '../rights.js'

/** The charts of accounts companies begin with. */
export const chartsPart: Part = {
  models: [() => import('../models/chart.js')],
  operations: [() => import('../operations/choose_chart.js')],
  formats: [() => import('./file/format.js')],
  roles: rolesOf(['chart'], { manager: ['accounting.chart.choose'] }),
}
