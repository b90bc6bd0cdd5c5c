import type { Context } from 'kontor/plugin'
import { seesAmounts } from '../statements/sees_amounts.js'
import { seesWholly } from './may_consolidate.js'

/** The companies somebody reads, and those of them he may not consolidate. */
export interface Group {
  members: Context['company'][]
  /** Names of companies he reads, but whose books he does not see wholly or that keep none. */
  left: string[]
}

interface CompanyRow {
  id: number
  name: string
  currency: string
  time_zone: string
  language: string
}

/** The company written to first, then the others by name. */
export async function groupOf(ctx: Context): Promise<Group> {
  const marks = ctx.companyIds.map(() => '?').join(', ')
  const rows = await ctx.rows<CompanyRow>(
    `SELECT \`id\`, \`name\`, \`currency\`, \`time_zone\`, \`language\` FROM \`companies\` WHERE \`id\` IN (${marks}) ORDER BY \`name\`, \`id\``,
    ctx.companyIds
  )
  const companies = rows.map((row) => ({
    id: Number(row.id),
    name: row.name,
    currency: row.currency,
    timeZone: row.time_zone,
    language: row.language,
  }))
  const isOwn = (one: { id: number }) => one.id === ctx.company.id
  const ordered = [...companies.filter(isOwn), ...companies.filter((one) => !isOwn(one))]
  const isSeen = (one: { id: number }) =>
    seesAmounts(ctx, 'accounting.entry') && seesWholly(ctx.access, one.id)
  return {
    members: ordered.filter(isSeen),
    left: ordered.filter((one) => !isSeen(one)).map((one) => one.name),
  }
}

/** The same caller, looking at one company only. */
export const within = (ctx: Context, company: Context['company']) =>
  ctx.with({ company, companyIds: [company.id] })
