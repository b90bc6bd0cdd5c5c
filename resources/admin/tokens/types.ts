/** One of the caller's API tokens, as the screen of his tokens gets it. */
export interface Token {
  id: number
  name: string
  prefix: string
  company: string
  role: string | null
  changesAccess: boolean
  createdAt: string
  expiresAt: string
  lastUsedAt: string | null
  state: 'active' | 'expired' | 'revoked'
}

/** A company in which he may make one, with the roles it may act under. */
export interface TokenCompany {
  id: number
  name: string
  roles: { id: number; name: string }[]
}

export interface TokenDays {
  standard: number
  longest: number
}
