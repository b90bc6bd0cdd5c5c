export const WORD_LANGUAGES = ['en', 'en-GB', 'uk', 'de', 'fr', 'pl'] as const
/** A language amounts are written out in; `en` as in the United States, `en-GB` with its "and". */
export type WordLanguage = (typeof WORD_LANGUAGES)[number]

/** m, f or n: what "one" and "two" agree with. */
export type Gender = 'm' | 'f' | 'n'

/** A noun with its forms by the plural category of the count before it (CLDR: one, few, many, other). */
export interface Noun {
  gender: Gender
  one: string
  few?: string
  many?: string
  other?: string
}

/** A currency as a language names it: its unit, and its hundredth where it has a name. */
export interface CurrencyNames {
  unit: Noun
  part?: Noun
}

/** How a language writes amounts out. */
export interface Tongue {
  /** A whole number from 0, below 10^15, before a noun of this gender. */
  cardinal(count: bigint, gender: Gender): string
  currencies: Record<string, CurrencyNames>
  /** The whole in words with its noun, and the parts as their figures, noun and size: "45", "cents", "100". */
  amount(whole: string, part: { figures: string; noun: string | null; size: string }): string
}

/** The figures of a number by thousands, the highest first, without those that are nothing. */
export function thousands(count: bigint): { value: number; power: number }[] {
  const found: { value: number; power: number }[] = []
  for (let rest = count, power = 0; rest > 0n; rest /= 1000n, power++) {
    const value = Number(rest % 1000n)
    if (value > 0) found.unshift({ value, power })
  }
  return found
}
