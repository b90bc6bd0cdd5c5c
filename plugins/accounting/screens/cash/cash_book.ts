/** A cash box as the screens show it. */
export interface Box {
  id: number
  name: string
  currency: string
}

/** One day of a cash book, with what went in and out. */
export interface BookDay {
  on_date: string
  opening: string
  came: string
  went: string
  closing: string
  lines: {
    id: number
    number: string
    of: { model: string; id: number }
    who: string | null
    text: string | null
    came: string | null
    went: string | null
    balance: string
  }[]
  count: { id: number; number: string; counted: string; difference: string; fits: boolean } | null
}
