import type { Context } from '#kernel/companies/context'
import { registry } from '#kernel/plugins/registry'
import { splitRight } from '#kernel/access/rule'

/** The addresses of files made on demand that the caller may ask for: screens offer no others. */
export function madeFilesOf(ctx: Context): string[] {
  return registry
    .inOrder()
    .filter(({ id }) => ctx.has(id))
    .flatMap(({ id, declaration }) =>
      (declaration.files ?? [])
        .filter(({ right }) => isAllowed(ctx, right))
        .map(({ path }) => `/${id}/${path}`)
    )
}

function isAllowed(ctx: Context, right: string) {
  const { model, verb } = splitRight(right)
  return ctx.access.allows(model, verb)
}
