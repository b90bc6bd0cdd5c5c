import { Refusal } from '#kernel/http/refusal'
import { partsOf } from '#kernel/plugins/candidate'
import type { IntegrationDeclaration } from '#kernel/plugins/declaration'
import { dependentsOf } from '#kernel/plugins/dependencies'
import { status } from '#kernel/plugins/migrations'
import type { LoadedPlugin } from '#kernel/plugins/registry'
import { registry } from '#kernel/plugins/registry'

export interface Section {
  heading: string
  lines: string[]
}

/** Everything a plugin registers, and what other plugins do with it; empty sections are left out. */
export async function inspectPlugin(id: string): Promise<Section[]> {
  const plugin = registry.plugins.get(id)
  const reasons = registry.failed.get(id)
  if (!plugin && reasons) return [{ heading: `${id} has failed`, lines: reasons }]
  if (!plugin) throw new Refusal('E_PLUGIN_UNKNOWN', { plugin: id }, { status: 404 })
  const sections = [...own(plugin), await migrations(id), ...others(id)]
  return sections.filter((one) => one.lines.length > 0)
}

function own(plugin: LoadedPlugin): Section[] {
  const { id, declaration, folder } = plugin
  const models = [...registry.models.values()].filter((one) => one.plugin === id)
  const operations = [...registry.operations.values()].filter((one) => one.plugin === id)
  return [
    {
      heading: `${id} ${declaration.version}`,
      lines: [folder, `written for the kernel API ${declaration.api}`],
    },
    { heading: 'Requires', lines: ranges(declaration.requires) },
    { heading: 'Works with', lines: ranges(declaration.optional) },
    {
      heading: 'Models',
      lines: models.map(
        (one) =>
          `${one.name}  table ${one.table}, ${one.fields.size} fields${at(one.lineOf, id, one.segment)}`
      ),
    },
    { heading: 'Operations', lines: operations.map((one) => one.name) },
    { heading: 'Events', lines: declaration.events ?? [] },
    { heading: 'Number series', lines: entries(declaration.sequences, ({ pattern }) => pattern) },
    { heading: 'Roles', lines: entries(declaration.roles, (grants) => `${grants.length} grants`) },
    { heading: 'Settings', lines: entries(declaration.settings, ({ kind }) => kind) },
    {
      heading: 'Screens',
      lines: [...(declaration.screens ?? []), ...(declaration.files ?? [])].map(
        ({ path, right }) => `/${id}/${path}  ${right}`
      ),
    },
    { heading: 'Slots', lines: declaration.slots ?? [] },
    { heading: 'Invariants', lines: (declaration.invariants ?? []).map((one) => one.name) },
    ...partsOf(plugin).flatMap(({ part, needs }) => reaching(part, needs.slice(1))),
  ]
}

function reaching(part: IntegrationDeclaration, glue: string[]): Section[] {
  const suffix = glue.length > 0 ? ` (while ${glue.join(', ')} is enabled)` : ''
  const section = (heading: string, lines: string[]) => ({ heading: heading + suffix, lines })
  return [
    section(
      'Extends',
      entries(part.extends, ({ table, fields }) => `${Object.keys(fields).join(', ')} in ${table}`)
    ),
    section('Before', Object.keys(part.before ?? {})),
    section('Within', Object.keys(part.within ?? {})),
    section('After', Object.keys(part.after ?? {})),
    section(
      'Fills',
      entries(part.fills, (screen) => screen)
    ),
    section(
      'Strategies',
      entries(part.strategies, (all) => Object.keys(all).join(', '))
    ),
    section(
      'Links',
      (part.links ?? []).map(({ from, to, table }) => `${from} – ${to} in ${table}`)
    ),
  ]
}

async function migrations(id: string): Promise<Section> {
  const steps = (await status()).filter((step) => step.plugin === id)
  return { heading: 'Migrations', lines: steps.map((step) => `${step.name}  ${step.state}`) }
}

/** Who requires it, extends its models or hooks into its operations. */
function others(id: string): Section[] {
  const lines = registry.inOrder().flatMap((other) => {
    if (other.id === id) return []
    return partsOf(other).flatMap(({ part }) => [
      ...touching(part.extends, id).map((name) => `${other.id} adds fields to ${name}`),
      ...touching(part.before, id).map((name) => `${other.id} runs before ${name}`),
      ...touching(part.within, id).map((name) => `${other.id} runs within ${name}`),
      ...touching(part.after, id).map((name) => `${other.id} listens to ${name}`),
      ...touching(part.fills, id).map((name) => `${other.id} fills ${name}`),
      ...touching(part.strategies, id).map((name) => `${other.id} implements ${name}`),
    ])
  })
  return [
    { heading: 'Required by', lines: dependentsOf(id) },
    { heading: 'Extended by', lines },
  ]
}

const touching = (part: Record<string, unknown> | undefined, id: string) =>
  Object.keys(part ?? {}).filter((name) => name.startsWith(`${id}.`))

const ranges = (part: Record<string, string> = {}) => entries(part, (range) => range)

const entries = <T>(part: Record<string, T> | undefined, text: (value: T) => string) =>
  Object.entries(part ?? {}).map(([key, value]) => `${key}  ${text(value)}`)

const at = (lineOf: string | undefined, plugin: string, segment: string) =>
  lineOf ? `, a line of ${lineOf}` : `, /${plugin}/${segment}`
