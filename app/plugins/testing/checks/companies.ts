import type { Check, Subject } from '#kernel/plugins/testing/subject'
import { figuresOf } from '#kernel/records/screens/figures'
import { list } from '#kernel/records/query/list'
import type { Model } from '#kernel/records/model'

const OTHER = 'bolt'

export const companies: Check = {
  name: 'companies',
  title: 'nothing it answers to one company is of another',
  async run(subject) {
    const { world, id, records } = subject
    await world.enable(id)
    const foreign = new Map<string, number>()
    for (const model of records.filter((one) => one.scope === 'company')) {
      await world.create(model.name, own(model))
      const { id: other } = await world.create(model.name, own(model, OTHER), { company: OTHER })
      foreign.set(model.name, other)
    }
    return [
      ...(await listFaults(subject, foreign)),
      ...(await screenFaults(subject)),
      ...(await figureFaults(subject)),
    ]
  },
}

/** The other company's records carry its name in the field that names them. */
function own(model: Model, mark?: string) {
  const title = model.fields.get(model.title)
  return mark && title?.kind === 'text' && (title.max ?? 255) >= 20
    ? { [title.key]: secretOf(mark, model) }
    : {}
}

const secretOf = (company: string, model: Model) => `${company} only ${model.id}`.slice(0, 20)

async function listFaults({ world, records }: Subject, foreign: Map<string, number>) {
  const ctx = await world.as('ada').context()
  const faults: string[] = []
  for (const model of records) {
    const { data } = await list(ctx, model, {})
    if (data.some((row) => row.id === foreign.get(model.name))) {
      faults.push(`the list of ${model.name} shows a record of another company`)
    }
  }
  return faults
}

async function screenFaults({ world, records, plugin: { declaration } }: Subject) {
  const ctx = await world.as('ada').context()
  const secrets = records.map((model) => secretOf(OTHER, model))
  const faults: string[] = []
  for (const { path, props } of declaration.screens ?? []) {
    if (path.includes(':') || !props) continue
    const shown = JSON.stringify(await props(ctx, {}))
    if (secrets.some((secret) => shown.includes(secret))) {
      faults.push(`the screen ${path} shows a record of another company`)
    }
  }
  return faults
}

/** Figures of a record of this company must not grow by what another company has. */
async function figureFaults({ world, id, plugin: { declaration }, records }: Subject) {
  const ctx = await world.as('ada').context()
  const faults: string[] = []
  for (const model of records.filter((one) => declaration.figures?.[one.name])) {
    const record = await world.create(model.name)
    const before = JSON.stringify(await figuresOf(ctx, model, record.id))
    for (const other of records) await world.create(other.name, {}, { company: OTHER })
    const after = JSON.stringify(await figuresOf(ctx, model, record.id))
    if (after !== before) {
      faults.push(`the figures of ${model.name} count records of another company (${id})`)
    }
  }
  return faults
}
