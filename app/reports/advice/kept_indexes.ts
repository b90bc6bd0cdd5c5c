import type { Context } from '#kernel/companies/context'
import { transaction } from '#kernel/records/storage/transaction'
import { moment } from '#kernel/records/values/moment'
import type { TableIndex } from '#kernel/reports/advice/table_index'

/** waiting: asked for · making · ready · failed, with the reason · removing. */
export type IndexState = 'waiting' | 'making' | 'ready' | 'failed' | 'removing'

/** An index as the kernel keeps account of it. */
export interface KeptIndex {
  id: number
  name: string
  model: string
  columns: string[]
  state: IndexState
  madeAt: string | null
  /** Milliseconds it took to make. */
  took: number | null
  /** Bytes. */
  size: number | null
  used: number
  usedAt: string | null
  problem: string | null
}

interface IndexRow extends Omit<KeptIndex, 'columns' | 'madeAt' | 'usedAt'> {
  columns: string
  made_at: string | null
  used_at: string | null
}

/** All of them, by model. */
export async function keptIndexes(ctx: Context): Promise<KeptIndex[]> {
  const rows = await ctx.rows<IndexRow>('SELECT * FROM `report_indexes` ORDER BY `model`, `id`')
  return rows.map(kept)
}

export async function keptIndex(ctx: Context, id: number): Promise<KeptIndex | null> {
  const [row] = await ctx.rows<IndexRow>('SELECT * FROM `report_indexes` WHERE `id` = ?', [id])
  return row ? kept(row) : null
}

/** Keeps account of one more, in the open transaction; one known by its name is the same. Answers its id. */
export async function keepIndex(ctx: Context, { name, model, columns }: TableIndex) {
  const known = await ctx.trx!.from('report_indexes').where('name', name).first()
  if (known) {
    await ctx.trx!.from('report_indexes').where('id', known.id).update({ state: 'waiting' })
    return Number(known.id)
  }
  const [id] = await ctx
    .trx!.insertQuery()
    .table('report_indexes')
    .insert({
      name,
      model: model.name,
      columns: JSON.stringify(columns),
      state: 'waiting',
      asked_at: moment(ctx.now),
    })
  return Number(id)
}

/** Notes what became of one. */
export async function noteIndex(ctx: Context, id: number, values: Record<string, unknown>) {
  await transaction(ctx, async ({ trx }) => {
    await trx!.from('report_indexes').where('id', id).update(values)
  })
}

export async function forgetIndex(ctx: Context, id: number) {
  await transaction(ctx, async ({ trx }) => {
    await trx!.from('report_indexes').where('id', id).delete()
  })
}

const kept = ({ made_at: madeAt, used_at: usedAt, ...row }: IndexRow): KeptIndex => ({
  ...row,
  id: Number(row.id),
  columns: JSON.parse(row.columns) as string[],
  madeAt: madeAt && wire(madeAt),
  usedAt: usedAt && wire(usedAt),
  took: row.took === null ? null : Number(row.took),
  size: row.size === null ? null : Number(row.size),
  used: Number(row.used),
})

const wire = (column: string) => `${column.replace(' ', 'T').slice(0, 23)}Z`
