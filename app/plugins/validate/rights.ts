import type { Candidate } from '#kernel/plugins/candidate'
import type { RoleGrant } from '#kernel/plugins/declaration'
import type { Known } from '#kernel/plugins/validate/known'

/** The roles of a plugin: every right they give must exist. */
export function roleMistakes({ declaration }: Candidate, known: Known) {
  return Object.entries(declaration.roles ?? {}).flatMap(([role, grants]) => {
    if (!/^[a-z][a-z0-9_]*$/.test(role)) {
      return [`roles.${role}: a role's name is lower-case letters, digits and _`]
    }
    if (!Array.isArray(grants)) return [`roles.${role}: it must be a list of rights`]
    return grants.flatMap((grant) => grantMistakes(`roles.${role}`, grant, known))
  })
}

function grantMistakes(place: string, grant: string | RoleGrant, known: Known) {
  const rights = typeof grant === 'string' ? [grant] : (grant.rights ?? [])
  const mistakes = rights
    .filter((right) => !known.hasRight(right))
    .map((right) => `${place}: the right ${right} does not exist`)
  if (typeof grant === 'string' || !grant.fields) return mistakes
  const models = rights.map((right) => known.model(right.slice(0, right.lastIndexOf('.'))))
  const unknown = grant.fields.filter((key) => !models.some((model) => model?.fields.has(key)))
  return [
    ...mistakes,
    ...unknown.map((key) => `${place}: ${key} is no field of the models it gives rights on`),
  ]
}
