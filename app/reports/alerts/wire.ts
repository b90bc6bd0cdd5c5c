export const CONDITIONS = ['gt', 'gte', 'lt', 'lte', 'change'] as const
export type Condition = (typeof CONDITIONS)[number]

export const SCOPES = ['total', 'row'] as const
export type AlertScope = (typeof SCOPES)[number]

/** Minutes between two looks: a quarter of an hour, an hour, a day. */
export const EVERY_MINUTES = [15, 60, 1440] as const

/**
 * What happened to a watched figure: it was first seen (`began`, of a change only), came over its bound, is still over
 * it after so many days, went back; or it could not be looked at.
 */
export type CrossingKind = 'began' | 'reached' | 'reminded' | 'left' | 'failed'

/** One entry of the history, as its receiver sees it. */
export interface ShownCrossing {
  row: string | null
  kind: CrossingKind
  value: string | null
  at: string
}
