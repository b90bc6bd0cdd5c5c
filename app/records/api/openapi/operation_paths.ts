import { splitRight } from '#kernel/access/rule'
import type { Context } from '#kernel/companies/context'
import { hasMessage, message } from '#kernel/http/messages'
import { registry } from '#kernel/plugins/registry'
import { answerOf, bodyOf, parameterRef, refusals } from '#kernel/records/api/openapi/common'
import { writeSchema, type Schema } from '#kernel/records/api/openapi/field_schema'
import type { Paths } from '#kernel/records/api/openapi/model_paths'
import { operationName, schemaName, schemaRef } from '#kernel/records/api/openapi/names'
import type { Model } from '#kernel/records/model'
import type { Operation } from '#kernel/records/operation'

const BUILT_IN = new Set(['create', 'update', 'archive', 'restore', 'delete'])

/** The business verbs of a model: on a record, and those that stand alone at its address. */
export function operationPaths(ctx: Context, model: Model): Paths {
  const base = `/${model.plugin}/${model.segment}`
  const paths: Paths = {}
  for (const operation of operationsAt(model)) {
    if (!mayRun(ctx, operation)) continue
    const verb = operation.verb.replaceAll('_', '-')
    const post = describe(ctx, model, operation)
    if (operation.on) {
      paths[`${base}/{id}/${verb}`] = { parameters: [parameterRef('Id')], post }
    } else paths[`${base}/${verb}`] = { post }
  }
  return paths
}

/** Operations whose name, without the verb, is the model's: that is where their address lies. */
export function operationsAt(model: Model): Operation[] {
  return [...registry.operations.values()].filter(
    (one) =>
      one.name === `${model.name}.${one.verb}` &&
      (one.on === undefined || one.on === model.name) &&
      !(one.on && BUILT_IN.has(one.verb))
  )
}

function mayRun(ctx: Context, operation: Operation) {
  if (!ctx.has(operation.plugin)) return false
  const right = splitRight(operation.on ? operation.name : (operation.right ?? operation.name))
  return ctx.access.allows(right.model, right.verb)
}

function describe(ctx: Context, model: Model, operation: Operation) {
  const versioned = operation.on !== undefined && !operation.reads
  const texts = `${model.plugin}.models.${model.id}.operations.${operation.verb}`
  const body = inputSchema(operation, versioned)
  const answer = operation.on && !operation.reads ? schemaRef(schemaName(model)) : {}
  return {
    operationId: `run${operationName(operation.name)}`,
    tags: [model.name],
    ...(hasMessage(ctx.locale, texts) && { summary: message(ctx.locale, texts) }),
    parameters: [parameterRef('IdempotencyKey')],
    requestBody: bodyOf(body, (body.required as string[]).length > 0),
    responses: {
      200: answerOf(
        answer,
        'Done: the record as it is now, or what the operation found or made instead.'
      ),
      ...refusals('Refused', 'TooLarge', ...(versioned ? (['VersionMissing'] as const) : [])),
    },
  }
}

/** A verb that only reads its record may go without a version. */
function inputSchema(operation: Operation, versioned: boolean): Schema {
  const properties: Record<string, Schema> = {}
  const required = operation.input.filter((one) => one.required).map((one) => one.key)
  if (operation.on) properties.version = { type: 'integer', minimum: 1 }
  for (const field of operation.input) {
    const isLines = field.kind === 'lines'
    properties[field.key] = isLines
      ? { type: 'array', items: {} }
      : writeSchema({ ...field, plugin: operation.plugin })
  }
  return {
    type: 'object',
    properties,
    required: versioned ? ['version', ...required] : required,
    additionalProperties: false,
  }
}
