import { choice, defineOperation, type RecordModel, Refusal, text } from 'kontor/plugin'
import MoveInStep from '../models/move_in_step.js'
import { readOpenings } from '../move_in/opening_steps.js'
import { readSteps } from '../move_in/read_steps.js'
import { factsText, type StepId, STEPS } from '../move_in/steps.js'

/** Signs a step of moving in off, as it is now. What is still missing of it has to be explained. */
export default defineOperation<RecordModel, { step: StepId; note: string | null }>({
  name: 'accounting.move_in_step.sign',
  input: { step: choice({ of: STEPS, required: true }), note: text() },
  async run(ctx, _none, { step, note }) {
    const steps = await readSteps(ctx, await readOpenings(ctx))
    const facts = steps.find((one) => one.step === step)!
    if (facts.missing.length > 0 && !note?.trim()) throw new Refusal('E_MOVE_IN_NOTE')
    const values = {
      note: note ?? null,
      signedById: ctx.user.id,
      signedAt: ctx.now.toISOString(),
      facts: factsText(facts),
    }
    const [before] = await ctx.records(MoveInStep).where(['step', 'eq', step], { lock: true })
    if (before) Object.assign(before, values)
    else await MoveInStep.create(ctx, { step, ...values })
  },
})
