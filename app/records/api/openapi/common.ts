import type { Schema } from '#kernel/records/api/openapi/field_schema'
import { schemaRef } from '#kernel/records/api/openapi/names'
import { OPERATORS } from '#kernel/records/query/filter'

/** Schemas that do not depend on who asks. */
export const COMMON_SCHEMAS: Record<string, Schema> = {
  Problem: {
    type: 'object',
    description: 'Every refused answer (RFC 9457). `code` is stable, texts are for people.',
    properties: {
      type: { type: 'string' },
      title: { type: 'string' },
      status: { type: 'integer' },
      detail: { type: 'string' },
      code: { type: 'string' },
      next: { type: ['string', 'null'], description: 'What can be done now.' },
      errors: { type: 'array', items: schemaRef('ProblemField') },
      request_id: { type: ['string', 'null'] },
    },
    required: ['type', 'title', 'status', 'detail', 'code', 'errors'],
  },
  ProblemField: {
    type: 'object',
    properties: {
      field: { type: 'string', description: 'Its path in the request: `lines.2.quantity`.' },
      code: { type: 'string' },
      message: { type: 'string' },
    },
    required: ['field', 'code', 'message'],
  },
  Label: {
    type: 'object',
    properties: { id: { type: 'integer' }, label: { type: 'string' } },
    required: ['id', 'label'],
  },
  Page: {
    type: 'object',
    properties: {
      next: { type: ['string', 'null'], description: 'Give it as `after` to get the next page.' },
    },
    required: ['next'],
  },
  Filter: {
    description: 'A triple, a list of filters (and), or `and`, `or`, `not` of filters.',
    anyOf: [
      {
        type: 'array',
        prefixItems: [{ type: 'string' }, { type: 'string', enum: [...OPERATORS] }, {}],
      },
      { type: 'array', items: schemaRef('Filter') },
      { type: 'object', properties: { and: { type: 'array', items: schemaRef('Filter') } } },
      { type: 'object', properties: { or: { type: 'array', items: schemaRef('Filter') } } },
      { type: 'object', properties: { not: schemaRef('Filter') } },
    ],
  },
}

const REFUSALS: Record<string, [number, string]> = {
  Unknown: [401, 'Nobody is known by this token.'],
  Forbidden: [403, 'Known, but not allowed; the rule is named.'],
  Missing: [404, 'Not there, or not visible.'],
  NoFormat: [406, 'None of the formats the client takes is offered.'],
  Refused: [409, 'A business rule stands against it, or the record changed meanwhile.'],
  TooLarge: [413, 'The body is too large.'],
  Invalid: [422, 'The input is wrong; each complaint names its field.'],
  VersionMissing: [428, 'The version that was seen is missing.'],
  TooMany: [429, 'Too many requests.'],
}

const problem = (description: string) => ({
  description,
  content: { 'application/problem+json': { schema: schemaRef('Problem') } },
})

export const COMMON_RESPONSES = Object.fromEntries(
  Object.entries(REFUSALS).map(([name, [, description]]) => [name, problem(description)])
)

/** What any call may be answered besides what it was made for. */
export function refusals(...names: (keyof typeof REFUSALS)[]) {
  const all = ['Unknown', 'Forbidden', 'Missing', 'Invalid', 'TooMany', ...names]
  return Object.fromEntries(
    all.map((name) => [String(REFUSALS[name][0]), { $ref: `#/components/responses/${name}` }])
  )
}

export const COMMON_PARAMETERS = {
  Id: {
    name: 'id',
    in: 'path',
    required: true,
    schema: { type: 'integer', minimum: 1 },
  },
  IdempotencyKey: {
    name: 'Idempotency-Key',
    in: 'header',
    description:
      'A text of your own for this one write. Sent again with the same body, it answers the first answer again instead of writing twice; with another body it is refused (422).',
    schema: { type: 'string', minLength: 1, maxLength: 255 },
  },
}

export const parameterRef = (name: keyof typeof COMMON_PARAMETERS) => ({
  $ref: `#/components/parameters/${name}`,
})

/** `{ "data": … }` */
export const answerOf = (schema: Schema, description = 'Done.') => ({
  description,
  content: {
    'application/json': {
      schema: { type: 'object', properties: { data: schema }, required: ['data'] },
    },
  },
})

export const bodyOf = (schema: Schema, required = true) => ({
  required,
  content: { 'application/json': { schema } },
})
