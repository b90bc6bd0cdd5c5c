import type { letterheadOf } from 'kontor/plugin'

/** What stands at the head of the company's letters. */
export type Letterhead = Awaited<ReturnType<typeof letterheadOf>>
