import { choice, defineOperation, type RecordModel } from 'kontor/plugin'
import MoveInStep from '../models/move_in_step.js'
import { type StepId, STEPS } from '../move_in/steps.js'

/** Takes a signature of moving in back. */
export default defineOperation<RecordModel, { step: StepId }>({
  name: 'accounting.move_in_step.unsign',
  input: { step: choice({ of: STEPS, required: true }) },
  async run(ctx, _none, { step }) {
    const steps = ctx.records(MoveInStep)
    for (const signed of await steps.where(['step', 'eq', step])) await steps.delete(signed)
  },
})
