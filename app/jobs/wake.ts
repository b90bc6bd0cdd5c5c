let wakeUp = () => {}

/** Whoever delivers events asks here to be woken. */
export function onWake(listener: () => void) {
  wakeUp = listener
}

/** A commit has left events to deliver. */
export function wake() {
  wakeUp()
}
