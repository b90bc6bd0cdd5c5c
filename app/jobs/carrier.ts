/** Takes one due job that nobody has (this one, or any) and runs it; answers whether there was one. */
export type Work = (id?: number) => Promise<boolean>

/** What brings due jobs to this process. The row is the truth: a carrier may lose a job or bring it twice. */
export interface Carrier {
  /** Begins to take jobs. */
  start(work: Work): Promise<void>
  /** A commit of this process has asked for these jobs. */
  announce(ids: readonly number[]): void
  /** There may be due jobs that nobody announced: look at the rows. */
  look(): void
  /** Takes no more; resolves when it carries nothing. */
  stop(): Promise<void>
}
