/** So many tiles are asked for at once; the others wait, so that the first ones come soon. */
const AT_ONCE = 2

const waiting: (() => void)[] = []
let running = 0

/** Runs work in the order it was asked for, a few at a time. */
export async function inTurn<T>(work: () => Promise<T>): Promise<T> {
  if (running >= AT_ONCE) await new Promise<void>((go) => waiting.push(go))
  else running++
  try {
    return await work()
  } finally {
    const next = waiting.shift()
    if (next) next()
    else running--
  }
}
