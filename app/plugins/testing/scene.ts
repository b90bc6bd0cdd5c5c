import { splitRight } from '#kernel/access/rule'
import type { Call } from '#kernel/plugins/testing/api_call'
import type { Subject } from '#kernel/plugins/testing/subject'
import type { Model } from '#kernel/records/model'

interface Target {
  id: number
  version: number
}

/** The records of one model that a matrix is asked about. */
export interface Scene {
  base: string
  verbs: string[]
  missing: Target
  /** Records no list of the company shows, by what they are. */
  unlisted: [string, number][]
  /** One of each kind; those a verb may change are made anew for it. */
  records(changing: boolean): Promise<[string, Target][]>
  call(verb: string, target: Target): Call
}

const MISSING = { id: 999_999_999_999, version: 1 }

/** Sets the scene: a record of acme, one of bolt, one that a restriction filters out, one archived. */
export async function sceneOf(subject: Subject, model: Model): Promise<Scene> {
  const base = `/api/v1/${model.plugin}/${model.segment}`
  const others = await otherCompanies(subject, model)
  const filtered = await filteredOut(subject, model)
  const archived = await archivedOne(subject, model)
  const own: [string, Target] = ['the company’s', await subject.world.create(model.name)]
  return {
    base,
    verbs: verbsOf(subject, model),
    missing: MISSING,
    unlisted: [...others, ...filtered, ...archived].map(([name, { id }]) => [name, id]),
    records: async (changing) => [
      changing ? ['the company’s', await subject.world.create(model.name)] : own,
      ...others,
      ...filtered,
      ...(changing ? await archivedOne(subject, model) : archived),
    ],
    call: (verb, target) => callOf(subject, base, verb, target),
  }
}

/** Each verb that works on one record: the built-in ones the model has, and its operations. */
function verbsOf({ operations }: Subject, model: Model) {
  const builtIn = ['read', ...model.verbs.filter((verb) => verb !== 'create')]
  if (model.verbs.includes('archive')) builtIn.push('restore')
  const own = operations.filter((one) => one.on === model.name && !isDeclaredElsewhere(one))
  return [...builtIn, ...own.map((one) => one.verb).filter((verb) => !builtIn.includes(verb))]
}

/** An operation under another right than its own name is that right's business. */
const isDeclaredElsewhere = (one: { name: string; right?: string }) =>
  one.right !== undefined && splitRight(one.right).verb !== splitRight(one.name).verb

function callOf(
  { operations }: Subject,
  base: string,
  verb: string,
  { id, version }: Target
): Call {
  const path = `${base}/${id}`
  if (verb === 'read') return { method: 'GET', path, verb }
  if (verb === 'update') return { method: 'PATCH', path, verb, body: { version } }
  if (verb === 'archive') return { method: 'DELETE', path: `${path}?version=${version}`, verb }
  if (verb === 'delete') {
    return { method: 'DELETE', path: `${path}?hard=true&version=${version}`, verb }
  }
  const reads = operations.some((one) => one.reads && one.verb === verb)
  return {
    method: 'POST',
    path: `${path}/${verb.replaceAll('_', '-')}`,
    verb,
    body: reads ? {} : { version },
  }
}

async function otherCompanies({ world, id }: Subject, model: Model): Promise<[string, Target][]> {
  if (model.scope === 'global') return []
  await world.enable(id, 'bolt')
  const { id: company } = await world.company('bolt')
  const values = model.scope === 'shared' ? { company_id: company } : {}
  return [['another company’s', await world.create(model.name, values, { company: 'bolt' })]]
}

/** A restriction of the company hides one record from everybody. */
async function filteredOut({ world }: Subject, model: Model): Promise<[string, Target][]> {
  const record = await world.create(model.name)
  const ctx = await world.context()
  await ctx.run('kernel.rule.create', null, {
    name: 'Hidden by a test',
    model: model.name,
    operations: ['read'],
    filter: ['id', 'ne', record.id],
  })
  return [['filtered out', record]]
}

async function archivedOne({ world }: Subject, model: Model): Promise<[string, Target][]> {
  if (!model.verbs.includes('archive')) return []
  const ctx = await world.context()
  return [['archived', await world.create(model.name, { archived_at: ctx.now.toISOString() })]]
}
