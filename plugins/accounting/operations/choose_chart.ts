import { choice, type Context, defineOperation, type RecordModel, Refusal } from 'kontor/plugin'
import { CHART_IDS, type ChartId } from '../charts/chart.js'
import { CHARTS } from '../charts/charts.js'
import { dropChart } from '../charts/drop_chart.js'
import { loadChart } from '../charts/load_chart.js'

const NONE = 'none'

/** Takes another chart of accounts in place of the first, or none at all, as long as nothing is posted. */
export default defineOperation<RecordModel, { chart: ChartId | typeof NONE }>({
  name: 'accounting.chart.choose',
  input: { chart: choice({ of: [...CHART_IDS, NONE], required: true }) },
  async run(ctx, _none, { chart }) {
    await refusePosted(ctx)
    await dropChart(ctx)
    const source = CHARTS.find((one) => one.id === chart)
    if (source) await loadChart(ctx, source)
  },
})

async function refusePosted(ctx: Context) {
  const posted = await ctx.records('accounting.entry').findBy(['state', 'eq', 'posted'])
  if (posted) throw new Refusal('E_CHART_POSTED')
}
