import type { Context } from '#kernel/companies/context'
import { registry } from '#kernel/plugins/registry'
import { readableLines } from '#kernel/records/api/openapi/model_schemas'
import { schemaRef } from '#kernel/records/api/openapi/names'
import { typeOf } from '#kernel/records/fields/types/index'
import type { Model } from '#kernel/records/model'
import { isSortable, type Column } from '#kernel/records/query/column'
import { extensionColumns, ownColumns } from '#kernel/records/query/select_list'
import { Source } from '#kernel/records/query/source'

/** The parameters of a model's list, with the fields this caller may use in each. */
export function listParameters(ctx: Context, model: Model) {
  const columns = columnsOf(ctx, model)
  const sortable = columns.filter(({ field }) => isSortable(field)).map(({ path }) => path)
  return [
    {
      ...query('q', { type: 'string', maxLength: 200 }),
      description: `Words looked for in ${model.search.join(', ')}.`,
    },
    {
      ...query('filter', {
        type: 'string',
        contentMediaType: 'application/json',
        contentSchema: schemaRef('Filter'),
      }),
      description: filterHelp(columns),
    },
    names('sort', [...sortable, ...sortable.map((path) => `-${path}`)], 'Up to five keys.'),
    ...shownParameters(ctx, model),
    query('limit', { type: 'integer', minimum: 1, maximum: 500, default: 50 }),
    query('after', { type: 'string' }),
    query('archived', { type: 'string', enum: ['true', 'false'] }),
    query('count', { type: 'string', enum: ['exact'] }),
  ]
}

/** What of a record is answered: also when one is asked for alone. */
export function shownParameters(ctx: Context, model: Model) {
  const source = new Source(ctx, model)
  const lines = readableLines(source).map((field) => field.key)
  const columns = columnsOf(ctx, model)
  const relations = columns.flatMap(({ path, declared }) => relationOf(path, declared.relation))
  return [
    names('fields', [...columns.map(({ path }) => path), ...lines], 'Name `id` too.'),
    names('include', [...relations, ...lines]),
  ]
}

function columnsOf(ctx: Context, model: Model) {
  const source = new Source(ctx, model)
  return [...ownColumns(source), ...extensionColumns(source)]
}

function relationOf(path: string, relation: string | undefined) {
  if (!relation) return []
  const dot = path.indexOf('.')
  return [dot < 0 ? relation : `${path.slice(0, dot)}.${relation}`]
}

const query = (name: string, schema: object) => ({ name, in: 'query', schema })

/** Names as one text with commas; those behind references (`category.name`) are not listed. */
function names(name: string, known: string[], description?: string) {
  const items = { anyOf: [{ type: 'string', enum: known }, { type: 'string' }] }
  return {
    ...query(
      name,
      known.length > 0 ? { type: 'array', items } : { type: 'array', items: { type: 'string' } }
    ),
    style: 'form',
    explode: false,
    ...(description && { description }),
  }
}

function filterHelp(columns: Column[]) {
  const usable = columns
    .map(({ path, field }) => [path, operatorsOf(field.kind)] as const)
    .filter(([, operators]) => operators.length > 0)
    .map(([path, operators]) => `- \`${path}\`: ${operators.join(', ')}`)
  return `JSON, for instance \`[["id","gt",7]]\`. Fields and operators:\n${usable.join('\n')}`
}

const operatorsOf = (kind: Column['field']['kind']) => typeOf(kind).operators

/** Models the caller may read and that have an address. */
export function addressedModels(ctx: Context): Model[] {
  return [...registry.models.values()].filter(
    (model) => !model.lineOf && ctx.has(model.plugin) && ctx.access.allows(model.name, 'read')
  )
}
