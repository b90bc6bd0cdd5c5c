import type { Context } from '#kernel/companies/context'
import type { Model } from '#kernel/records/model'
import { signatureOf } from '#kernel/records/search/indexed'

/** A rebuild that was stopped so long ago begins again from the first record. */
const RESUMED = 86_400_000

/** The row that says there is no index; no model is called so. */
const NO_INDEX = '*'

type Notes = ReadonlyMap<string, string>

async function notes(ctx: Context): Promise<Notes> {
  const rows = await ctx.rows<{ model: string; signature: string }>(
    'SELECT `model`, `signature` FROM `search_models`'
  )
  return new Map(rows.map((row) => [row.model, row.signature]))
}

const isFresh = (noted: Notes, model: Model) => noted.get(model.name) === signatureOf(model)

/** Those of the models whose entries were made in another way than they are now, or never. */
export async function staleAmong(ctx: Context, models: readonly Model[]): Promise<Model[]> {
  const noted = await notes(ctx)
  return models.filter((model) => !isFresh(noted, model))
}

/** Whether the index has every record of these models. */
export async function areFresh(ctx: Context, models: readonly Model[]) {
  const noted = await notes(ctx)
  return !noted.has(NO_INDEX) && models.every((model) => isFresh(noted, model))
}

/** Whether the entries have no index at the moment, since they are written faster without. */
export async function isWithoutIndex(ctx: Context) {
  return (await notes(ctx)).has(NO_INDEX)
}

/** Notes that the entries of a model are made as they are now. */
export async function noteSignature(ctx: Context, model: Model) {
  await note(ctx, progressOf(model), null)
  await note(ctx, model.name, signatureOf(model))
}

export async function noteWithoutIndex(ctx: Context, isWithout: boolean) {
  await note(ctx, NO_INDEX, isWithout ? '-' : null)
}

/** Notes up to which record a rebuild has come. */
export async function noteProgress(ctx: Context, model: Model, done: number) {
  await note(ctx, progressOf(model), JSON.stringify([signatureOf(model), done, ctx.now.getTime()]))
}

/** Up to which record a rebuild came that was stopped within the last day; else none. */
export async function progressSoFar(ctx: Context, model: Model): Promise<number> {
  const noted = (await notes(ctx)).get(progressOf(model))
  if (!noted) return 0
  const [signature, done, at] = JSON.parse(noted) as [string, number, number]
  return signature === signatureOf(model) && ctx.now.getTime() - at < RESUMED ? done : 0
}

const progressOf = (model: Model) => `>${model.name}`

async function note(ctx: Context, model: string, signature: string | null) {
  await ctx.trx!.from('search_models').where('model', model).delete()
  if (signature === null) return
  await ctx.trx!.insertQuery().table('search_models').insert({ model, signature })
}
