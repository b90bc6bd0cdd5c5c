/** How a report is in the mail: as a table in its body, or as a file that goes with it. */
export const MAIL_FORMATS = ['body', 'xlsx', 'csv', 'pdf', 'png'] as const
export type MailFormat = (typeof MAIL_FORMATS)[number]

export type DeliveryState = 'waiting' | 'sent' | 'skipped' | 'failed'

/** Who gets what is sent: users of the company by their numbers, and whoever holds a role. */
export interface Recipients {
  user_ids: number[]
  role_ids: number[]
}

/** What came of it for one recipient, the last time. */
export interface ShownDelivery {
  user: string
  state: DeliveryState
  /** The sentence and next step of what stood in its way. */
  reason: string | null
  due_at: string
}
