/** What was changed, so that it can be undone and done again. */
export interface History<T> {
  readonly past: readonly T[]
  readonly present: T
  readonly future: readonly T[]
  /** What the last change was about: typing on in the same place is one change. */
  readonly about?: string
}

const MOST = 100

export const begin = <T>(present: T): History<T> => ({ past: [], present, future: [] })

/** The next state; one that says the same as before is none. */
export function changed<T>(history: History<T>, next: T, about?: string): History<T> {
  if (JSON.stringify(next) === JSON.stringify(history.present)) return history
  const isSame = about !== undefined && about === history.about
  const past = isSame ? history.past : [...history.past, history.present].slice(-MOST)
  return { past, present: next, future: [], about }
}

export function undone<T>(history: History<T>): History<T> {
  const { past, present, future } = history
  if (past.length === 0) return history
  return { past: past.slice(0, -1), present: past.at(-1)!, future: [present, ...future] }
}

export function redone<T>(history: History<T>): History<T> {
  const { past, present, future } = history
  const [next, ...rest] = future
  if (next === undefined) return history
  return { past: [...past, present], present: next, future: rest }
}
