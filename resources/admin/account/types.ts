/** A sign-in to one's own account, or a try. */
export interface SignIn {
  id: number
  kind: string
  at: string
  ip: string | null
  device: string | null
}

/** What the screen of the own second factor knows. */
export interface OwnFactor {
  since: string | null
  codesLeft: number
  isNeeded: boolean
  draft: { secret: string; uri: string } | null
}
