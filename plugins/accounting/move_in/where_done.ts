import type { Context } from 'kontor/plugin'

/** A screen, and what it takes to open it. */
type Place = readonly [model: string, verb: string, href: string]

/** Where a step is done or, to whoever may not do it, looked at; null where neither is for him. */
export const whereDone = ({ access }: Context, ...places: Place[]) =>
  places.find(([model, verb]) => access.allows(model, verb))?.[2] ?? null
