const MINUTE = 60_000

/** The pauses between the tries of a mail: short at first, a day in all. */
export const PAUSES = [1, 2, 5, 15, 30, 60, 120, 240, 480, 480].map((one) => one * MINUTE)

/** When a mail is tried again after so many tries; null where a day has passed and it has failed. */
export function nextTry(attempts: number, now: Date) {
  const pause = PAUSES[attempts - 1]
  return pause === undefined ? null : new Date(now.getTime() + pause)
}
