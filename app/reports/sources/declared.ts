import type { Context } from '#kernel/companies/context'
import { partsOf } from '#kernel/plugins/candidate'
import type { ReportSourceDeclaration, SourcePart } from '#kernel/plugins/declaration'
import { registry } from '#kernel/plugins/registry'
import type { FilterNode } from '#kernel/records/query/filter'
import type { Model } from '#kernel/records/model'
import { relationsOf, targetOf } from '#kernel/records/query/relations'

/** A source of reports that a plugin declares: fields of its own, drawn from models. */
export interface DeclaredSource extends ReportSourceDeclaration {
  plugin: string
  /** The root of its texts: `sample.sources.promises`. */
  messages: string
  /** The plugins that must be enabled for it to count. */
  needs: readonly string[]
  /** Every model it draws from, also behind references. */
  models: ReadonlySet<string>
}

let known: { revision: number; byName: Map<string, DeclaredSource> } | undefined

/** All sources of installed plugins by their names. */
export function declaredSources(): ReadonlyMap<string, DeclaredSource> {
  if (known?.revision !== registry.revision) {
    const all = registry
      .inOrder()
      .flatMap((plugin) =>
        partsOf(plugin).flatMap(({ part, needs }) =>
          (part.reportSources ?? []).map((one) => made(one, plugin.id, needs))
        )
      )
    known = { revision: registry.revision, byName: new Map(all.map((one) => [one.name, one])) }
  }
  return known.byName
}

/** A source of that name whose plugins the company uses. */
export function declaredSource(ctx: Context, name: string): DeclaredSource | undefined {
  const source = declaredSources().get(name)
  return source?.needs.every((id) => ctx.has(id)) ? source : undefined
}

/** Throws 403 unless the caller may report on everything a source draws from. */
export function authorizeSource(ctx: Context, { models }: DeclaredSource) {
  for (const name of models) ctx.access.authorize(name, 'report')
}

/** A declared source by its name, with the right to report on it; undefined where none is called so. */
export function openedSource(ctx: Context, name: string): DeclaredSource | undefined {
  const source = declaredSource(ctx, name)
  if (source) authorizeSource(ctx, source)
  return source
}

/** The declared sources the caller may report on. */
export const offeredSources = (ctx: Context): DeclaredSource[] =>
  [...declaredSources().values()].filter(
    (one) => one.needs.every((id) => ctx.has(id)) && mayReport(ctx, one)
  )

const mayReport = (ctx: Context, { models }: DeclaredSource) =>
  [...models].every((name) => {
    const model = registry.models.get(name)
    return model && ctx.has(model.plugin) && ctx.access.allows(name, 'report')
  })

function made(one: ReportSourceDeclaration, plugin: string, needs: readonly string[]) {
  const models = new Set(one.from.flatMap(modelsOf))
  const messages = `${plugin}.sources.${one.name.slice(plugin.length + 1)}`
  return { ...one, plugin, messages, needs, models }
}

function modelsOf(part: SourcePart): string[] {
  const paths = [...Object.values(part.fields), ...pathsIn(part.filter)]
  return [part.model, ...paths.flatMap((path) => modelsAlong(registry.model(part.model), path))]
}

/** The models a path leads through, one after another. */
function modelsAlong(model: Model, path: string): string[] {
  const [relation, ...rest] = path.split('.')
  const reference = rest.length > 0 ? relationsOf(model).get(relation) : undefined
  const target = reference && targetOf(reference)
  return target ? [target.name, ...modelsAlong(target, rest.join('.'))] : []
}

/** The paths a filter asks about. */
export function pathsIn(node: FilterNode | undefined): string[] {
  if (Array.isArray(node) && typeof node[0] === 'string') return [node[0]]
  if (typeof node !== 'object' || node === null) return []
  return Object.values(node).flatMap((one) => pathsIn(one as FilterNode))
}
