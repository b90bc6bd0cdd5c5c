import type { Context } from '#kernel/companies/context'
import { registry } from '#kernel/plugins/registry'
import { BULK_RESULT } from '#kernel/records/api/openapi/bulk_path'
import {
  COMMON_PARAMETERS,
  COMMON_RESPONSES,
  COMMON_SCHEMAS,
} from '#kernel/records/api/openapi/common'
import type { Schema } from '#kernel/records/api/openapi/field_schema'
import { filePaths } from '#kernel/records/api/openapi/file_paths'
import { FIXED_PATHS } from '#kernel/records/api/openapi/fixed_paths'
import { addressedModels } from '#kernel/records/api/openapi/list_parameters'
import { modelPaths, tagOf, type Paths } from '#kernel/records/api/openapi/model_paths'
import { modelSchemas } from '#kernel/records/api/openapi/model_schemas'
import type { Model } from '#kernel/records/model'

/** The API as this caller may use it, for generators and people: OpenAPI 3.1. */
export function openapi(ctx: Context) {
  const models = addressedModels(ctx)
  return {
    openapi: '3.1.0',
    info: {
      title: 'Kontor',
      version: registry.plugins.get('kernel')?.declaration.version ?? '1.0.0',
      description: `What the token may do in ${ctx.company.name}.`,
    },
    servers: [{ url: '/api/v1' }],
    security: [{ token: [] }],
    tags: models.map((model) => tagOf(ctx, model)),
    paths: pathsOf(ctx, models),
    components: {
      securitySchemes: { token: { type: 'http', scheme: 'bearer' } },
      parameters: COMMON_PARAMETERS,
      responses: COMMON_RESPONSES,
      schemas: schemasOf(ctx, models),
    },
  }
}

/** The addresses of every model; where one address belongs to a part of its own as well, both. */
function pathsOf(ctx: Context, models: Model[]) {
  const paths: Paths = Object.assign(
    filePaths(ctx),
    ...models.map((model) => modelPaths(ctx, model))
  )
  for (const [path, item] of Object.entries(FIXED_PATHS)) paths[path] = { ...paths[path], ...item }
  return paths
}

function schemasOf(ctx: Context, models: Model[]) {
  const lines = [...registry.models.values()].filter(
    ({ lineOf }) => lineOf && models.some((model) => model.name === lineOf)
  )
  const schemas: Record<string, Schema> = { ...COMMON_SCHEMAS, BulkResult: BULK_RESULT }
  for (const model of [...models, ...lines]) Object.assign(schemas, modelSchemas(ctx, model))
  return schemas
}
