import { setTimeout as sleep } from 'node:timers/promises'
import { committed } from '#kernel/records/storage/transaction'

/** While others write, so many times as long a pause as the transaction took. */
const WAY = 12

interface Pace {
  /** So long a pause after each transaction, as a share of the time it took: whoever writes meanwhile gets his turn. */
  rest: number
  /** The pauses are many times as long while others of this process write. */
  givesWay: boolean
}

/** Waits after each of many transactions, to be called as soon as it is done with the moment it began. */
export function pauses({ rest, givesWay }: Pace) {
  let before = committed()
  return async (began: number) => {
    const isAlone = committed() - before <= 1
    before = committed()
    const share = givesWay && !isAlone ? WAY : rest
    if (share > 0) await sleep((performance.now() - began) * share)
  }
}
