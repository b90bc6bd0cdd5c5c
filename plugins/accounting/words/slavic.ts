import { type Gender, type Noun, thousands, type Tongue, type WordLanguage } from './tongue.js'

/** The words of a language that counts as the Slavic ones do, each list from nothing up. */
export interface SlavicWords {
  language: WordLanguage
  /** From zero to nineteen. */
  ones: string
  tens: string
  hundreds: string
  /** Ones that agree with the gender of what is counted, at the end of any number. */
  agreeing: Record<Gender, Record<number, string>>
  /** One, where it agrees only standing alone. */
  alone?: Record<Gender, string>
  /** Thousand, million and so on: nouns that are counted themselves. */
  powers: Noun[]
}

/** A noun by the forms it has after one, after two to four, and after five or more. */
export const noun = (gender: Gender, one: string, few: string, many: string): Noun => ({
  gender,
  one,
  few,
  many,
})

/** Whole numbers in words: "dwa tysiące sto dwadzieścia trzy", "дві тисячі сто двадцять три". */
export function slavicCardinal(words: SlavicWords): Tongue['cardinal'] {
  const forms = new Intl.PluralRules(words.language)
  const ones = words.ones.split(' ')
  const below1000 = speller(words, ones)
  return (count, gender) => {
    if (count === 0n) return ones[0]
    if (count === 1n && words.alone) return words.alone[gender]
    return thousands(count)
      .flatMap(({ value, power }) => {
        if (power === 0) return [below1000(value, gender)]
        const of = words.powers[power - 1]
        const form = forms.select(value) as 'one' | 'few' | 'many'
        return [below1000(value, of.gender), of[form]]
      })
      .join(' ')
  }
}

function speller({ tens, hundreds, agreeing }: SlavicWords, ones: string[]) {
  const [TENS, HUNDREDS] = [
    ['', ...tens.split(' ')],
    ['', ...hundreds.split(' ')],
  ]
  return (value: number, gender: Gender) => {
    const rest = value % 100
    const ten = rest < 20 ? 0 : Math.floor(rest / 10)
    const one = rest < 20 ? rest : rest % 10
    const last = one ? (agreeing[gender][one] ?? ones[one]) : ''
    return [HUNDREDS[Math.floor(value / 100)], TENS[ten], last].filter(Boolean).join(' ')
  }
}
