import type { Context } from '#kernel/companies/context'

const CHUNK = 200

/** Notes what the transaction created, in order, so that it can be taken back as a whole. */
export async function noteBatch(ctx: Context, batch: string) {
  const rows = [...ctx.work!.tracked.values()]
    .filter((one) => one.before === undefined && !one.deleted)
    .map(({ model, record }) => ({
      batch,
      company_id: ctx.company.id,
      model: model.name,
      record_id: record.id,
    }))
  for (let at = 0; at < rows.length; at += CHUNK) {
    await ctx
      .trx!.insertQuery()
      .table('batch_records')
      .multiInsert(rows.slice(at, at + CHUNK))
  }
}
