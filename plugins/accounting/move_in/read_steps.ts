import type { Context } from 'kontor/plugin'
import {
  chartStep,
  companyStep,
  journalsStep,
  partiesStep,
  taxesStep,
  yearStep,
} from './company_steps.js'
import { controlsStep, type OpeningFacts, openingStep } from './opening_steps.js'
import type { StepFacts } from './steps.js'

/** Every step with what is read of it now, in their order. */
export async function readSteps(
  ctx: Context,
  openings: readonly OpeningFacts[]
): Promise<StepFacts[]> {
  return [
    await companyStep(ctx),
    await chartStep(ctx),
    await taxesStep(ctx),
    await journalsStep(ctx),
    await yearStep(ctx),
    await partiesStep(ctx),
    openingStep(ctx, openings),
    controlsStep(openings),
  ]
}
