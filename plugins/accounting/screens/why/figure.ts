type Narrowed = Record<string, string | undefined>

/** A figure one may ask about, as the server takes it. */
export type Figure =
  | { of: 'row'; layout: string; row: string; from: string; to: string; narrowed?: Narrowed }
  | {
      of: 'account'
      id: number
      measure: string
      sign?: number
      from: string
      to: string
      narrowed?: Narrowed
    }
  | { of: 'aged'; side: string; on: string; id?: number; age?: number; narrowed?: Narrowed }
  | {
      of: 'change'
      show: 'difference' | 'percent'
      layout: string
      row: string
      id?: number
      from: string
      to: string
      than: { from: string; to: string }
      narrowed?: Narrowed
    }
  | { of: 'trial_total'; measure: string; from: string; to: string; narrowed?: Narrowed }
  | { of: 'box'; id: number; from: string; to: string }
  | { of: 'refiled'; id: number; filing: number }
  | { of: 'invoice'; id: number; figure: 'net' | 'tax' | 'total' | 'open' }

/** Why it is what it is. */
export interface Why {
  title: string
  note: string | null
  amount: string
  currency: string
  is_share?: boolean
  parts: {
    sign: '+' | '-' | '/' | null
    label: string
    amount: string | null
    is_share?: boolean
    why?: Figure
    href?: string
  }[]
  lines: {
    entry_id: number
    number: string
    on_date: string
    text: string | null
    amount: string
    currency?: string
    document: { label: string; href: string } | null
  }[]
  all: string | null
  is_cut: boolean
}
