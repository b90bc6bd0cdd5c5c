import type { CustomField } from '#kernel/fields/custom_field'
import type { CUSTOM_KINDS, DefinedKind } from '#kernel/fields/kinds'

type Kind = (typeof CUSTOM_KINDS)[number]

const TEXTS: Kind[] = ['text', 'long_text', 'email', 'phone', 'url']
const NUMBERS: Kind[] = ['integer', 'quantity', 'price', 'percent', 'money']
const DATES: Kind[] = ['date', 'datetime']
const LISTED: Kind[] = ['choice', 'tags']

/** What the values of a kind can become; texts can become anything that is written in a line. */
const WAYS: Partial<Record<DefinedKind, readonly Kind[]>> = {
  boolean: ['text', 'integer', 'choice'],
  date: ['text', 'datetime', 'choice'],
  datetime: ['text', 'date'],
  choice: [...TEXTS, ...NUMBERS, 'boolean', 'date', 'tags'],
  tags: ['text', 'long_text', 'choice'],
}
for (const kind of TEXTS) {
  const all: Kind[] = [...TEXTS, ...NUMBERS, 'boolean', ...DATES, ...LISTED]
  WAYS[kind] = all.filter((one) => one !== kind)
}
for (const kind of NUMBERS) {
  WAYS[kind] = [...NUMBERS.filter((one) => one !== kind), 'text', 'choice']
}

/** The kinds a field of this kind can be changed to; none for references and formulas. */
export const waysFrom = (kind: DefinedKind): readonly Kind[] => WAYS[kind] ?? []

/** Whether a text of such a kind needs to be told how its numbers or dates are written. */
export const isWritten = ({ kind }: Pick<CustomField, 'kind'>) =>
  (TEXTS as readonly string[]).includes(kind)
