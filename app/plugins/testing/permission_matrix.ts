import type { Call } from '#kernel/plugins/testing/api_call'
import { answerOf } from '#kernel/plugins/testing/api_call'
import type { Answer } from '#kernel/plugins/testing/api_call'
import type { Holder } from '#kernel/plugins/testing/role_holders'
import { roleHolders } from '#kernel/plugins/testing/role_holders'
import type { Scene } from '#kernel/plugins/testing/scene'
import { sceneOf } from '#kernel/plugins/testing/scene'
import type { Check } from '#kernel/plugins/testing/subject'
import type { Model } from '#kernel/records/model'

/**
 * The permission matrix: every role of the plugin × every verb of its models × a record that is the
 * company's, another company's, filtered out by a rule, archived or not there at all, asked over HTTP
 * with real tokens. What is expected comes from the declaration, not from the code under test.
 */
export const permissions: Check = {
  name: 'permissions',
  title: 'each role may do what it declares, to the records it may see, and nothing else',
  async run(subject) {
    await subject.world.enable(subject.id)
    const holders = await roleHolders(subject)
    const faults: string[] = []
    for (const model of subject.records) {
      const scene = await sceneOf(subject, model)
      for (const holder of holders) faults.push(...(await matrix(model, scene, holder)))
    }
    return faults
  },
}

async function matrix(model: Model, scene: Scene, holder: Holder) {
  const faults: string[] = []
  const say = (call: Call, record: string, fault: string) =>
    faults.push(`${holder.role} · ${call.method} ${model.name} ${call.verb} · ${record}: ${fault}`)
  for (const verb of scene.verbs) {
    const allowed = holder.allows(model.name, verb)
    const missing = await answerOf(scene.call(verb, scene.missing), holder.token)
    for (const [record, target] of await scene.records(allowed && verb !== 'read')) {
      const call = scene.call(verb, target)
      const answer = await answerOf(call, holder.token)
      const isHidden = record === 'another company’s' || record === 'filtered out'
      const fault = isHidden
        ? hiddenFault(answer, missing)
        : visibleFault(answer, missing, allowed, holder.reads(model.name))
      if (fault) say(call, record, fault)
    }
  }
  faults.push(...(await collection(model, scene, holder)))
  return faults
}

/** What is hidden answers like what is not there: nobody learns that it exists. */
function hiddenFault(answer: Answer, missing: Answer) {
  if (answer.status !== 403 && answer.status !== 404) {
    return `hidden, and answered with ${answer.status}`
  }
  return answer.body === missing.body
    ? null
    : `answered ${answer.status} ${answer.body}, a missing one ${missing.body}`
}

function visibleFault(answer: Answer, missing: Answer, allowed: boolean, reads: boolean) {
  if (answer.status >= 500) return `a bug: ${answer.status} ${answer.body}`
  const refused = answer.status === 403 || answer.status === 404
  if (allowed) return refused ? `allowed, and refused with ${answer.status} ${answer.body}` : null
  if (!refused) return `not allowed, and answered with ${answer.status}`
  if (reads) {
    return answer.status === 403 ? null : `seen but not allowed is 403, not ${answer.status}`
  }
  return answer.body === missing.body
    ? null
    : `not readable, and told from a missing one: ${answer.body}`
}

/** The list and the way to a new record. */
async function collection(model: Model, scene: Scene, holder: Holder) {
  const faults: string[] = []
  const list = await answerOf(
    { method: 'GET', path: `${scene.base}?limit=500&sort=-id`, verb: 'read' },
    holder.token
  )
  const reads = holder.reads(model.name)
  if (reads !== (list.status === 200)) {
    faults.push(`${holder.role} · list of ${model.name}: answered ${list.status}`)
  }
  if (list.status === 200) {
    const ids = new Set((JSON.parse(list.body).data as { id: number }[]).map((row) => row.id))
    for (const [name, id] of scene.unlisted) {
      if (ids.has(id)) {
        faults.push(`${holder.role} · list of ${model.name} shows a record that is ${name}`)
      }
    }
  }
  if (!model.verbs.includes('create')) return faults
  const create = await answerOf(
    { method: 'POST', path: scene.base, verb: 'create', body: {} },
    holder.token
  )
  if (holder.allows(model.name, 'create') === (create.status === 403)) {
    faults.push(`${holder.role} · create ${model.name}: answered ${create.status}`)
  }
  return faults
}
