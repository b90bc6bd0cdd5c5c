import { loadAccess } from '#kernel/access/load_access'
import type Role from '#kernel/access/models/role'
import { createToken } from '#kernel/accounts/create_token'
import type Membership from '#kernel/companies/membership'
import MembershipRole from '#kernel/companies/membership_role'
import { registry } from '#kernel/plugins/registry'
import type { Call } from '#kernel/plugins/testing/api_call'
import { callsNaming } from '#kernel/plugins/testing/field_calls'
import { answerOf } from '#kernel/plugins/testing/api_call'
import type { Check, Subject } from '#kernel/plugins/testing/subject'
import type { Model } from '#kernel/records/model'
import type { RecordModel } from '#kernel/records/record_model'
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
        faults.push(...(await search(model, record, reader)))
      }
    }
    return faults
  },
}

async function compare(model: Model, record: RecordModel, { role, token, hidden }: Reader) {
  const faults: string[] = []
  const unknown = await answers(callsNaming(model, record, UNKNOWN), token)
  for (const path of hidden) {
    const relation = path.replace(/_id$/, '')
    for (const name of relation === path ? [path] : [path, `${relation}.id`]) {
      const calls = callsNaming(model, record, name)
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

/** What stands in a hidden field is not found by searching for it either. */
async function search(model: Model, record: RecordModel, { role, token, hidden }: Reader) {
  const faults: string[] = []
  for (const key of hidden) {
    const field = model.fields.get(key)
    const value = field && (record as unknown as Record<string, unknown>)[field.property]
    if (typeof value !== 'string' || value.length < 4) continue
    const path = `/api/v1/${model.plugin}/${model.segment}?q=${encodeURIComponent(value)}`
    const { status, body } = await answerOf({ method: 'GET', path, verb: 'read' }, token)
    const found = status === 200 ? (JSON.parse(body).data as Record<string, unknown>[]) : []
    const hit = found.find((row) => row.id === record.id)
    const shown = JSON.stringify(hit ?? {}).toLowerCase()
    const words = value.toLowerCase().split(/\s+/)
    const isInTheOpen = words.every((word) => shown.includes(word))
    if (hit && !isInTheOpen) faults.push(`${role} · ${model.name} is found by its hidden ${key}`)
  }
  return faults
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
      { model: model.name, operations: ['create', 'update', 'import'] },
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
    token: await createToken(ctx, { userId, name, roleId: role.id, changesAccess: true }),
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
