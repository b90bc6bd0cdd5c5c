/** A moment as columns hold it and `createdAt` gives it: UTC, "2026-11-22 09:30:00.000". */
export function moment(at: Date) {
  return at.toISOString().replace('T', ' ').replace('Z', '')
}

/** The other way round: what a column holds as an instant. */
export function instant(stored: string) {
  return new Date(`${stored.replace(' ', 'T')}Z`)
}
