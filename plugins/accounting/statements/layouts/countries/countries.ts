import type { ChartId } from '../../../charts/chart.js'
import type { Layout } from '../../layout.js'
import { deBalanceSheet, deProfitAndLoss } from './de.js'
import { frBalanceSheet, frProfitAndLoss } from './fr.js'
import { gbBalanceSheet, gbProfitAndLoss } from './gb.js'
import { plBalanceSheet, plProfitAndLoss } from './pl.js'
import { uaBalanceSheet, uaProfitAndLoss } from './ua.js'
import { usBalanceSheet, usProfitAndLoss } from './us.js'
import { type WrittenLayout, writtenLayout } from './written.js'

const WRITTEN: Partial<Record<ChartId, WrittenLayout[]>> = {
  de: [deBalanceSheet, deProfitAndLoss],
  fr: [frBalanceSheet, frProfitAndLoss],
  gb: [gbBalanceSheet, gbProfitAndLoss],
  us: [usBalanceSheet, usProfitAndLoss],
  pl: [plBalanceSheet, plProfitAndLoss],
  ua: [uaBalanceSheet, uaProfitAndLoss],
}

/** What the law of a country asks for: laid out for the chart of that country. */
export const COUNTRY_LAYOUTS: readonly (Layout & { chart: ChartId })[] = Object.entries(
  WRITTEN
).flatMap(([chart, layouts]) =>
  layouts.map((one) => ({ ...writtenLayout(one), chart: chart as ChartId }))
)
