import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import { engine } from '#config/database'
import { securityEvent } from '#kernel/accounts/security_log/security_log'
import type { Context } from '#kernel/companies/context'
import { Refusal } from '#kernel/http/refusal'
import type { Plan } from '#kernel/records/query/plan'
import { transaction } from '#kernel/records/storage/transaction'
import { EVERYTHING } from '#kernel/records/query/cursor'

/** From so many rows on an export is worth a line of its own in the security log. */
const LARGE = 1000

/** Throws 429 where a list is more than the user may still take out of the company today. */
export async function needRoom(ctx: Context, model: string, plan: Plan) {
  const limit = await limitOf(ctx)
  if (limit !== null) await roomFor(ctx, model, plan, limit)
}

/** The same, and counts the rows at once, so that many exports together cannot slip through. Answers how many. */
export async function takeRoom(ctx: Context, model: string, plan: Plan) {
  const limit = await limitOf(ctx)
  if (limit === null) return 0
  return takeRows(ctx, model, await roomFor(ctx, model, plan, limit))
}

/** Counts so many rows for the day. Throws 429, and counts none, where that is more than is left. */
export async function takeRows(ctx: Context, model: string, rows: number) {
  const limit = await limitOf(ctx)
  if (limit === null) return 0
  const used = await transaction(ctx, async (inner) => {
    const before = await lockedRows(inner)
    if (before + rows <= limit) await addRows(inner, rows)
    return before
  })
  if (used + rows > limit) await refuse(ctx, model, limit, used)
  return rows
}

export interface Taken {
  model: string
  format: string
  /** What was written, whether or not to the end. */
  rows: number
  /** What `takeRoom` counted beforehand. */
  counted: number
}

/** Counts what an export took for the day, and tells the security log of a large one. */
export async function noteTaken(ctx: Context, { model, format, rows, counted }: Taken) {
  if (ctx.user.id === 0) return
  await transaction(ctx, async (inner) => {
    const before = await lockedRows(inner)
    if (rows > counted) await addRows(inner, rows - counted)
    if (rows < LARGE) return
    const today = before + Math.max(rows - counted, 0)
    await securityEvent(inner, 'large_export', { model, format, rows, rows_today: today })
  })
}

/** What the company allows; null for no limit, and for the kernel's own work. */
async function limitOf(ctx: Context) {
  if (ctx.user.id === 0) return null
  const [row] = await ctx.rows<{ export_limit: number | null }>(
    'SELECT `export_limit` FROM `companies` WHERE `id` = ?',
    [ctx.company.id]
  )
  return row?.export_limit ? Number(row.export_limit) : null
}

/** How many rows the export has. Counts no further than is allowed. */
async function roomFor(ctx: Context, model: string, plan: Plan, limit: number) {
  const [row] = await ctx.rows<{ row_count: number }>(
    'SELECT `row_count` FROM `exported_rows` WHERE `company_id` = ? AND `user_id` = ? AND `day` = ?',
    keyOf(ctx)
  )
  const used = Number(row?.row_count ?? 0)
  const { sql, bindings } = plan.page(EVERYTHING, Math.max(limit - used, 0) + 1)
  const [found] = await ctx.rows<{ count: number }>(
    `SELECT COUNT(*) AS \`count\` FROM (${sql}) AS \`some\``,
    bindings
  )
  const rows = Number(found.count)
  if (used + rows > limit) await refuse(ctx, model, limit, used)
  return rows
}

async function refuse(ctx: Context, model: string, limit: number, used: number): Promise<never> {
  await securityEvent(ctx, 'export_refused', { model, limit, rows_today: used })
  const left = Math.max(limit - used, 0)
  throw new Refusal('E_EXPORT_LIMIT', { limit, left }, { status: 429 })
}

const keyOf = (ctx: Context) => [ctx.company.id, ctx.user.id, ctx.today]

const rowOf = (ctx: Context) => ({
  company_id: ctx.company.id,
  user_id: ctx.user.id,
  day: ctx.today,
})

/** Today's count, locked until the transaction ends. */
async function lockedRows(ctx: Context) {
  const trx = ctx.trx as TransactionClientContract
  await trx
    .insertQuery()
    .table('exported_rows')
    .insert({ ...rowOf(ctx), row_count: 0 })
    .knexQuery.onConflict(['company_id', 'user_id', 'day'])
    .ignore()
  const query = trx.from('exported_rows').where(rowOf(ctx))
  const row = await (engine === 'mysql' ? query.forUpdate() : query).firstOrFail()
  return Number(row.row_count)
}

function addRows(ctx: Context, rows: number) {
  return ctx.trx!.from('exported_rows').where(rowOf(ctx)).increment('row_count', rows)
}
