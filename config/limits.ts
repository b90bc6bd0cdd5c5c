import env from '#start/env'

/** Milliseconds somebody waits for what may look at every record; then he is told how to ask for less. */
export const limits = {
  /** A list, its count, its groups and sums. */
  list: (env.get('LIST_SECONDS') ?? 20) * 1000,
  /** The same where words are looked for: whoever types would sooner type more letters than wait. */
  words: (env.get('SEARCH_SECONDS') ?? 5) * 1000,
  /** All that the palette looks through behind what the search index named. */
  palette: 2000,
  /** A report: whoever asks for figures of everything waits longer than for a list. */
  report: 60_000,
}
