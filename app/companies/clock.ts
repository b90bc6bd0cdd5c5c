/** The one place outside a context that asks what time it is: contexts begin here, and sessions have none. */
export const clock = () => new Date()
