import type { Context } from '#kernel/companies/context'
import type { ImportPlan } from '#kernel/exchange/import/plan'
import { replaceLines } from '#kernel/exchange/import/replace_lines'
import { Refusal } from '#kernel/http/refusal'
import type { RecordModel } from '#kernel/records/record_model'

type Values = Record<string, unknown>

/** Changes a record that is already there to what the file says; the version it has then, where that is another. */
export async function updateRecord(
  ctx: Context,
  { model, lineKeys }: ImportPlan,
  id: number,
  values: Values
) {
  const body = { ...values }
  if (lineKeys.length > 0) {
    const record = await ctx.records<RecordModel>(model.name).lock(id)
    for (const key of lineKeys) {
      const lines = values[key] as Values[]
      body[key] = await replaceLines(ctx, record, model.fields.get(key)!, lines)
    }
  }
  try {
    const record = await ctx.run<RecordModel>(`${model.name}.update`, id, body, { asked: true })
    const isChanged = ctx.work!.find(model, id)?.raised === true
    return { recordId: id, version: isChanged ? record.version : null }
  } catch (error) {
    throw error instanceof Refusal ? asInFile(error, body) : error
  }
}

/** Complaints about lines count them as the update was told; people count those of the file. */
function asInFile(refusal: Refusal, body: Values): Refusal {
  const errors = refusal.errors.map((one) => {
    const [key, index, ...rest] = one.field.split('.')
    const lines = body[key]
    if (index === undefined || !Array.isArray(lines)) return one
    const gone = lines.filter((line: Values) => line._delete === true).length
    return { ...one, field: [key, Number(index) - gone, ...rest].join('.') }
  })
  return refusal.errors.length > 0 ? Refusal.input(errors) : refusal
}
