import type { HttpContext } from '@adonisjs/core/http'
import type { Context } from '#kernel/companies/context'
import { answerData, bodyOf } from '#kernel/records/api/answer'
import { transaction } from '#kernel/records/storage/transaction'

interface Written<R> {
  status?: number
  /** Runs the operation; within an open transaction it has to ask for the caller's rights (`asked`). */
  write(ctx: Context): Promise<R>
  /** What is answered about it, as the caller may see it. */
  read(ctx: Context, result: R): Promise<unknown>
}

/**
 * Writes and answers. Under an Idempotency-Key the answer is made and stored in the transaction of the write, so that
 * whoever asks again is told the same, even where the first answer never arrived.
 */
export async function answerWritten<R>(http: HttpContext, ctx: Context, written: Written<R>) {
  const { status = 200, write, read } = written
  const { claim } = ctx
  if (!claim) return answerData(http, await read(ctx, await write(ctx)), status)
  let data: unknown
  await transaction(ctx, async (inner) => {
    const result = await write(inner)
    claim.answerWith(async (last) => {
      data = await read(last, result)
      return { status, body: bodyOf(data) }
    })
  })
  answerData(http, data, status)
}
