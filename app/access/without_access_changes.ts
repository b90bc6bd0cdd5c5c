import { isSensitive } from '#kernel/accounts/sensitive_models'
import type { Access } from '#kernel/access/access'
import { isReading } from '#kernel/access/verbs'
import { Refusal } from '#kernel/http/refusal'

const narrowed = new WeakMap<Access, Access>()

/**
 * The same rights without any to change what people may do. The admin asks for password and code before that;
 * a program cannot be asked, so its token must have been made for it.
 */
export function withoutAccessChanges(access: Access): Access {
  const known = narrowed.get(access)
  if (known) return known
  const made = narrow(access)
  narrowed.set(access, made)
  return made
}

function narrow(access: Access): Access {
  const isOpen = (model: string, verb: string) => isReading(verb) || !isSensitive(model)
  return {
    isAdmin: access.isAdmin,
    isLogged: access.isLogged,
    fingerprint: `${access.fingerprint}/narrow`,
    allows: (model, verb) => isOpen(model, verb) && access.allows(model, verb),
    filter: (model, verb) => isOpen(model, verb) && access.filter(model, verb),
    mayUse: (model, field, verb) => isOpen(model, verb) && access.mayUse(model, field, verb),
    authorize(model, verb) {
      access.authorize(model, verb)
      if (!isOpen(model, verb)) throw notWithThisToken(model, verb)
    },
    refusal: (model, verb) =>
      isOpen(model, verb) ? access.refusal(model, verb) : notWithThisToken(model, verb),
    beyond: (rule) => access.beyond(rule),
  }
}

const notWithThisToken = (model: string, verb: string) =>
  new Refusal('E_TOKEN_ACCESS', { right: `${model}.${verb}` }, { status: 403 })
