import type { Context } from 'kontor/plugin'
import { keepMark, readMark, type SealMark } from './seal_mark.js'
import { brokenPage } from './seals_hold.js'

/** What was posted meanwhile may not be seen yet: no transaction lasts as long. */
const SETTLED = 3_600_000
/** Pages of entries looked at in one transaction. */
const AT_ONCE = 10

export interface Looked {
  looked: number
  broken: number
  /** Everything that was to be looked at is: the next look begins with what is new then. */
  is_done: boolean
}

/**
 * Looks through seals of entries posted since they were last found to hold, some thousands at a time, and remembers how
 * far it came; what is broken keeps the mark before it.
 */
export async function checkNewSeals(ctx: Context): Promise<Looked> {
  let mark = begun(await readMark(ctx), ctx.now)
  let [looked, isDone] = [0, false]
  for (let page = 0; page < AT_ONCE && !isDone; page++) {
    const found = await brokenPage(ctx, mark.afterId, {
      postedAfter: mark.checkedUntil,
      postedUntil: mark.target,
    })
    looked += found.count
    isDone = found.count === 0
    mark = { ...mark, afterId: found.last, broken: mark.broken + found.broken }
  }
  const { broken } = mark
  await keepMark(ctx, isDone ? ended(mark) : mark)
  return { looked, broken, is_done: isDone }
}

/** A look that is under way goes on; else one begins, until everything that is surely there. Pure. */
export function begun(mark: SealMark, now: Date): SealMark {
  if (mark.target !== null) return mark
  const target = new Date(now.getTime() - SETTLED).toISOString().replace('T', ' ').replace('Z', '')
  return { ...mark, target, afterId: 0, broken: 0 }
}

/** Pure. */
export const ended = (mark: SealMark): SealMark => ({
  checkedUntil: mark.broken > 0 ? mark.checkedUntil : mark.target,
  target: null,
  afterId: 0,
  broken: mark.broken,
})
