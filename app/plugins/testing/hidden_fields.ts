import { loadAccess } from '#kernel/access/load_access'
import type Role from '#kernel/access/models/role'
import { createToken } from '#kernel/accounts/create_token'
import type Membership from '#kernel/companies/membership'
import MembershipRole from '#kernel/companies/membership_role'
import { registry } from '#kernel/plugins/registry'
import type { Call } from '#kernel/plugins/testing/api_call'
import { answerOf } from '#kernel/plugins/testing/api_call'
import type { Check, Subject } from '#kernel/plugins/testing/subject'
import type { Model } from '#kernel/records/model'
import { transaction } from '#kernel/records/storage/transaction'

/** A name no field has. Answers to it, with the field's name put in, are what a hidden field must give. */
const UNKNOWN = 'no_such_field'

interface Reader {
  role: string
  token: string
  /** Wire names of the model's fields the reader may not read. */
  hidden: string[]
}

/**
 * A field somebody may not read does not exist for him: every verb answers, byte for byte, as for a
 * name that no field has. Asked by every role that reads the model and by one that sees only its title.
 */
export const hiddenFields: Check = {
  name: 'hidden_fields',
  title: 'a field that may not be read answers like one that does not exist',
  async run(subject) {
    await subject.world.enable(subject.id)
    const faults: string[] = []
    for (const model of subject.records) {
      const record = await subject.world.create(model.name)
      for (const reader of await readersOf(subject, model)) {
        faults.push(...(await compare(model, record, reader)))
      }
    }
    return faults
  },
}

async function compare(
  model: Model,
  record: { id: number; version: number },
  { role, token, hidden }: Reader
) {
  const faults: string[] = []
  const base = `/api/v1/${model.plugin}/${model.segment}`
  const unknown = await answers(callsWith(base, record, UNKNOWN), token)
  for (const path of hidden) {
    const relation = path.replace(/_id$/, '')
    for (const name of relation === path ? [path] : [path, `${relation}.id`]) {
      const calls = callsWith(base, record, name)
      const given = await answers(calls, token)
      calls.forEach((call, at) => {
        const wanted = unknown[at].replaceAll(UNKNOWN, name)
        if (given[at] === wanted) return
        faults.push(
          `${role} · ${model.name}.${name} · ${call.method} ${call.path}: ${given[at]} instead of ${wanted}`
        )
      })
    }
  }
  return faults
}

async function answers(calls: Call[], token: string) {
  const all: string[] = []
  for (const call of calls) {
    const { status, body } = await answerOf(call, token)
    all.push(`${status} ${body}`)
  }
  return all
}

/** Every place of a request in which a field can be named. */
function callsWith(
  base: string,
  { id, version }: { id: number; version: number },
  name: string
): Call[] {
  const filter = (node: unknown) => `${base}?filter=${encodeURIComponent(JSON.stringify(node))}`
  const get = (path: string): Call => ({ method: 'GET', path, verb: 'read' })
  return [
    get(filter([name, 'eq', '1'])),
    get(filter([name, 'notnull'])),
    get(filter({ not: { or: [[name, 'in', ['1']]] } })),
    get(`${base}?sort=-${name}`),
    get(`${base}?fields=id,${name}`),
    get(`${base}?include=${name.replace(/_id$/, '')}`),
    get(`${base}/${id}?fields=${name}`),
    get(`${base}/export?fields=${name}`),
    { method: 'POST', path: base, verb: 'create', body: { [name]: '1' } },
    { method: 'PATCH', path: `${base}/${id}`, verb: 'update', body: { version, [name]: '1' } },
    {
      method: 'POST',
      path: `${base}/bulk`,
      verb: 'update',
      body: { operation: 'update', filter: [name, 'eq', '1'], input: {} },
    },
    {
      method: 'POST',
      path: `${base}/bulk`,
      verb: 'update',
      body: { operation: 'update', ids: [id], input: { [name]: '1' } },
    },
  ]
}

/** The declared roles, and a role that may do everything but sees only the title. */
async function readersOf(subject: Subject, model: Model): Promise<Reader[]> {
  const { id, plugin, world } = subject
  const readers: Reader[] = []
  for (const role of Object.keys(plugin.declaration.roles ?? {})) {
    const someone = world.as(`${id}.${role}`)
    const { access } = await someone.context()
    if (access.allows(model.name, 'read')) {
      readers.push({ role, token: await someone.token(), hidden: hiddenFrom(access, model) })
    }
  }
  readers.push(await narrowReader(subject, model))
  return readers.filter((reader) => reader.hidden.length > 0)
}

async function narrowReader({ world }: Subject, model: Model): Promise<Reader> {
  const ctx = await world.context()
  const name = `Title of ${model.name}`
  const fields = [model.fields.has(model.title) ? model.title : 'id']
  const role = await ctx.run<Role>('kernel.role.create', null, {
    name,
    rules: [
      { model: model.name, operations: ['read', 'export'], fields },
      { model: model.name, operations: ['create', 'update'] },
    ],
  })
  const userId = await world.user('sam')
  await transaction(ctx, async (inner) => {
    const membership = await inner
      .records<Membership>('kernel.membership')
      .findBy(['user_id', 'eq', userId])
    await MembershipRole.create(inner, { membershipId: membership!.id, roleId: role.id })
  })
  const access = await loadAccess(userId, ctx.company.id, { today: ctx.today, roleId: role.id })
  return {
    role: name,
    token: await createToken(ctx, { userId, name, roleId: role.id }),
    hidden: hiddenFrom(access, model),
  }
}

/** The wire names of own and extension fields that are closed. */
function hiddenFrom(
  access: { mayUse(model: string, field: { key: string }, verb: string): boolean },
  model: Model
) {
  const own = [...model.fields.values()].filter((field) => field.key !== 'custom')
  const added = (registry.extensions.get(model.name) ?? []).flatMap(({ plugin, fields }) =>
    fields.map((field) => ({ ...field, plugin, key: `${plugin}.${field.key}` }))
  )
  return [...own, ...added]
    .filter((field) => !access.mayUse(model.name, field, 'read'))
    .map((field) => field.key)
}
