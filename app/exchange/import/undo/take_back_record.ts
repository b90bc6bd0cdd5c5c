import type { Context } from '#kernel/companies/context'
import { oldValues } from '#kernel/exchange/import/undo/old_values'
import { Refusal } from '#kernel/http/refusal'
import type { Model } from '#kernel/records/model'
import { compileSelect } from '#kernel/records/query/select'

/** What an import did to one record. */
export interface Touched {
  recordId: number
  isCreated: boolean
  /** The versions it left behind, in order. */
  versions: number[]
}

const ASKED = { asked: true }

/**
 * Removes a record an import made, or puts one it changed back to what it was: by the record's own
 * operations, with the rights of whoever undoes. Throws a Refusal where that cannot be.
 */
export async function takeBackRecord(ctx: Context, model: Model, touched: Touched) {
  const { recordId: id, isCreated, versions } = touched
  const { sql, bindings } = compileSelect(ctx, model, { ids: [id] })
  const [row] = await ctx.rows(sql, bindings)
  if (!row || (!isCreated && versions.length === 0)) return
  const isOurs = versions.every((one, at) => at === 0 || one === versions[at - 1] + 1)
  if (Number(row.version) !== versions.at(-1) || !isOurs) throw new Refusal('E_UNDO_CHANGED')
  if (isCreated) {
    if (!model.verbs.includes('delete')) throw new Refusal('E_UNDO_FINAL')
    await ctx.run(`${model.name}.delete`, id, {}, ASKED)
    return
  }
  const body = await oldValues(ctx, model, row, versions)
  if (Object.keys(body).length > 0) await ctx.run(`${model.name}.update`, id, body, ASKED)
}
