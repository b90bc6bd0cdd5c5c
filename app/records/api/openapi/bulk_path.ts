import type { Context } from '#kernel/companies/context'
import { answerOf, bodyOf, parameterRef, refusals } from '#kernel/records/api/openapi/common'
import type { Schema } from '#kernel/records/api/openapi/field_schema'
import type { Paths } from '#kernel/records/api/openapi/model_paths'
import { listName, schemaRef } from '#kernel/records/api/openapi/names'
import { bulkName, bulkOperations, mayRunOnMany } from '#kernel/records/bulk/bulk_operations'
import { AT_ONCE, MOST } from '#kernel/records/bulk/bulk_request'
import type { Model } from '#kernel/records/model'

/** One operation on many records of a model; none where the caller may run none. */
export function bulkPath(ctx: Context, model: Model): Paths {
  const names = bulkOperations(model)
    .filter((one) => mayRunOnMany(ctx, model, one))
    .map((one) => bulkName(model, one))
  if (names.length === 0) return {}
  return { [`/${model.plugin}/${model.segment}/bulk`]: { post: describe(model, names) } }
}

function describe(model: Model, names: string[]) {
  return {
    operationId: `bulk${listName(model)}`,
    tags: [model.name],
    description:
      'One operation on the records named by `ids`, or on all those of the company that `filter` finds. Each is done ' +
      'or refused by itself: one refusal stops no other.',
    parameters: [parameterRef('IdempotencyKey')],
    requestBody: bodyOf(requestSchema(names)),
    responses: {
      200: answerOf(
        { type: 'array', items: schemaRef('BulkResult') },
        'What became of each record, in the order of the ids.'
      ),
      202: answerOf(
        { type: 'object', properties: { id: { type: 'integer' } }, required: ['id'] },
        `For more than ${AT_ONCE} records: the job that does it (\`GET /kernel/jobs/{id}\`).`
      ),
      ...refusals('Refused', 'TooLarge'),
    },
  }
}

function requestSchema(names: string[]): Schema {
  const id = { type: 'integer', minimum: 1 }
  return {
    type: 'object',
    properties: {
      operation: { type: 'string', enum: names },
      ids: { type: 'array', items: id, minItems: 1, maxItems: MOST },
      filter: {
        ...schemaRef('Filter'),
        description: 'Instead of `ids`; an empty list is every record.',
      },
      q: { type: 'string', description: 'With `filter`: words to be found, as in lists.' },
      archived: { type: 'boolean', description: 'With `filter`: archived records count as well.' },
      input: {
        type: 'object',
        description:
          'What the operation takes, for every record the same; for `update` the fields.',
        additionalProperties: true,
      },
    },
    required: ['operation'],
    additionalProperties: false,
  }
}

/** What became of one record of many. */
export const BULK_RESULT: Schema = {
  type: 'object',
  properties: {
    id: { type: 'integer' },
    status: { type: 'integer', description: '200, or why it was refused: 404, 409, 422 …' },
    error: {
      type: 'object',
      properties: {
        code: { type: 'string' },
        title: { type: 'string' },
        detail: { type: 'string' },
        errors: { type: 'array', items: schemaRef('ProblemField') },
      },
      required: ['code', 'title', 'detail', 'errors'],
    },
  },
  required: ['id', 'status'],
}
