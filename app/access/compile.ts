import { createHash } from 'node:crypto'
import type { Access, UsedField } from '#kernel/access/access'
import { fieldIsCovered } from '#kernel/access/field_cover'
import { beyond } from '#kernel/access/grants/beyond'
import { forbidden } from '#kernel/access/forbidden'
import { OWN_WORK } from '#kernel/access/own_work'
import type { ModelFacts } from '#kernel/access/model_facts'
import { wirePath } from '#kernel/access/model_facts'
import { allOf, anyOf, fillIn, prefixPaths } from '#kernel/access/placeholders'
import type { Stand } from '#kernel/access/placeholders'
import type { RoleFacts, RuleFacts } from '#kernel/access/rule'
import { ADMINISTRATOR, isRestriction, listsField, permits, restricts } from '#kernel/access/rule'
import type { FilterNode } from '#kernel/records/query/filter'

/** Everything about the caller and the installation that rules are compiled against. */
export interface Facts extends Stand {
  isAdmin: boolean
  /** Works in the company, so his own jobs and notifications are his to see. */
  isActive?: boolean
  /** The roles he acts under. */
  roleIds?: readonly number[]
  /** Whether what he reads is noted. */
  isLogged?: boolean
  /** A model's place among the others; undefined for the name of an operation without model. */
  model(name: string): ModelFacts | undefined
  /** Roles of the company that allow a verb: named where the caller is refused. */
  rolesAllowing(model: string, verb: string): RoleFacts[]
}

/** Verbs that make records rather than touch one that is there. */
const WITHOUT_RECORD = new Set(['read', 'create', 'import'])

/** What may never be restricted away from an administrator, or nobody could undo a restriction. */
const KEPT_FOR_ADMINISTRATORS = new Set([
  'kernel.role',
  'kernel.rule',
  'kernel.user',
  'kernel.membership',
])

/** A record's frame: whoever sees the record sees these. */
const FRAME = new Set(['id', 'version', 'company_id', 'archived_at', 'created_at', 'updated_at'])

/**
 * Compiles a caller's permissions and the company's restrictions. Pure: the same rules and facts
 * give the same access. Nothing is allowed that no permission allows.
 */
export function compileAccess(rules: readonly RuleFacts[], facts: Facts): CompiledAccess {
  return new CompiledAccess(rules, facts)
}

export class CompiledAccess implements Access {
  readonly isAdmin: boolean
  readonly isLogged: boolean
  readonly fingerprint: string
  /** The permissions as written, to compare with what the caller would give to others. */
  private readonly held: RuleFacts[]
  private readonly permissions: RuleFacts[]
  private readonly restrictions: RuleFacts[]
  private readonly filters = new Map<string, true | false | FilterNode>()
  private readonly fields = new Map<string, boolean>()

  constructor(
    rules: readonly RuleFacts[],
    readonly facts: Facts
  ) {
    const filled = [...rules, ...(facts.isActive ? OWN_WORK : [])].map((rule) => ({
      ...rule,
      filter: rule.filter && fillIn(rule.filter, facts),
    }))
    this.isAdmin = facts.isAdmin
    this.isLogged = facts.isLogged ?? false
    this.held = [
      ...rules.filter((rule) => !isRestriction(rule)),
      ...(facts.isAdmin ? [ADMINISTRATOR] : []),
    ]
    this.permissions = filled.filter((rule) => !isRestriction(rule))
    if (facts.isAdmin) this.permissions.push(ADMINISTRATOR)
    this.restrictions = filled.filter(isRestriction)
    this.fingerprint = createHash('sha256')
      .update(JSON.stringify([facts.isAdmin, facts.roleIds, this.permissions, this.restrictions]))
      .digest('base64url')
      .slice(0, 22)
  }

  allows(model: string, verb: string) {
    return this.filter(model, verb) !== false
  }

  filter(model: string, verb: string): true | false | FilterNode {
    const key = `${model}:${verb}`
    let filter = this.filters.get(key)
    if (filter === undefined) this.filters.set(key, (filter = this.compile(model, verb)))
    return filter
  }

  mayUse(model: string, field: UsedField, verb: string): boolean {
    const key = `${model}:${verb}:${field.plugin ?? ''}:${field.key}`
    let may = this.fields.get(key)
    if (may === undefined) this.fields.set(key, (may = this.decideField(model, field, verb)))
    return may
  }

  authorize(model: string, verb: string) {
    if (!this.allows(model, verb)) throw this.refusal(model, verb)
  }

  refusal(model: string, verb: string) {
    const { root, asked } = this.place(model, verb)
    const blocking = this.restrictionsOn(root, asked)
    const granted = this.permissionsFor(root, asked).length > 0
    return forbidden(`${root}.${asked}`, {
      rule: granted
        ? (blocking.find((rule) => !rule.filter && !rule.fields) ?? blocking[0])
        : undefined,
      roles: granted ? [] : this.facts.rolesAllowing(root, asked),
    })
  }

  beyond(rule: RuleFacts) {
    return beyond(this.held, rule)
  }

  /** The caller's permissions that allow a verb on some records of a model. */
  permissionsFor(model: string, verb: string) {
    return this.permissions.filter((rule) => permits(rule, model, verb))
  }

  /** The company's restrictions that limit a verb on a model for this caller. */
  restrictionsOn(model: string, verb: string) {
    if (this.isAdmin && KEPT_FOR_ADMINISTRATORS.has(model)) return []
    return this.restrictions.filter((rule) => restricts(rule, model, verb))
  }

  /** The model and verb whose rules decide: a line's are those of the record it belongs to. */
  place(
    model: string,
    verb: string
  ): { root: string; asked: string; path: string; relation: string } {
    const line = this.facts.model(model)?.line
    if (!line) return { root: model, asked: verb, path: '', relation: '' }
    const above = this.place(line.parent, verb === 'delete' || verb === 'archive' ? 'update' : verb)
    return {
      ...above,
      path: join(above.path, line.key),
      relation: join(line.relation, above.relation),
    }
  }

  /** A rule's filter as a question about a line of the record it speaks of. */
  under(filter: FilterNode | null, relation: string) {
    return filter && relation ? prefixPaths(filter, relation) : filter
  }

  private compile(model: string, verb: string): true | false | FilterNode {
    const { root, asked, relation } = this.place(model, verb)
    const allowed = anyOf(this.permissionsFor(root, asked).map((rule) => rule.filter ?? true))
    const limits = this.restrictionsOn(root, asked).map(
      (rule) => rule.filter ?? rule.fields !== null
    )
    const parts = [allowed, ...limits]
    if (!WITHOUT_RECORD.has(asked) && this.facts.model(root)) parts.push(this.filter(root, 'read'))
    const filter = allOf(parts)
    return typeof filter === 'boolean' ? filter : this.under(filter, relation)!
  }

  private decideField(model: string, field: UsedField, verb: string): boolean {
    if (!this.allows(model, verb) || !this.knows(field)) return false
    if (!field.sensitivity && FRAME.has(field.key)) return true
    const facts = this.facts.model(model)
    if (
      !(field.from ?? []).every((key) =>
        this.mayUse(model, facts?.fields.get(key) ?? { key }, verb)
      )
    ) {
      return false
    }
    const path = wirePath(facts, field)
    if (!this.fieldIsAllowed(model, path, field, verb)) return false
    // A field that cannot be read does not exist for the caller: it cannot be set or exported either.
    return verb === 'read' || !this.allows(model, 'read') || this.mayUse(model, field, 'read')
  }

  /** A field that was made for some roles does not exist for others. */
  private knows({ visibleTo }: UsedField) {
    return (
      !visibleTo ||
      this.isAdmin ||
      visibleTo.some((id) => this.facts.roleIds?.includes(id) ?? false)
    )
  }

  private fieldIsAllowed(model: string, key: string, field: UsedField, verb: string) {
    const { root, asked, path: above } = this.place(model, verb)
    const path = join(above, key)
    const classes = this.permissions.filter((rule) => rule.operations.length === 0)
    return (
      fieldIsCovered(
        root,
        { path, sensitivity: field.sensitivity },
        this.permissionsFor(root, asked),
        classes
      ) && this.restrictionsOn(root, asked).every((rule) => listsField(rule.fields, path))
    )
  }
}

const join = (one: string, other: string) => [one, other].filter(Boolean).join('.')
