import { registry } from '#kernel/plugins/registry'
import { defineOperation, type Operation } from '#kernel/records/operation'
import type { Verb } from '#kernel/records/model'
import { archiveRecord, restoreRecord } from '#kernel/records/write/archive'
import { createRecord } from '#kernel/records/write/create'
import { deleteRecord } from '#kernel/records/write/delete'
import { updateRecord } from '#kernel/records/write/update'

/** Which verb of a model's declaration allows each built-in operation. */
const VERBS: Record<string, { verb: Verb; run: Operation['run'] }> = {
  create: { verb: 'create', run: createRecord },
  update: { verb: 'update', run: updateRecord },
  archive: { verb: 'archive', run: archiveRecord },
  restore: { verb: 'archive', run: restoreRecord },
  delete: { verb: 'delete', run: deleteRecord },
}

const made = new Map<string, Operation | undefined>()

/** The operation every model has without declaring it; undefined where the model leaves it out. */
export function builtIn(name: string): Operation | undefined {
  if (!made.has(name)) made.set(name, make(name))
  return made.get(name)
}

function make(name: string): Operation | undefined {
  const dot = name.lastIndexOf('.')
  const model = registry.models.get(name.slice(0, dot))
  const known = Object.hasOwn(VERBS, name.slice(dot + 1)) ? VERBS[name.slice(dot + 1)] : undefined
  if (!model || model.lineOf || !known || !model.verbs.includes(known.verb)) return undefined
  return defineOperation({ name, on: model.name, run: known.run })
}
