import type { Context } from '#kernel/companies/context'
import { noteRun } from '#kernel/reports/advice/timings'

/** Runs a saved report and notes how long it took, also where it was refused for taking too long. */
export async function timed<T>(ctx: Context, reportId: number, run: () => Promise<T>): Promise<T> {
  const began = performance.now()
  try {
    return await run()
  } finally {
    await noteRun(ctx, reportId, performance.now() - began)
  }
}
