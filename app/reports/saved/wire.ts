import type { FieldDescription } from '#kernel/records/screens/description'
import type { answerOnWire } from '#kernel/reports/api/wire'
import type { Presentation } from '#kernel/reports/output/presentation'

/** With whom a report is shared. */
export const REPORT_SHARINGS = ['private', 'user', 'role', 'company'] as const
export type ReportSharing = (typeof REPORT_SHARINGS)[number]

/** A report as a line of the list. Texts are in the reader's language. */
export interface ReportLine {
  id: number
  name: string
  description: string | null
  kind: Presentation['kind']
  /** What it is about, and whose plugin that is. */
  source: string
  plugin: string
  owner: string | null
  isOwn: boolean
  /** It came with a plugin. */
  isReady: boolean
  sharedWith: ReportSharing
  changedAt: string
}

/** What a report asks before it runs, with the field its answer is compared with. */
export interface Question {
  key: string
  label: string
  /** How it is compared, so that a list or a period can be asked for. */
  op: string
  field: FieldDescription
  default: unknown
}

/** A report as its screen shows it; its figures are asked for apart. */
export interface ReportProps {
  report: {
    id: number
    version: number
    name: string
    description: string | null
    owner: string | null
    isOwn: boolean
    isReady: boolean
    isArchived: boolean
    sharedWith: ReportSharing
    presentation: Presentation
    source: { name: string; label: string; href: string }
  }
  /** Of an older version its number: then nothing can be changed but brought back. */
  shown: number | null
  questions: Question[]
  mayChange: boolean
  mayShare: boolean
}

/** What a report answers its viewer, and what it was narrowed to in words. */
export interface ShownAnswer {
  answer: ReturnType<typeof answerOnWire>
  notes: string[]
}

/** One of the versions of a report. */
export interface ReportVersion {
  number: number
  name: string
  saved_at: string
  /** Null for what came with a plugin. */
  saved_by: string | null
}

/** With whom a report is shared; whom it could be shared with is told only to whoever may share. */
export interface ReportSharingProps {
  sharedWith: ReportSharing
  roleId: number | null
  userIds: number[]
  roles: { id: number; name: string }[]
  users: { id: number; name: string }[]
}
