import { Refusal } from '#kernel/http/refusal'
import type { Context } from '#kernel/companies/context'
import { saveSharedCustom } from '#kernel/fields/write/shared_values'
import { registry } from '#kernel/plugins/registry'
import type { Field } from '#kernel/records/fields/kinds'
import type { Model } from '#kernel/records/model'
import type { RecordModel } from '#kernel/records/record_model'
import { together } from '#kernel/records/write/gather_creates'
import { propertiesOf } from '#kernel/records/write/properties'
import type { LineInput } from '#kernel/records/write/body'

/** Adds, changes and removes the lines a body names; lines it does not name stay. */
export async function saveLines(
  ctx: Context,
  model: Model,
  parent: RecordModel,
  input: Record<string, unknown>
) {
  for (const field of model.fields.values()) {
    const lines = field.kind === 'lines' && (input[field.key] as LineInput[] | undefined)
    if (!lines) continue
    if (lines.every((one) => one.id === undefined)) {
      const acts = lines.map((line) => () => saveLine(ctx, field, parent, [], line))
      await together(ctx, registry.model(field.to!), acts)
      continue
    }
    const stored = await ctx.lines(parent, field.key)
    for (const line of lines) await saveLine(ctx, field, parent, stored, line)
  }
}

async function saveLine(
  ctx: Context,
  field: Field,
  parent: RecordModel,
  stored: RecordModel[],
  line: LineInput
) {
  const model = registry.model(field.to!)
  const known = line.id === undefined ? undefined : stored.find((one) => one.id === line.id)
  if (line.id !== undefined && !known) {
    throw Refusal.input([{ field: `${line.path}id`, code: 'E_REFERENCE' }])
  }
  if (line.remove) return known && ctx.records(field.to!).delete(known)
  if (known) {
    Object.assign(known, propertiesOf(ctx, model, line.values, known))
    return saveSharedCustom(ctx, model, known, line.values)
  }
  const back = model.fields.get(field.by!)!
  const owner = ctx.work!.of(parent)!.model
  const values = {
    ...propertiesOf(ctx, model, line.values, null),
    [back.property]: parent.id,
    companyId: parent.companyId,
  }
  const made = await prefixed(line.path, () =>
    ctx
      .records(field.to!)
      .create(values as Partial<RecordModel>, { model: owner.name, id: parent.id })
  )
  return saveSharedCustom(ctx, model, made, line.values)
}

/** A line's own complaint names the line. */
async function prefixed<T>(path: string, run: () => Promise<T>): Promise<T> {
  try {
    return await run()
  } catch (error) {
    if (error instanceof Refusal && error.errors.length > 0) {
      throw Refusal.input(error.errors.map((one) => ({ ...one, field: path + one.field })))
    }
    throw error
  }
}
