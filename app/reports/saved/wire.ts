/** With whom a report is shared. */
export const REPORT_SHARINGS = ['private', 'user', 'role', 'company'] as const
export type ReportSharing = (typeof REPORT_SHARINGS)[number]
