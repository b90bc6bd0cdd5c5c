import { splitRight } from '#kernel/access/rule'
import type { Context } from '#kernel/companies/context'
import type { FileDeclaration } from '#kernel/plugins/declaration'
import { registry } from '#kernel/plugins/registry'
import { refusals } from '#kernel/records/api/openapi/common'
import type { Paths } from '#kernel/records/api/openapi/model_paths'
import { operationName } from '#kernel/records/api/openapi/names'

/** The files plugins make on demand, as far as the caller may have them made. */
export function filePaths(ctx: Context): Paths {
  const paths: Paths = {}
  for (const { id, declaration } of registry.inOrder()) {
    for (const file of ctx.has(id) ? (declaration.files ?? []) : []) {
      const { model, verb } = splitRight(file.right)
      if (ctx.access.allows(model, verb)) paths[`/${id}/${file.path}`] = { get: describe(id, file) }
    }
  }
  return paths
}

/** Of a file that does not say what it asks for. */
const ANYTHING = {
  name: 'query',
  in: 'query',
  description: 'What it is of, as its screen asks for it.',
  style: 'form',
  explode: true,
  schema: { type: 'object', additionalProperties: { type: 'string' } },
}

const named = (name: string) => ({ name, in: 'query', schema: { type: 'string' } })

function describe(plugin: string, { path, asks }: FileDeclaration) {
  return {
    operationId: `make${operationName(`${plugin}.${path.replaceAll(/[^a-z0-9]+/g, '_')}`)}`,
    parameters: asks ? asks.map(named) : [ANYTHING],
    responses: {
      200: {
        description: 'The file.',
        content: { '*/*': { schema: { type: 'string', format: 'binary' } } },
      },
      ...refusals(),
    },
  }
}
