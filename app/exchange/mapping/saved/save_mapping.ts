import type { Context } from '#kernel/companies/context'
import { authorizeImport } from '#kernel/exchange/import/importable'
import { parseMapping } from '#kernel/exchange/mapping/mapping'
import ImportMapping from '#kernel/exchange/mapping/saved/import_mapping'
import { Refusal } from '#kernel/http/refusal'
import type { Model } from '#kernel/records/model'
import { transaction } from '#kernel/records/storage/transaction'

const LONGEST = 120

/** Keeps a mapping under a name; the one of that name gives way. Whoever may import may keep one. */
export async function saveMapping(
  ctx: Context,
  model: Model,
  { name, mapping }: { name: unknown; mapping: unknown }
) {
  authorizeImport(ctx, model)
  const wanted = typeof name === 'string' ? name.trim() : ''
  if (wanted === '') throw Refusal.input([{ field: 'name', code: 'E_REQUIRED' }])
  if (wanted.length > LONGEST) {
    throw Refusal.input([{ field: 'name', code: 'E_TEXT_TOO_LONG', params: { max: LONGEST } }])
  }
  const parsed = parseMapping(mapping)
  return transaction(ctx, async (inner) => {
    const known = await inner.records<ImportMapping>('kernel.import_mapping').findBy([
      ['model', 'eq', model.name],
      ['name', 'eq', wanted],
    ] as never)
    if (known) known.mapping = parsed
    const kept =
      known ??
      (await ImportMapping.create(inner, { name: wanted, model: model.name, mapping: parsed }))
    return { id: kept.id, name: kept.name }
  })
}
