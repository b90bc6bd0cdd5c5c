import { Refusal } from 'kontor/plugin'
import {
  advance,
  advanceOfRest,
  cancelAdvance,
  payAdvanceBack,
  undoUse,
  useAdvance,
} from './advance_steps.js'
import { closeMonth, closeYear, revalue } from './closing_steps.js'
import { compare } from './compare.js'
import { cancel, correct, credit, document } from './document_steps.js'
import * as money from './money_steps.js'
import type { Play } from './play.js'

type Step = (play: Play) => Promise<unknown>

/** Each as often as it stands here. */
const STEPS: Record<string, [often: number, step: Step]> = {
  document: [8, document],
  credit: [1, credit],
  cancel: [1, cancel],
  correct: [1, correct],
  payment: [7, money.payment],
  ahead: [1, money.ahead],
  payTooMuch: [1, money.payTooMuch],
  takePaymentBack: [1, money.takePaymentBack],
  match: [3, money.match],
  undoMatch: [2, money.undoMatch],
  voucher: [2, money.voucher],
  cancelVoucher: [1, money.cancelVoucher],
  byHand: [2, money.byHand],
  reverse: [1, money.reverse],
  advance: [2, advance],
  advanceOfRest: [2, advanceOfRest],
  useAdvance: [3, useAdvance],
  undoUse: [1, undoUse],
  payAdvanceBack: [1, payAdvanceBack],
  cancelAdvance: [1, cancelAdvance],
  revalue: [1, revalue],
  closeMonth: [1, closeMonth],
}
const BAG = Object.entries(STEPS).flatMap(([name, [often]]) => Array<string>(often).fill(name))

/** So many steps, of which those that find nothing to do are none; compared now and then, and at the end. */
export async function playOn(play: Play, count: number) {
  for (let at = 0; at < count; at++) {
    const before = play.day
    await play.later(3)
    if (before < '2026' && play.day >= '2026') await closeYear(play)
    const name = play.roll.one(BAG)
    try {
      const done = await STEPS[name][1](play)
      if (done === false) continue
      play.done.push(`${play.day} ${name}`)
      await play.sync()
      if (at % 25 === 24) await compare(play)
    } catch (error) {
      const why = error instanceof Refusal ? ` ${JSON.stringify(error.errors)}` : ''
      throw new Error(`step ${at}, ${name} on ${play.day}: ${String(error)}${why}`, {
        cause: error,
      })
    }
  }
  await compare(play)
}
