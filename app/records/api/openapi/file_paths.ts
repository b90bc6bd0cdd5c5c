import { splitRight } from '#kernel/access/rule'
import type { Context } from '#kernel/companies/context'
import { registry } from '#kernel/plugins/registry'
import { refusals } from '#kernel/records/api/openapi/common'
import type { Paths } from '#kernel/records/api/openapi/model_paths'
import { operationName } from '#kernel/records/api/openapi/names'

/** The files plugins make on demand, as far as the caller may have them made. */
export function filePaths(ctx: Context): Paths {
  const paths: Paths = {}
  for (const { id, declaration } of registry.inOrder()) {
    for (const { path, right } of ctx.has(id) ? (declaration.files ?? []) : []) {
      const { model, verb } = splitRight(right)
      if (ctx.access.allows(model, verb)) paths[`/${id}/${path}`] = { get: describe(id, path) }
    }
  }
  return paths
}

function describe(plugin: string, path: string) {
  return {
    operationId: `make${operationName(`${plugin}.${path.replaceAll(/[^a-z0-9]+/g, '_')}`)}`,
    parameters: [
      {
        name: 'query',
        in: 'query',
        description: 'What it is of, as its screen asks for it: `format`, `from`, `to`.',
        style: 'form',
        explode: true,
        schema: { type: 'object', additionalProperties: { type: 'string' } },
      },
    ],
    responses: {
      200: {
        description: 'The file.',
        content: { '*/*': { schema: { type: 'string', format: 'binary' } } },
      },
      ...refusals(),
    },
  }
}
