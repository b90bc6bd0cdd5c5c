import type { Candidate } from '#kernel/plugins/candidate'
import type { Known } from '#kernel/plugins/validate/known'
import type { Operation } from '#kernel/records/operation'

const NAME = /^[a-z][a-z0-9_]*(\.[a-z][a-z0-9_]*){1,2}$/

/** The operations of a plugin: named after it, each once, on models it can see. */
export function operationMistakes(one: Candidate, known: Known) {
  const names = one.operations.map((operation) => operation.name)
  return one.operations.flatMap((operation, index) => [
    ...(names.indexOf(operation.name) < index
      ? [`${operation.name}: two operations have this name`]
      : []),
    ...mistakesOf(operation, one.id, known),
  ])
}

function mistakesOf(operation: Operation, plugin: string, known: Known) {
  const { name, on } = operation
  const mistakes: string[] = []
  if (typeof name !== 'string' || !NAME.test(name) || operation.plugin !== plugin) {
    mistakes.push(`${name}: an operation is called ${plugin}.<model>.<verb>`)
  }
  if (typeof operation.run !== 'function') mistakes.push(`${name}: run must be a function`)
  if (on && !known.model(on)) {
    mistakes.push(`${name}: it works on ${on}, which ${known.whyNoModel(on)}`)
  }
  for (const field of operation.input ?? []) {
    const isFarther = field.kind === 'reference' && !known.model(field.to!)
    if (isFarther) {
      mistakes.push(
        `${name}: input ${field.key} refers to ${field.to}, which ${known.whyNoModel(field.to!)}`
      )
    }
  }
  return mistakes
}
