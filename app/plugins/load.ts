import app from '@adonisjs/core/services/app'
import kernel from '#kernel/kernel_plugin'
import type { Candidate } from '#kernel/plugins/candidate'
import { candidate, importParts, partsOf, readCandidate } from '#kernel/plugins/candidate'
import { discoverPlugins } from '#kernel/plugins/discovery'
import { dependencyOrder } from '#kernel/plugins/order'
import type { Registry } from '#kernel/plugins/registry'
import { registry } from '#kernel/plugins/registry'
import { completeField } from '#kernel/records/model'
import { inputFields } from '#kernel/records/fields/declared'
import { checkDependencies } from '#kernel/plugins/validate/dependencies'
import { checkParts } from '#kernel/plugins/validate/parts'
import { checkShape } from '#kernel/plugins/validate/shape'

/**
 * Finds, checks and registers every installed plugin. A faulty one is left out with all its
 * mistakes in `registry.failed`, as are those that require it; the others serve.
 * `more` adds folders of plugins, as tests do.
 */
export async function loadPlugins(options: { more?: string[]; into?: Registry } = {}) {
  const into = options.into ?? registry
  const own = candidate(kernel, app.makePath('app'))
  const all = [own, ...(await Promise.all(discoverPlugins(options.more).map(readCandidate)))]
  const candidates = unique(all)
  await examine(candidates, all)
  if (own.mistakes.length > 0) {
    throw new Error(`The kernel's declaration: ${own.mistakes.join('; ')}`)
  }

  leaveOutFaulty(candidates)
  into.clear()
  for (const one of all) if (one.mistakes.length > 0) into.failed.set(one.id, one.mistakes)
  register(into, candidates)
  return into
}

/** Candidates by id; of two with the same id neither can be trusted to be meant. */
function unique(all: Candidate[]) {
  const candidates = new Map<string, Candidate>()
  for (const one of all) {
    const other = candidates.get(one.id)
    if (other) {
      const mistake = `id: ${one.id} is declared in ${other.folder} and in ${one.folder}`
      if (other.id !== 'kernel') other.mistakes.push(mistake)
      one.mistakes.push(mistake)
    } else candidates.set(one.id, one)
  }
  return candidates
}

/** Gathers all mistakes of all candidates; only what cannot even be read is looked at no further. */
async function examine(candidates: Map<string, Candidate>, all: readonly Candidate[]) {
  for (const one of candidates.values()) {
    if (!checkShape(one)) candidates.delete(one.id)
  }
  const installed = new Set(candidates.keys())
  for (const one of candidates.values()) await importParts(one, installed)
  for (const cycle of dependencyOrder(declarations(candidates)).cycles) {
    for (const id of new Set(cycle)) {
      candidates.get(id)!.mistakes.push(`requires: these require each other: ${cycle.join(' → ')}`)
    }
  }
  for (const one of candidates.values()) {
    checkDependencies(one, candidates, all)
    checkParts(one, candidates)
  }
}

/** Takes the faulty out, then those that require one of them, until all that is left can work. */
function leaveOutFaulty(candidates: Map<string, Candidate>) {
  const faulty = () => [...candidates.values()].filter((one) => one.mistakes.length > 0)
  for (let out = faulty(); out.length > 0; out = faulty()) {
    for (const { id } of out) candidates.delete(id)
    for (const one of candidates.values()) {
      for (const { id } of out) {
        one.integrations.delete(id)
        if (one.declaration.requires?.[id]) one.mistakes.push(`requires: ${id} has failed`)
      }
    }
  }
}

function declarations(candidates: Map<string, Candidate>) {
  return new Map([...candidates].map(([id, one]) => [id, one.declaration]))
}

function register(into: Registry, candidates: Map<string, Candidate>) {
  const { order } = dependencyOrder(declarations(candidates))
  const sorted = ['kernel', ...order.filter((id) => id !== 'kernel')]
  sorted.forEach((id, position) => {
    const one = candidates.get(id)!
    const { declaration, folder, models, operations, jobs, integrations } = one
    into.plugins.set(id, { id, declaration, folder, order: position, integrations })
    for (const model of models) into.addModel(model)
    for (const operation of operations) into.operations.set(operation.name, operation)
    for (const job of jobs) into.jobs.set(job.name, job)
    for (const format of one.formats) into.formats.set(format.id, format)
  })
  for (const id of sorted) addExtensions(into, candidates.get(id)!)
  into.revision++
}

function addExtensions(into: Registry, one: Candidate) {
  for (const { part, needs } of partsOf(one)) {
    for (const [model, extension] of Object.entries(part.extends ?? {})) {
      const fields = inputFields(extension.fields).map((field) => completeField(field, one.id))
      const known = into.extensions.get(model) ?? []
      into.extensions.set(model, [
        ...known,
        { plugin: one.id, model, table: extension.table, fields, needs },
      ])
    }
  }
}
