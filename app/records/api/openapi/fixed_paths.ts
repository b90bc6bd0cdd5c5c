import { REPORT_PATH } from '#kernel/reports/api/report_path'
import { answerOf, parameterRef, refusals } from '#kernel/records/api/openapi/common'

/** Addresses that belong to no one model. */
export const FIXED_PATHS = {
  '/openapi.json': {
    get: {
      operationId: 'getOpenapi',
      responses: {
        200: {
          description: 'This description.',
          content: { 'application/json': { schema: { type: 'object' } } },
        },
        ...refusals(),
      },
    },
  },
  '/kernel/catalogue': {
    get: {
      operationId: 'getKernelCatalogue',
      description: 'For administrators: models, fields, operations, routes and rules.',
      responses: { 200: answerOf({ type: 'object' }, 'What is installed.'), ...refusals() },
    },
  },
  '/kernel/imports': {
    post: {
      operationId: 'createKernelImport',
      parameters: [parameterRef('IdempotencyKey')],
      requestBody: {
        required: true,
        content: {
          'multipart/form-data': {
            schema: {
              type: 'object',
              properties: {
                file: { type: 'string', contentMediaType: 'application/octet-stream' },
                model: { type: 'string', description: 'As `contacts.party`.' },
                mapping: { type: 'string', contentMediaType: 'application/json' },
                dry_run: { type: 'string', enum: ['true', 'false'] },
              },
              required: ['file', 'model'],
            },
          },
        },
      },
      responses: {
        202: answerOf(
          { type: 'object', properties: { id: { type: 'integer' } }, required: ['id'] },
          'Begun; ask for it by its id.'
        ),
        ...refusals('Refused', 'TooLarge'),
      },
    },
  },
  '/kernel/imports/{id}/errors': {
    parameters: [parameterRef('Id')],
    get: {
      operationId: 'getKernelImportErrors',
      responses: {
        200: {
          description: 'The refused rows with their reasons.',
          content: { 'text/csv': { schema: { type: 'string' } } },
        },
        ...refusals(),
      },
    },
  },
  '/kernel/reports/run': REPORT_PATH,
}
