import type { Context } from '#kernel/companies/context'
import { message } from '#kernel/http/messages'
import { bulkPath } from '#kernel/records/api/openapi/bulk_path'
import { answerOf, bodyOf, parameterRef, refusals } from '#kernel/records/api/openapi/common'
import { listParameters, shownParameters } from '#kernel/records/api/openapi/list_parameters'
import { mayWrite } from '#kernel/records/api/openapi/model_schemas'
import { listName, schemaName, schemaRef } from '#kernel/records/api/openapi/names'
import { operationPaths } from '#kernel/records/api/openapi/operation_paths'
import type { Model } from '#kernel/records/model'

export type Paths = Record<string, Record<string, unknown>>

/** The addresses of a model, as far as the caller may use them. */
export function modelPaths(ctx: Context, model: Model): Paths {
  const base = `/${model.plugin}/${model.segment}`
  const paths: Paths = {
    [base]: {
      get: list(ctx, model),
      ...(mayWrite(ctx, model, 'create') && { post: create(model) }),
    },
    [`${base}/{id}`]: {
      parameters: [parameterRef('Id')],
      get: show(ctx, model),
      ...(mayWrite(ctx, model, 'update') && { patch: update(model) }),
      ...(mayRemove(ctx, model) && { delete: remove(model) }),
    },
  }
  if (model.verbs.includes('archive') && ctx.access.allows(model.name, 'archive')) {
    paths[`${base}/{id}/restore`] = {
      parameters: [parameterRef('Id')],
      post: restore(model),
    }
  }
  return { ...paths, ...bulkPath(ctx, model), ...operationPaths(ctx, model) }
}

export const tagOf = (ctx: Context, model: Model) => ({
  name: model.name,
  description: message(ctx.locale, `${model.plugin}.models.${model.id}.many`),
})

function list(ctx: Context, model: Model) {
  const page = {
    type: 'object',
    properties: {
      data: { type: 'array', items: schemaRef(schemaName(model)) },
      page: schemaRef('Page'),
      count: { type: 'integer', description: 'With `count=exact` only.' },
    },
    required: ['data', 'page'],
  }
  const content = { 'application/json': { schema: page } }
  return {
    operationId: `list${listName(model)}`,
    tags: [model.name],
    parameters: listParameters(ctx, model),
    responses: { 200: { description: 'A page of records.', content }, ...refusals() },
  }
}

function create(model: Model) {
  const name = schemaName(model)
  return {
    operationId: `create${name}`,
    tags: [model.name],
    parameters: [parameterRef('IdempotencyKey')],
    requestBody: bodyOf(schemaRef(`${name}Create`)),
    responses: {
      201: answerOf(schemaRef(name), 'Stored.'),
      ...refusals('Refused', 'TooLarge'),
    },
  }
}

function show(ctx: Context, model: Model) {
  const name = schemaName(model)
  return {
    operationId: `get${name}`,
    tags: [model.name],
    parameters: shownParameters(ctx, model),
    responses: { 200: answerOf(schemaRef(name), 'The record.'), ...refusals() },
  }
}

function update(model: Model) {
  const name = schemaName(model)
  return {
    operationId: `update${name}`,
    tags: [model.name],
    requestBody: bodyOf(schemaRef(`${name}Patch`)),
    responses: {
      200: answerOf(schemaRef(name), 'Changed.'),
      ...refusals('Refused', 'TooLarge', 'VersionMissing'),
    },
  }
}

function mayRemove(ctx: Context, model: Model) {
  return (['archive', 'delete'] as const).some(
    (verb) => model.verbs.includes(verb) && ctx.access.allows(model.name, verb)
  )
}

function remove(model: Model) {
  return {
    operationId: `archive${schemaName(model)}`,
    tags: [model.name],
    parameters: [
      {
        name: 'hard',
        in: 'query',
        description: 'Deletes for good; refused while anything refers to it.',
        schema: { type: 'string', enum: ['true', 'false'] },
      },
      { name: 'version', in: 'query', schema: { type: 'integer', minimum: 1 } },
    ],
    responses: { 204: { description: 'Archived, or deleted.' }, ...refusals('Refused') },
  }
}

function restore(model: Model) {
  const name = schemaName(model)
  const version = { type: 'object', properties: { version: { type: 'integer', minimum: 1 } } }
  return {
    operationId: `restore${name}`,
    tags: [model.name],
    parameters: [parameterRef('IdempotencyKey')],
    requestBody: bodyOf(version, false),
    responses: { 200: answerOf(schemaRef(name), 'Back in use.'), ...refusals('Refused') },
  }
}
