import { defineOperation, json, Refusal, type RecordModel } from 'kontor/plugin'
import { applyUpdate } from '../charts/update/apply_update.js'
import { editionOf, planUpdate } from '../charts/update/plan_update.js'

/** Brings the company's chart up to its newest edition, but for the steps that are left out. */
export default defineOperation<RecordModel, { left_out: unknown }>({
  name: 'accounting.chart.renew',
  input: { left_out: json() },
  async run(ctx, _none, input) {
    const edition = await editionOf(ctx)
    if (!edition) throw new Refusal('E_CHART_NONE')
    const leftOut = Array.isArray(input.left_out) ? input.left_out.map(String) : []
    await applyUpdate(ctx, await planUpdate(ctx, edition), new Set(leftOut))
  },
})
