let wakeUp: (jobs: readonly number[]) => void = () => {}

/** Whoever delivers events and runs jobs asks here to be woken. */
export function onWake(listener: (jobs: readonly number[]) => void) {
  wakeUp = listener
}

/** A commit has left events to deliver, or these jobs. */
export function wake(jobs: readonly number[] = []) {
  wakeUp(jobs)
}
