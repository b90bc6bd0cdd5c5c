/** What the bell of the admin shows; texts are keys of the locale files. */
export interface Bell {
  unread: number
  latest: BellEntry[]
}

export interface BellEntry {
  id: number
  message: string
  params: Record<string, string | number | boolean | null>
  href: string | null
  created_at: string
  is_read: boolean
}
