import { limits } from '#config/limits'
import type { Context } from '#kernel/companies/context'
import { customFieldsOf } from '#kernel/fields/company_fields'
import { Refusal } from '#kernel/http/refusal'
import type { Model } from '#kernel/records/model'
import { list } from '#kernel/records/query/list'
import { audiencesOf } from '#kernel/records/search/audiences'
import { isSearched } from '#kernel/records/search/custom_texts'
import { hitsAmong } from '#kernel/records/search/hits'
import type { Hit, Search } from '#kernel/records/search/hits'
import { indexedFields, isIndexedModel, searchedModels } from '#kernel/records/search/indexed'
import { referringTo } from '#kernel/records/search/referring'
import { searchIndex } from '#kernel/records/search/search_index'
import type { Proposed } from '#kernel/records/search/search_index'
import { queryWords, wholeOf } from '#kernel/records/search/words'

/** What was found of one model, the best first. */
export interface HitGroup {
  model: Model
  hits: Hit[]
}

export interface Found {
  groups: HitGroup[]
  /** There was no time to look at every record: what was typed is in too many of them, or too short. */
  isPartial: boolean
}

export interface SearchOptions {
  /** The most records of each model. */
  limit?: number
  /** Only this model. */
  model?: Model
}

/** Of each model so many are proposed, and more where rules may hide most of them. */
const PROPOSED = 100
const PROPOSED_BEHIND_RULES = 2000
/** Of so many of a model's hits those are looked up that refer to them. */
const REFERRED = 20

/**
 * The records of all models the caller may read that fit what was typed, over the companies he reads. Each
 * word must be in one of the fields the model names for search, whole or in part. Its cost does not grow
 * with the tables, but where few letters or common words together are in hardly any record: then it ends when its time
 * is over, and says so.
 */
export async function search(
  ctx: Context,
  typed: string,
  { limit = 5, model }: SearchOptions = {}
): Promise<Found> {
  const wanted: Search = { words: queryWords(typed), whole: wholeOf(typed) }
  if (wanted.words.length === 0) return { groups: [], isPartial: false }
  const open = searchedModels().filter(
    (one) => ctx.has(one.plugin) && ctx.access.allows(one.name, 'read')
  )
  const ends = performance.now() + limits.palette
  const asked: Asked = { typed, limit, left: () => ends - performance.now(), isPartial: false }
  const own = await ownHits(ctx, open, wanted, asked)
  const found = new Map([...own].map(([name, hits]) => [name, idsOf(hits).slice(0, REFERRED)]))
  const groups: HitGroup[] = []
  for (const one of open.filter((each) => !model || each === model)) {
    const hits = own.get(one.name) ?? []
    if (hits.length < limit) hits.push(...(await referring(ctx, one, wanted, found, idsOf(hits))))
    if (hits.length > 0) groups.push({ model: one, hits: hits.slice(0, limit) })
  }
  groups.sort((a, b) => a.hits[0].rank - b.hits[0].rank)
  return { groups, isPartial: asked.isPartial }
}

interface Asked {
  typed: string
  limit: number
  /** The milliseconds that are left. */
  left(): number
  isPartial: boolean
}

async function ownHits(ctx: Context, models: readonly Model[], wanted: Search, asked: Asked) {
  const found = new Map<string, Hit[]>()
  for (const group of [models.filter(isOpen(ctx)), models.filter((one) => !isOpen(ctx)(one))]) {
    const proposed = await proposedOf(ctx, group.filter(isIndexedModel), wanted, asked)
    for (const model of group) {
      const { ids, isAll } = proposed.get(model.name) ?? { ids: [], isAll: true }
      const hits = ids.length > 0 ? await hitsAmong(ctx, model, ids, wanted) : []
      if (!(isAll && isUpToDate(ctx, model)) && hits.length < asked.limit) {
        hits.push(...(await hitsBehind(ctx, model, wanted, asked, hits)))
      }
      if (hits.length > 0) found.set(model.name, ordered(hits))
    }
  }
  return found
}

/** Whether the index knows all that the model's records say; it may be catching up with a changed custom field. */
const isUpToDate = (ctx: Context, model: Model) =>
  [...customFieldsOf(ctx, model).values()].every((one) => !(isSearched(one) && one.isSearchBehind))

/**
 * The newest proposals of a common word may all be hidden from the caller: then those he may read are looked through, as a
 * list does it.
 */
async function hitsBehind(
  ctx: Context,
  model: Model,
  wanted: Search,
  asked: Asked,
  known: readonly Hit[]
) {
  const ids = (await listed(ctx, model, asked)).filter((id) => !idsOf(known).includes(id))
  return ids.length > 0 ? hitsAmong(ctx, model, ids, wanted) : []
}

async function listed(ctx: Context, model: Model, asked: Asked) {
  const q = asked.typed.toWellFormed().replaceAll(/\p{Cc}/gu, ' ')
  try {
    const query = { q, sort: '-id', fields: 'id', limit: asked.limit }
    const page = await list(ctx, model, query, asked.left())
    return page.data.map((row) => Number(row.id))
  } catch (error) {
    if (!(error instanceof Refusal && error.code === 'E_SEARCH_TOO_WIDE')) throw error
    asked.isPartial = true
    return []
  }
}

/** Whether the caller sees every record of the model, and all that the index knows of it. */
const isOpen = (ctx: Context) => (model: Model) => {
  const custom = [...customFieldsOf(ctx, model).values()].filter(isSearched)
  return (
    ctx.access.filter(model.name, 'read') === true &&
    [...indexedFields(model), ...custom].every((one) => ctx.access.mayUse(model.name, one, 'read'))
  )
}

async function proposedOf(ctx: Context, models: readonly Model[], wanted: Search, { left }: Asked) {
  if (models.length === 0) return new Map<string, Proposed>()
  return searchIndex().candidates(ctx, {
    ...wanted,
    models: models.map((one) => one.name),
    companies: ctx.companyIds,
    audiences: audiencesOf(ctx),
    limit: isOpen(ctx)(models[0]) ? PROPOSED : PROPOSED_BEHIND_RULES,
    left,
  })
}

async function referring(
  ctx: Context,
  model: Model,
  wanted: Search,
  found: ReadonlyMap<string, readonly number[]>,
  known: readonly number[]
) {
  const ids = (await referringTo(ctx, model, found)).filter((id) => !known.includes(id))
  return ids.length > 0 ? ordered(await hitsAmong(ctx, model, ids, wanted)) : []
}

/** What is named by it first, then the newest. */
function ordered(hits: Hit[]) {
  return hits.sort((a, b) => a.rank - b.rank || b.id - a.id)
}

const idsOf = (hits: readonly Hit[]) => hits.map((one) => one.id)
