import { type Money } from 'kontor/plugin'
import { americanEnglish, britishEnglish } from './english.js'
import { french } from './french.js'
import { german } from './german.js'
import { polish } from './polish.js'
import { type Noun, type Tongue, type WordLanguage } from './tongue.js'
import { ukrainian } from './ukrainian.js'

const TONGUES: Record<WordLanguage, Tongue> = {
  'en': americanEnglish,
  'en-GB': britishEnglish,
  'uk': ukrainian,
  'de': german,
  'fr': french,
  'pl': polish,
}
/** Where the next name would begin: no currency has amounts of so many units. */
const MOST = 10n ** 15n

/**
 * An amount as documents write it out, beginning with a capital: "Сто двадцять одна гривня 45 копійок". The whole is in
 * words, parts are in figures, and both agree with the currency; one whose name is not known stands with its code.
 * Throws a RangeError for what nobody writes out: amounts below zero, or of 10^15 and more.
 */
export function amountInWords(amount: Money, language: WordLanguage): string {
  const { whole, parts, scale } = split(amount)
  const tongue = TONGUES[language]
  const names = tongue.currencies[amount.currency]
  const words = `${tongue.cardinal(whole, names?.unit.gender ?? 'm')} ${
    names ? formOf(language, names.unit, whole) : amount.currency
  }`
  if (scale === 0) return capital(words)
  const noun = names?.part && scale === 2 ? formOf(language, names.part, parts) : null
  return capital(tongue.amount(words, { figures: figures(parts, scale), noun, size: size(scale) }))
}

/**
 * An amount as the line of a cheque has it that ends in the printed name of the currency: "One hundred twenty-three and
 * 45/100". Throws as `amountInWords` does.
 */
export function chequeFraction(amount: Money): string {
  const { whole, parts, scale } = split(amount)
  const words = americanEnglish.cardinal(whole, 'n')
  return capital(scale === 0 ? words : `${words} and ${figures(parts, scale)}/${size(scale)}`)
}

function split({ units, scale }: Money) {
  const whole = units / 10n ** BigInt(scale)
  if (units < 0n || whole >= MOST) throw new RangeError('An amount in words is from 0 to 10^15')
  return { whole, parts: units % 10n ** BigInt(scale), scale }
}

const FORMS = new Map<WordLanguage, Intl.PluralRules>()

function formOf(language: WordLanguage, noun: Noun, count: bigint): string {
  const rules = FORMS.get(language) ?? new Intl.PluralRules(language)
  FORMS.set(language, rules)
  const form = rules.select(Number(count)) as 'one' | 'few' | 'many' | 'other'
  return noun[form] ?? noun.other ?? noun.one
}

const figures = (parts: bigint, scale: number) => String(parts).padStart(scale, '0')
const size = (scale: number) => `1${'0'.repeat(scale)}`
const capital = (text: string) => text[0].toUpperCase() + text.slice(1)
