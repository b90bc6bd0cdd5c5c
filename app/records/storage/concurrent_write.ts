/** The row was changed by someone else between reading and saving; the whole transaction is tried again. */
export class ConcurrentWrite extends Error {
  readonly code = 'E_CONCURRENT_WRITE'
}
