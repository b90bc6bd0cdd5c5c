import type { Field } from '#kernel/records/fields/kinds'

export type DeclaredField = Omit<Field, 'plugin'>

const fieldsOf = new WeakMap<object, Map<string, DeclaredField>>()

/** Notes a decorated property on its class; a later class of the chain may declare it anew. */
export function declareField(target: object, declared: DeclaredField) {
  const fields = fieldsOf.get(target) ?? new Map<string, DeclaredField>()
  fields.set(declared.key, declared)
  fieldsOf.set(target, fields)
}

/** Every field a class declares, those of its parents first. */
export function declaredFields(target: { prototype: object }) {
  const chain: object[] = []
  for (let at = target.prototype; at; at = Object.getPrototypeOf(at)) chain.unshift(at)
  const all = new Map<string, DeclaredField>()
  for (const one of chain) for (const [key, field] of fieldsOf.get(one) ?? []) all.set(key, field)
  return [...all.values()]
}

/**
 * The fields of an operation's input, written as on a model:
 * `inputFields({ returned_on: date({ required: true }) })`.
 */
export function inputFields(
  declarations: Record<string, (target: object, property: string) => void>
): DeclaredField[] {
  const holder = class {}
  for (const [key, declare] of Object.entries(declarations)) {
    declare(holder.prototype, key)
  }
  return declaredFields(holder)
}
