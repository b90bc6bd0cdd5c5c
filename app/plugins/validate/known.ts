import type { Candidate } from '#kernel/plugins/candidate'
import type { Model } from '#kernel/records/model'

/** The verbs of every model beside its own operations. */
const READING = ['read', 'export', 'report', 'print']

const BUILT_IN = ['create', 'update', 'archive', 'restore', 'delete']

/** Where records, forms and lists let plugins add something: `contacts.party:record.side`. */
export const RECORD_SLOTS = [
  'record.main',
  'record.side',
  'record.actions',
  'form.top',
  'form.lines',
  'list.selection',
]

/** What a plugin may refer to: its own, the kernel's and what it requires. */
export class Known {
  private readonly own: string
  /** Ids of the plugins within reach. */
  readonly reach: ReadonlySet<string>
  private verbs: ReadonlySet<string> | undefined
  private builtIn: ReadonlySet<string> | undefined

  constructor(
    one: Candidate,
    private readonly present: ReadonlyMap<string, Candidate>,
    more: string[] = []
  ) {
    this.own = one.id
    this.reach = new Set([
      one.id,
      'kernel',
      ...Object.keys(one.declaration.requires ?? {}),
      ...more,
    ])
  }

  get plugins() {
    return [...this.reach].flatMap((id) => this.present.get(id) ?? [])
  }

  model(name: string): Model | undefined {
    return this.plugins.flatMap((one) => one.models).find((model) => model.name === name)
  }

  /** Why a model cannot be referred to, as the end of a sentence. */
  whyNoModel(name: string) {
    const owner = [...this.present.values()].find((one) =>
      one.models.some((model) => model.name === name)
    )
    return owner ? `belongs to ${owner.id}, which is not in requires` : 'does not exist'
  }

  /** Rights of models and operations: `<model>.<verb>`; only the kernel may grant everything. */
  hasRight(right: string) {
    if (right === '*.*') return this.own === 'kernel'
    return this.operation(right) || this.modelVerbs().has(right)
  }

  /** An operation, or a built-in verb of a model. */
  hasOperation(name: string) {
    return this.operation(name) || this.builtInVerbs().has(name)
  }

  hasEvent(name: string) {
    return this.plugins.some((one) => one.declaration.events?.includes(name))
  }

  hasSlot(name: string) {
    if (this.plugins.some((one) => one.declaration.slots?.includes(name))) return true
    const [model, place] = name.split(':')
    return RECORD_SLOTS.includes(place) && this.model(model) !== undefined
  }

  /** A ready-made report, by its full name. */
  hasReport(name: string | number) {
    return this.parts.some((part) => part.reports?.some((one) => one.name === name))
  }

  hasWidget(name: string) {
    return this.parts.some((part) => part.widgets?.some((one) => one.name === name))
  }

  private get parts() {
    return this.plugins.flatMap((one) => [one.declaration, ...one.integrations.values()])
  }

  /** A strategy that another plugin within reach has declared. */
  hasStrategy(name: string) {
    return this.plugins.some(
      (one) => one.id !== this.own && one.declaration.strategies?.[name] !== undefined
    )
  }

  private operation(name: string) {
    return this.plugins.some((one) => one.operations.some((each) => each.name === name))
  }

  /** Made once: every right of every role is looked up here at each start. */
  private modelVerbs() {
    this.verbs ??= new Set(
      this.plugins.flatMap((one) => one.models).flatMap((model) => rightsOf(model, this.plugins))
    )
    return this.verbs
  }

  private builtInVerbs() {
    this.builtIn ??= new Set(
      this.plugins
        .flatMap((one) => one.models)
        .flatMap((model) => BUILT_IN.map((verb) => `${model.name}.${verb}`))
    )
    return this.builtIn
  }
}

function rightsOf(model: Model, plugins: readonly Candidate[]) {
  const verbs = new Set<string>([...READING, ...model.verbs])
  if (model.verbs.includes('create')) verbs.add('import')
  for (const operation of plugins.flatMap((one) => one.operations)) {
    if (operation.on === model.name) verbs.add(operation.verb)
  }
  return [...verbs].map((verb) => `${model.name}.${verb}`)
}
