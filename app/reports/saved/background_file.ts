import type { Context } from '#kernel/companies/context'
import { withSnapshot } from '#kernel/records/storage/snapshot'
import type { OutputFormat, ReportFile } from '#kernel/reports/output/render_report'
import type { ReportValues } from '#kernel/reports/saved/run_saved'
import { fileOfAnswer, type FiledReport } from '#kernel/reports/saved/saved_file'
import { answerForFile } from '#kernel/reports/saved/taking_out'

/** A report that is written to a file beside the answer: as it was when that was asked for. */
export type AwaitedReport = FiledReport & { values: ReportValues }

interface Course {
  signal: AbortSignal
  /** Told how many rows the answer has. */
  onRows(count: number): void
}

/**
 * The file of a report that takes longer than anybody waits: read by a thread or connection of its own for as long as
 * it takes, so that the server answers meanwhile, with the rights of the caller. Aborted, it reads no further.
 */
export async function backgroundFile(
  ctx: Context,
  { values, ...filed }: AwaitedReport,
  format: OutputFormat,
  { signal, onRows }: Course
): Promise<ReportFile> {
  const { title, query, presentation } = filed
  const answer = await withSnapshot((snapshot) =>
    orAborted(
      signal,
      answerForFile(ctx, filed, format, values, (reader) => snapshot.within(reader))
    )
  )
  onRows(answer.rows.length)
  const asked = { ...query, values: { ...query.values, ...values } }
  return fileOfAnswer(ctx, { title, query: asked, presentation, answer }, format)
}

/** The end of the snapshot ends what still reads in it. */
function orAborted<T>(signal: AbortSignal, work: Promise<T>): Promise<T> {
  const { promise, reject } = Promise.withResolvers<never>()
  const stop = () => reject(signal.reason)
  if (signal.aborted) stop()
  signal.addEventListener('abort', stop, { once: true })
  return Promise.race([work, promise]).finally(() => signal.removeEventListener('abort', stop))
}
