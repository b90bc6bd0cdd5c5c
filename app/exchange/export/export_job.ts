import { createWriteStream } from 'node:fs'
import type { Readable } from 'node:stream'
import { mkdir, rename } from 'node:fs/promises'
import { pipeline } from 'node:stream/promises'
import { notify } from '#kernel/activity/notifications/notify'
import { clock } from '#kernel/companies/clock'
import type { Context } from '#kernel/companies/context'
import type Export from '#kernel/exchange/export/export'
import { exportFile, exportFolder } from '#kernel/exchange/export/export_file'
import { exportList } from '#kernel/exchange/export/export_list'
import { Refusal } from '#kernel/http/refusal'
import { refusalTexts } from '#kernel/http/messages'
import { defineJob } from '#kernel/jobs/define_job'
import { registry } from '#kernel/plugins/registry'
import { transaction } from '#kernel/records/storage/transaction'
import { moment } from '#kernel/records/values/moment'
import type { OutputFormat } from '#kernel/reports/output/render_report'
import { backgroundFile } from '#kernel/reports/saved/background_file'

/** Milliseconds for which a finished file can be fetched. */
const KEPT = 7 * 24 * 3600 * 1000

/** Writes a list or a report to a file with the rights of whoever asked; run again after a crash it begins anew. */
export default defineJob<{ export_id: number }>({
  name: 'kernel.exchange.export',
  notice: 'never',
  attempts: 3,
  async run(ctx, { export_id: id }, job) {
    const record = await ctx.records<Export>('kernel.export').findOrFail(id)
    let rows = 0
    const onRows = (count: number) => job.progress((rows = count))
    try {
      await note(ctx, id, { state: 'running', problem: null })
      const file = await contentOf(ctx, record, { signal: job.signal, onRows })
      await mkdir(exportFolder, { recursive: true, mode: 0o700 })
      const unfinished = `${exportFile(id)}.part`
      await pipeline(file, createWriteStream(unfinished, { mode: 0o600 }), { signal: job.signal })
      await rename(unfinished, exportFile(id))
      await done(ctx, record, rows)
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      const { title } = refusalTexts(ctx.locale, error.code, error.params)
      await note(ctx, id, { state: 'failed', problem: title.slice(0, 500) })
    }
    return { rows }
  },
})

/** A report, or a list. */
async function contentOf(ctx: Context, record: Export, course: Course): Promise<Readable> {
  const { report, format } = record
  if (report) return (await backgroundFile(ctx, report, format as OutputFormat, course)).body
  const model = registry.models.get(record.model)
  if (!model || !ctx.has(model.plugin)) throw Refusal.missing()
  return exportList(ctx, model, record.query, format, { onRows: course.onRows })
}

interface Course {
  signal: AbortSignal
  onRows(count: number): void
}

async function done(ctx: Context, { id, title, createdBy }: Export, rows: number) {
  const now = clock()
  const expires = new Date(now.getTime() + KEPT)
  await transaction(ctx, async (inner) => {
    await note(inner, id, {
      state: 'done',
      row_count: rows,
      finished_at: moment(now),
      expires_at: moment(expires),
    })
    if (!createdBy) return
    await notify(inner, createdBy, {
      key: 'exchange.notices.exported',
      params: { title, rows },
      href: `/kernel/exports/${id}`,
    })
  })
}

/** Progress is no business change: it stays out of version and history. */
async function note(ctx: Context, id: number, columns: Record<string, unknown>) {
  await transaction(ctx, async ({ trx }) => {
    await trx!
      .from('exports')
      .where('id', id)
      .update({ ...columns, updated_at: moment(clock()) })
  })
}
