import type { Key } from '#kernel/reports/compile/key'
import { isText } from '#kernel/reports/compile/key'

/** What the values of keys are called, where that is not what they are: by key, then by value. */
export type Labels = ReadonlyMap<Key, ReadonlyMap<string, string>>

/** The order of a key's values: numbers and days as such, choices as declared, records and countries by their names; none first. */
export function orderOf(key: Key, labels: Labels, locale: string) {
  const texts = new Intl.Collator(locale, { numeric: true })
  const { kind, of } = key.field
  const places = kind === 'choice' && Array.isArray(of) ? (of as string[]) : null
  const isNamed = kind === 'reference' || (kind === 'choice' && !places)
  const names = isNamed ? labels.get(key) : undefined
  return (one: unknown, other: unknown): number => {
    if (one === null || other === null) return one === other ? 0 : one === null ? -1 : 1
    if (key.span || key.ranges) return plainly(one, other)
    if (places) return places.indexOf(String(one)) - places.indexOf(String(other))
    if (names) {
      const [a, b] = [one, other].map(
        (each) => names.get(String(each)) ?? (kind === 'reference' ? '' : String(each))
      )
      return texts.compare(a, b) || plainly(one, other)
    }
    return isText(key) ? texts.compare(String(one), String(other)) : plainly(one, other)
  }
}

function plainly(one: unknown, other: unknown): number {
  const [a, b] = [one, other].map((value) =>
    isNumber(value) ? BigInt(String(value)) : String(value)
  )
  return a < b ? -1 : a === b ? 0 : 1
}

const isNumber = (value: unknown) => typeof value !== 'string' || /^-?\d+$/.test(value)
