import type { Context } from '#kernel/companies/context'
import type { Source } from '#kernel/records/query/source'
import { fieldLabel } from '#kernel/reports/run/names'

/** What a path is called: "Category › Name" of `category.name`. */
export function pathLabel(ctx: Context, source: Source, path: string): string {
  const words = path.split('.')
  const way = words.slice(0, -1).flatMap((_, index) => {
    const reference = source.column(`${words.slice(0, index + 1).join('.')}_id`)
    return reference ? [fieldLabel(ctx, reference)] : []
  })
  const column = source.column(path)
  return [...way, column ? fieldLabel(ctx, column) : path].join(' › ')
}
