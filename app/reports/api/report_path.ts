import { bodyOf, refusals } from '#kernel/records/api/openapi/common'
import type { Schema } from '#kernel/records/api/openapi/field_schema'
import { schemaRef } from '#kernel/records/api/openapi/names'
import { CONTENT_TYPES } from '#kernel/reports/output/render_report'
import { MEASURE_FUNCTIONS } from '#kernel/reports/query/definition'
import { SPAN_WORDS } from '#kernel/reports/query/spans'

const PATH: Schema = { type: 'string', description: 'As in lists: `status`, `category.name`.' }

const BUCKET: Schema = {
  anyOf: [
    { type: 'string', enum: [...SPAN_WORDS] },
    {
      type: 'object',
      description: 'Ends of ranges in rising order, or pairs from – before; null is open.',
      properties: { ranges: { type: 'array', items: {} } },
      required: ['ranges'],
    },
  ],
}

const LABEL: Schema = { type: 'string', maxLength: 200, description: 'Its heading.' }

const DIMENSION: Schema = {
  anyOf: [
    PATH,
    {
      type: 'object',
      properties: { field: PATH, bucket: BUCKET, as: { type: 'string' }, label: LABEL },
      required: ['field'],
    },
  ],
}

const MEASURE: Schema = {
  type: 'object',
  description: 'Its key in the answer is `as`, or `<fn>_<field>`.',
  properties: {
    fn: { type: 'string', enum: [...MEASURE_FUNCTIONS] },
    field: PATH,
    as: { type: 'string' },
    label: LABEL,
  },
  required: ['fn'],
}

const PARAMETER: Schema = {
  type: 'object',
  properties: { key: { type: 'string' }, label: { type: 'string' }, default: {} },
  required: ['key'],
}

const COMPUTED: Schema = {
  type: 'object',
  description:
    'An expression of the fields of a plain table’s records, or of the keys of the answer: `sum_net / count`.',
  properties: {
    key: { type: 'string' },
    label: { type: 'string' },
    formula: { type: 'string', maxLength: 1000 },
  },
  required: ['key', 'formula'],
}

const CONVERSION: Schema = {
  type: 'object',
  description:
    'Amounts of every currency in one; a currency without a rate is refused by its name.',
  properties: {
    to: { type: 'string', description: 'A currency: `EUR`.' },
    on: { type: 'string', format: 'date', description: 'Whose rates count; today unless told.' },
    rates: {
      type: 'object',
      description: 'What one unit of a currency is worth: `{"USD": "0.92"}`; else as plugins know.',
      additionalProperties: { type: 'string' },
    },
  },
  required: ['to'],
}

const QUERY: Schema = {
  type: 'object',
  properties: {
    source: { type: 'string', description: 'The model, as `contacts.party`.' },
    columns: { type: 'array', items: PATH, description: 'Of a plain table, without measures.' },
    dimensions: { type: 'array', items: DIMENSION },
    measures: { type: 'array', items: MEASURE },
    computed: { type: 'array', items: COMPUTED },
    conversion: CONVERSION,
    filter: schemaRef('Filter'),
    having: schemaRef('Filter'),
    sort: { anyOf: [{ type: 'string' }, { type: 'array', items: { type: 'string' } }] },
    pivot: {
      anyOf: [
        PATH,
        {
          type: 'object',
          properties: { field: PATH, bucket: BUCKET, limit: { type: 'integer' } },
          required: ['field'],
        },
      ],
    },
    limit: { type: 'integer', minimum: 1 },
    others: { type: 'boolean', description: 'What is behind the limit as one more row.' },
    archived: { type: 'boolean' },
    parameters: { type: 'array', items: PARAMETER, description: 'Used as `{"parameter": key}`.' },
    values: { type: 'object', description: 'The answers to the parameters.' },
  },
  required: ['source'],
}

const ROW: Schema = { type: 'object', description: 'Values by the keys of the columns.' }

const ANSWER: Schema = {
  type: 'object',
  properties: {
    columns: {
      type: 'array',
      items: {
        type: 'object',
        properties: {
          key: { type: 'string' },
          label: { type: 'string' },
          type: { type: 'string' },
          role: { type: 'string', enum: ['dimension', 'measure', 'column'] },
          computed: { type: 'boolean', description: 'An expression makes it.' },
          currency: { type: 'string', description: 'The one currency of its amounts.' },
          currency_key: {
            type: 'string',
            description: 'The column with the currency of each row.',
          },
        },
        required: ['key', 'label', 'type', 'role'],
      },
    },
    rows: { type: 'array', items: ROW },
    totals: {
      ...ROW,
      type: ['object', 'null'],
      description: 'Of everything found; an amount is null where there are several currencies.',
    },
    subtotals: { type: 'array', items: ROW, description: 'For each currency, where several.' },
    drill: {
      type: 'array',
      items: { type: ['object', 'null'] },
      description: 'For each row the filter of a list that finds the records behind it.',
    },
    conversion: { ...CONVERSION, description: 'By which rates amounts were converted.' },
    archived: { type: 'boolean', description: 'Archived records are among those behind it.' },
    cut: { type: 'boolean', description: 'There are more rows than were asked for.' },
  },
  required: ['columns', 'rows', 'totals', 'subtotals', 'drill', 'cut'],
}

const FILES = Object.fromEntries(
  Object.values(CONTENT_TYPES).map((type) => [
    type.split(';')[0],
    { schema: { type: 'string', format: 'binary' } },
  ])
)

/** The address that runs a report. */
export const REPORT_PATH = {
  post: {
    operationId: 'runKernelReport',
    description:
      'Needs the right `report` of the source; records one by one in a file, `export` as well.',
    requestBody: bodyOf(QUERY),
    responses: {
      200: {
        description: 'The answer.',
        content: { 'application/json': { schema: ANSWER }, ...FILES },
      },
      ...refusals('NoFormat'),
    },
  },
}
