import type { Access } from '#kernel/access/access'
import type { FilterNode } from '#kernel/records/query/filter'

/** The same rights, where reporting on some models takes what exporting them takes as well. */
export function asExport(access: Access, taken: readonly string[]): Access {
  const isIts = (model: string, verb: string) => taken.includes(model) && verb === 'report'
  return {
    isAdmin: access.isAdmin,
    isLogged: access.isLogged,
    fingerprint: `${access.fingerprint}/exporting ${taken.join('+')}`,
    allows: (model, verb) =>
      access.allows(model, verb) && (!isIts(model, verb) || access.allows(model, 'export')),
    filter: (model, verb) =>
      isIts(model, verb)
        ? both(access.filter(model, 'report'), access.filter(model, 'export'))
        : access.filter(model, verb),
    mayUse: (model, field, verb) =>
      access.mayUse(model, field, verb) &&
      (!isIts(model, verb) || access.mayUse(model, field, 'export')),
    authorize: (model, verb) => access.authorize(model, verb),
    refusal: (model, verb) => access.refusal(model, verb),
    beyond: (rule) => access.beyond(rule),
  }
}

function both(one: boolean | FilterNode, other: boolean | FilterNode): boolean | FilterNode {
  if (one === false || other === false) return false
  if (one === true) return other
  return other === true ? one : { and: [one, other] }
}
