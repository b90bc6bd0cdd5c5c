import type { Part } from '../join_parts.js'
import { rolesOf } from '../rights.js'

/** The charts of accounts companies begin with. */
export const chartsPart: Part = {
  models: [() => import('../models/chart.js')],
  roles: rolesOf(['chart'], {}),
}
