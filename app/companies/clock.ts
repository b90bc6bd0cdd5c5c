let read = () => new Date()

/** The one place outside a context that asks what time it is: contexts begin here, and sessions have none. */
export const clock = () => read()

/** Goes by another clock until the function it answers is called: how a test lets nights pass. */
export function goBy(other: () => Date) {
  const before = read
  read = other
  return () => void (read = before)
}
