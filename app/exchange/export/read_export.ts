import { existsSync } from 'node:fs'
import { clock } from '#kernel/companies/clock'
import type { Context } from '#kernel/companies/context'
import type Export from '#kernel/exchange/export/export'
import { formatLabel } from '#kernel/exchange/export/formats'
import { exportFile } from '#kernel/exchange/export/export_file'
import { Refusal } from '#kernel/http/refusal'

/** An export of the caller's own; anybody else's does not exist for him, whatever he may read. */
export async function readExport(ctx: Context, id: number): Promise<Export> {
  const record = await ctx.records<Export>('kernel.export').find(id)
  if (!record || ctx.user.id === 0 || Number(record.createdBy) !== ctx.user.id) {
    throw Refusal.missing()
  }
  return record
}

/** As its screen shows it. */
export async function followExport(ctx: Context, id: number) {
  const { title, model, format, state, rowCount, problem, expiresAt, jobId } = await readExport(
    ctx,
    id
  )
  const [job] = await ctx.rows<{ state: string; progress_done: number | null }>(
    'SELECT `state`, `progress_done` FROM `jobs` WHERE `id` = ?',
    [jobId]
  )
  const isLost = ['waiting', 'running'].includes(state) && isOver(job?.state)
  return {
    id,
    title,
    format: formatLabel(model, format),
    state: isLost ? 'failed' : state,
    problem,
    row_count: state === 'done' ? rowCount : Number(job?.progress_done ?? 0),
    expires_at: expiresAt,
  }
}

/** The file of a finished export. Throws 404 for anybody else, E_EXPORT_GONE where it is not (any more) there. */
export async function fileOfExport(ctx: Context, id: number) {
  const record = await readExport(ctx, id)
  const path = exportFile(id)
  const { state, expiresAt } = record
  const isOpen = state === 'done' && expiresAt !== null && new Date(expiresAt) > clock()
  if (!isOpen || !existsSync(path)) throw new Refusal('E_EXPORT_GONE', {}, { status: 404 })
  return { record, path }
}

const isOver = (state: string | undefined) => state === 'failed' || state === 'cancelled'
