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
    const leftOut = readKeys(input.left_out)
    await applyUpdate(ctx, await planUpdate(ctx, edition), new Set(leftOut))
  },
})

/** Keys of steps as they were planned. Refuses E_CHOICE what is no list of texts. */
function readKeys(given: unknown): string[] {
  const keys = given ?? []
  if (Array.isArray(keys) && keys.every((one) => typeof one === 'string')) return keys as string[]
  throw Refusal.choice('left_out', given)
}
