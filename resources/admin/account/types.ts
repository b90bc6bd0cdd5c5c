/** What the screen of the own second factor knows. */
export interface OwnFactor {
  since: string | null
  codesLeft: number
  isNeeded: boolean
  draft: { secret: string; uri: string } | null
}
