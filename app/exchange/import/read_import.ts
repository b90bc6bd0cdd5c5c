import { fullAccess } from '#kernel/access/full_access'
import type { Context } from '#kernel/companies/context'
import { endIfOver } from '#kernel/exchange/import/end_if_over'
import { reasons } from '#kernel/exchange/import/error_file'
import { Refusal } from '#kernel/http/refusal'
import { registry } from '#kernel/plugins/registry'
import { labels } from '#kernel/records/query/labels'
import type { Row } from '#kernel/records/fields/types/field_type'
import { show, type ShowOptions } from '#kernel/records/query/show'

/**
 * An import as it stands, the problem of a failed one as a sentence. Whoever began it sees it, others need
 * the right to read imports. Throws 404 where it is not there, 403 where he may see none but his own.
 */
export async function readImport(ctx: Context, id: number, options: ShowOptions = {}) {
  await endIfOver(ctx, id)
  const reader = (await isOwn(ctx, id)) ? ctx.with({ access: fullAccess }) : ctx
  const record = await show(reader, registry.model('kernel.import'), id, options)
  if (!record.problem) return record
  return { ...record, problem: problemText(ctx, String(record.problem)) }
}

const SHOWN = 10

/** The same for its screen: with whoever began it, and the first refused rows. */
export async function followImport(ctx: Context, id: number) {
  const record: Row = await readImport(ctx, id)
  const begun = Number(record.created_by)
  const names = await labels(ctx, registry.model('kernel.user'), begun ? [begun] : [])
  const rows = await ctx.rows<{ row_number: number; complaints: string }>(
    'SELECT `row_number`, `complaints` FROM `import_errors` WHERE `import_id` = ? ORDER BY `row_number` LIMIT ?',
    [id, SHOWN]
  )
  const refusals = rows.map(({ row_number: row, complaints }) => ({
    row,
    problem: reasons(ctx.locale, JSON.parse(complaints)),
  }))
  const more: Row = {
    begun_by: names.get(begun) ?? null,
    refusals,
    kept: await keptRecords(ctx, id),
  }
  return { ...record, ...more }
}

/** The first records an undo could not take back, and why. */
async function keptRecords(ctx: Context, id: number) {
  const rows = await ctx.rows<{ row_number: number; record_id: number; complaint: string }>(
    "SELECT `row_number`, `record_id`, `complaint` FROM `import_rows` WHERE `import_id` = ? AND `undone` = 'kept' ORDER BY `row_number` LIMIT ?",
    [id, SHOWN]
  )
  return rows.map(({ row_number: row, record_id: record, complaint }) => ({
    row: Number(row),
    record_id: Number(record),
    problem: reasons(ctx.locale, JSON.parse(complaint)),
  }))
}

async function isOwn(ctx: Context, id: number) {
  const [row] = await ctx.rows<{ created_by: number | null }>(
    'SELECT `created_by` FROM `imports` WHERE `id` = ? AND `company_id` = ?',
    [id, ctx.company.id]
  )
  if (!row && !ctx.access.allows('kernel.import', 'read')) throw Refusal.missing()
  return row !== undefined && ctx.user.id > 0 && Number(row.created_by) === ctx.user.id
}

function problemText(ctx: Context, stored: string) {
  const { code, params, errors } = JSON.parse(stored)
  return reasons(ctx.locale, errors?.length > 0 ? errors : [{ field: '', code, params }])
}
