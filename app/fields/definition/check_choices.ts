import type { Complain } from '#kernel/access/grants/complain'
import type { Colour } from '#kernel/fields/custom_field'
import { checkTexts } from '#kernel/fields/definition/check_texts'
import type Definition from '#kernel/fields/definition/definition'

const MOST_OPTIONS = 200
const VALUE = /^[A-Za-z0-9](?:[A-Za-z0-9 _.-]{0,38}[A-Za-z0-9])?$/
const COLOURS: readonly Colour[] = ['neutral', 'info', 'success', 'warning', 'error']

/** Complains of values a choice cannot offer: each is a code of its own with a label, perhaps a colour. */
export function checkChoices({ kind, options }: Definition, complain: Complain) {
  const all: unknown = options ?? []
  if (!Array.isArray(all) || all.length > MOST_OPTIONS) {
    return complain('options', 'E_CUSTOM_OPTIONS', { max: MOST_OPTIONS })
  }
  if (kind !== 'choice' && kind !== 'tags') {
    if (all.length > 0) complain('options', 'E_CUSTOM_NOT_OF_KIND')
    return
  }
  if (kind === 'choice' && all.length === 0) complain('options', 'E_REQUIRED')
  const seen = new Set<string>()
  for (const [at, one] of all.entries()) checkOption(one, `options.${at}`, seen, complain)
}

function checkOption(option: unknown, path: string, seen: Set<string>, complain: Complain) {
  const one = (option ?? {}) as Record<string, unknown>
  const value = String(one.value ?? '')
  const isPlain = Object.keys(one).every((key) => ['value', 'label', 'color'].includes(key))
  if (!isPlain || !VALUE.test(value)) complain(`${path}.value`, 'E_CUSTOM_OPTION')
  if (seen.has(value)) complain(`${path}.value`, 'E_TAKEN', { value })
  seen.add(value)
  checkTexts(`${path}.label`, one.label, 120, complain)
  if (one.color !== undefined && !COLOURS.includes(one.color as Colour)) {
    complain(`${path}.color`, 'E_CHOICE', { value: String(one.color).slice(0, 60) })
  }
}
