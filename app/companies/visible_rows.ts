import type { Context } from '#kernel/companies/context'
import { ownNotifications, visibleJobs } from '#kernel/jobs/visible_jobs'
import { limitRows } from '#kernel/records/query/scope'
import { placeholders, sql, type Sql } from '#kernel/records/query/sql'
import { visibleDashboards } from '#kernel/reports/dashboards/visible_dashboards'
import { visibleViews } from '#kernel/records/views/visible_views'
import { visibleReports } from '#kernel/reports/saved/visible_reports'
import { ownSchedules } from '#kernel/reports/schedules/visible_schedules'

/**
 * Users, companies and sessions belong to the whole deployment, yet only its administrators see all of
 * them: others see the members of the companies they read, and the companies they belong to.
 */
export function limitDeploymentRows() {
  limitRows('kernel.user', (ctx, alias) => membersOnly(ctx, `${alias}.\`id\``))
  limitRows('kernel.session', (ctx, alias) => membersOnly(ctx, `${alias}.\`user_id\``))
  limitRows('kernel.security_event', securityEventsOf)
  limitRows('kernel.policy_breach', administratorsOnly)
  limitRows('kernel.company', (ctx, alias) => ownOnly(ctx, `${alias}.\`id\``))
  limitRows('kernel.saved_view', visibleViews)
  limitRows('kernel.dashboard', visibleDashboards)
  limitRows('kernel.report', visibleReports)
  limitRows('kernel.report_schedule', ownSchedules)
  limitRows('kernel.report_alert', ownSchedules)
  limitRows('kernel.job', visibleJobs)
  limitRows('kernel.notification', ownNotifications)
  limitRows('kernel.company_bank_account', (ctx, alias) => ownOnly(ctx, `${alias}.\`owner_id\``))
}

function membersOnly(ctx: Context, column: string): Sql | null {
  if (ctx.user.isAdmin) return null
  const members = `SELECT \`user_id\` FROM \`memberships\`
    WHERE \`archived_at\` IS NULL AND \`company_id\` IN (${placeholders(ctx.companyIds)})`
  return sql(`(${column} = ? OR ${column} IN (${members}))`, [ctx.user.id, ...ctx.companyIds])
}

/** What happened in the companies one reads, and the sign-ins of their members. */
function securityEventsOf(ctx: Context, alias: string): Sql | null {
  if (ctx.user.isAdmin) return null
  const who = `COALESCE(${alias}.\`subject_id\`, ${alias}.\`user_id\`)`
  const members = membersOnly(ctx, who)!
  return sql(
    `(${alias}.\`in_company_id\` IN (${placeholders(ctx.companyIds)}) OR (${alias}.\`in_company_id\` IS NULL AND ${members.sql}))`,
    [...ctx.companyIds, ...members.bindings]
  )
}

/** Pages of all companies are among them. */
const administratorsOnly = (ctx: Context) => (ctx.user.isAdmin ? null : sql('1 = 0', []))

function ownOnly(ctx: Context, column: string): Sql | null {
  if (ctx.user.isAdmin) return null
  const own = 'SELECT `company_id` FROM `memberships` WHERE `archived_at` IS NULL AND `user_id` = ?'
  return sql(`${column} IN (${own})`, [ctx.user.id])
}
