import type { World } from 'kontor/testing'
import type { Act, Meeting } from './race.js'

/** Two acts that may meet, and the books they meet in. */
export interface Pair {
  what: string
  begin: (world: World) => Promise<Meeting>
}

/** One of them is done, the other is answered with a refusal. */
export const onlyOne = (code: string): Meeting['ends'] => [
  ['done', code],
  [code, 'done'],
]

/** Both are done, one after the other. */
export const both: Meeting['ends'] = [['done', 'done']]

/** Two do the same. */
export const twice = (act: Act) => ({ one: act, other: act })
