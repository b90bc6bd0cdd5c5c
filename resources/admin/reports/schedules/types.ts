import type { Rhythm } from '#kernel/reports/schedules/rhythm'

export interface Named {
  id: number
  name: string
}

/** Whom one may have it sent to, and whether a mail would leave. */
export interface Choices {
  mayShare: boolean
  me: Named
  people: Named[]
  roles: Named[]
  hasMailServer: boolean
  timeZone: string
}

export interface AskedParameter {
  key: string
  label: string
  preset: unknown
}

export interface ReportFacts {
  id: number
  title: string
  parameters: AskedParameter[]
}

/** A schedule as the form holds it. */
export interface ScheduleDraft {
  rhythm: Required<Rhythm>
  formats: string[]
  user_ids: number[]
  role_ids: number[]
  parameter_values: Record<string, unknown>
  only_with_rows: boolean
  ends_on: string
}
