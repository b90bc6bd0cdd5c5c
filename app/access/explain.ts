import type { CompiledAccess } from '#kernel/access/compile'
import { compileFor } from '#kernel/access/load_access'
import type { RoleFacts, RuleFacts } from '#kernel/access/rule'
import { ADMINISTRATOR, splitRight } from '#kernel/access/rule'
import { companyRules } from '#kernel/access/stored/company_rules'
import type { Context } from '#kernel/companies/context'
import { Refusal } from '#kernel/http/refusal'
import { registry } from '#kernel/plugins/registry'
import type { FilterNode } from '#kernel/records/query/filter'
import { matches } from '#kernel/records/query/select'

/** A rule as people know it: its sentence, its role. */
export interface Mention {
  id: number | null
  name: string
  role: { id: number; name: string } | null
}

export interface Explanation {
  right: string
  /** The right whose rules decided: a line's is its record's, and who may not read may do nothing. */
  decidedBy: string
  allowed: boolean
  record: number | null
  /** Permissions that allow it: on this record, or on some records where none was named. */
  allowedBy: Mention[]
  /** Restrictions that stand in the way. */
  blockedBy: Mention[]
  /** Permissions that allow it on other records only. */
  elsewhere: Mention[]
  /** Roles that would allow it. */
  wouldHelp: { id: number; name: string }[]
}

/**
 * Why a user may or may not do something: which rule allows it, which restriction blocks it, which
 * roles would help. Answered for the company of `ctx`; a record the asker does not see is missing.
 */
export async function explain(
  ctx: Context,
  userId: number,
  right: string,
  recordId: number | null = null
): Promise<Explanation> {
  const { model, verb } = splitRight(right)
  if (recordId !== null) await mustSee(ctx, model, recordId)
  const access = await compileFor(userId, ctx.company.id, { today: ctx.today })
  const company = await companyRules(ctx.company.id)
  const deciding = await decidingVerb(ctx, access, model, verb, recordId)
  return decide(ctx, { access, roles: company.roles, model, verb: deciding, right, recordId })
}

interface Question {
  access: CompiledAccess
  roles: readonly RoleFacts[]
  model: string
  verb: string
  right: string
  recordId: number | null
}

async function decide(ctx: Context, question: Question): Promise<Explanation> {
  const { access, roles, model, verb, right, recordId } = question
  const { root, asked, relation } = access.place(model, verb)
  const fits = (rule: RuleFacts) =>
    holdsFor(ctx, model, recordId, access.under(rule.filter, relation))
  const permissions = access.permissionsFor(root, asked)
  const fitting = await select(permissions, fits)
  const blocking = await select(
    access.restrictionsOn(root, asked),
    async (rule) => !(await allows(rule, fits, recordId))
  )
  const mention = (rule: RuleFacts) => mentionOf(rule, roles)
  return {
    right,
    decidedBy: `${root}.${asked}`,
    allowed: fitting.length > 0 && blocking.length === 0,
    record: recordId,
    allowedBy: fitting.map(mention),
    blockedBy: blocking.map(mention),
    elsewhere: permissions.filter((rule) => !fitting.includes(rule)).map(mention),
    wouldHelp:
      fitting.length > 0
        ? []
        : access.facts.rolesAllowing(root, asked).map(({ id, name }) => ({ id, name })),
  }
}

/** Whoever may not see a record may do nothing to it, so then reading is what there is to explain. */
async function decidingVerb(
  ctx: Context,
  access: CompiledAccess,
  model: string,
  verb: string,
  id: number | null
) {
  if (['read', 'create', 'import'].includes(verb) || !registry.models.has(model)) return verb
  const read = access.filter(model, 'read')
  if (read === false) return access.permissionsFor(model, verb).length > 0 ? 'read' : verb
  return read === true || id === null || (await holdsFor(ctx, model, id, read)) ? verb : 'read'
}

/** A restriction without filter or fields forbids; one of fields alone lets the record pass. */
async function allows(
  rule: RuleFacts,
  fits: (rule: RuleFacts) => Promise<boolean>,
  recordId: number | null
) {
  if (!rule.filter) return rule.fields !== null
  return recordId === null || fits(rule)
}

async function holdsFor(ctx: Context, model: string, id: number | null, filter: FilterNode | null) {
  if (id === null || filter === null) return true
  return matches(ctx, registry.model(model), id, filter)
}

async function mustSee(ctx: Context, model: string, id: number) {
  const known = registry.models.get(model)
  const filter = ctx.access.filter(model, 'read')
  if (!known || filter === false) throw Refusal.missing()
  if (!(await matches(ctx, known, id, filter === true ? { and: [] } : filter))) {
    throw Refusal.missing()
  }
}

function mentionOf(rule: RuleFacts, roles: readonly RoleFacts[]): Mention {
  const role = roles.find((one) => one.id === rule.roleId)
  return {
    id: rule.id,
    name: rule === ADMINISTRATOR ? '' : rule.name,
    role: role ? { id: role.id, name: role.name } : null,
  }
}

async function select<T>(list: readonly T[], test: (one: T) => Promise<boolean>) {
  const results = await Promise.all(list.map(test))
  return list.filter((_, at) => results[at])
}
