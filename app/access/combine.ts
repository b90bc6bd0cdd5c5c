import type { Access } from '#kernel/access/access'
import { allOf, anyOf } from '#kernel/access/placeholders'
import { isReading } from '#kernel/access/verbs'
import type { FilterNode } from '#kernel/records/query/filter'

interface CompanyAccess {
  companyId: number
  access: Access
}

/**
 * The access of someone who looks at several companies and writes to one. Each company's records
 * stand under that company's rules; shared records under those of the company written to. A field
 * is there only if it is readable wherever the model is. Writing is that one company's business.
 */
export function combineAccess(writing: CompanyAccess, others: readonly CompanyAccess[]): Access {
  const all = [writing, ...others]
  const own = writing.access
  return {
    isAdmin: own.isAdmin,
    isLogged: all.some((one) => one.access.isLogged),
    fingerprint: all.map((one) => `${one.companyId}:${one.access.fingerprint}`).join('+'),
    allows: (model, verb) =>
      isReading(verb) ? all.some((one) => one.access.allows(model, verb)) : own.allows(model, verb),
    filter: (model, verb) =>
      isReading(verb) ? readingFilter(writing, others, model, verb) : own.filter(model, verb),
    mayUse: (model, field, verb) => {
      if (!isReading(verb)) return own.mayUse(model, field, verb)
      const seeing = all.filter((one) => one.access.allows(model, verb))
      return seeing.length > 0 && seeing.every((one) => one.access.mayUse(model, field, verb))
    },
    authorize: (model, verb) => {
      if (!isReading(verb) || !all.some((one) => one.access.allows(model, verb))) {
        own.authorize(model, verb)
      }
    },
    beyond: (rule) => own.beyond(rule),
    refusal: (model, verb) => own.refusal(model, verb),
  }
}

function readingFilter(
  writing: CompanyAccess,
  others: readonly CompanyAccess[],
  model: string,
  verb: string
) {
  const filters = [writing, ...others].map((one) => one.access.filter(model, verb))
  if (filters.every((one) => one === true)) return true
  const here: FilterNode = {
    or: [
      ['company_id', 'null'],
      ['company_id', 'eq', writing.companyId],
    ],
  }
  return anyOf([
    allOf([here, filters[0]]),
    ...others.map((one, at) => allOf([['company_id', 'eq', one.companyId], filters[at + 1]])),
  ])
}
