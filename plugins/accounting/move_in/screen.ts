import type { Context } from 'kontor/plugin'
import MoveInStep from '../models/move_in_step.js'
import { readOpenings } from './opening_steps.js'
import { readSteps } from './read_steps.js'
import { factsText, type StepFacts } from './steps.js'

/** A step as the screen shows it. */
export interface ShownStep extends StepFacts {
  /** Signed and unchanged, signed and changed since, ready to be signed, or with something missing. */
  state: 'signed' | 'changed' | 'ready' | 'open'
  signature: { by: string; at: string; note: string | null } | null
}

/** The props of the screen: what is done of moving in, what is missing, and who said so. */
export async function moveInScreen(ctx: Context) {
  const openings = await readOpenings(ctx)
  const signed = new Map(
    (await MoveInStep.where(ctx, ['id', 'notnull'])).map((one) => [one.step, one])
  )
  const names = await namesOf(
    ctx,
    [...signed.values()].map((one) => one.signedById)
  )
  const steps = (await readSteps(ctx, openings)).map((step): ShownStep => {
    const signature = signed.get(step.step)
    const isSame = signature?.facts === factsText(step)
    const unsigned = step.missing.length > 0 ? 'open' : 'ready'
    return {
      ...step,
      state: signature ? (isSame ? 'signed' : 'changed') : unsigned,
      signature: signature
        ? {
            by: names.get(signature.signedById) ?? '',
            at: signature.signedAt,
            note: signature.note,
          }
        : null,
    }
  })
  return {
    currency: ctx.company.currency,
    steps,
    openings,
    may: {
      sign: ctx.access.allows('accounting.move_in_step', 'sign'),
      undo: ctx.access.allows('accounting.opening', 'undo'),
      import: ctx.access.allows('accounting.opening', 'import'),
    },
  }
}

async function namesOf(ctx: Context, ids: readonly number[]) {
  if (ids.length === 0) return new Map<number, string>()
  const rows = await ctx.rows<{ id: number; name: string }>(
    `SELECT \`id\`, \`name\` FROM \`users\` WHERE \`id\` IN (${ids.map(() => '?').join()})`,
    [...ids]
  )
  return new Map(rows.map((row) => [Number(row.id), row.name]))
}
