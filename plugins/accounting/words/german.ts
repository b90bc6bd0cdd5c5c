import { type Gender, type Noun, thousands, type Tongue } from './tongue.js'

const SMALL =
  'null ein zwei drei vier fünf sechs sieben acht neun zehn elf zwölf dreizehn vierzehn fünfzehn sechzehn siebzehn achtzehn neunzehn'.split(
    ' '
  )
const TENS = ' zehn zwanzig dreißig vierzig fünfzig sechzig siebzig achtzig neunzig'.split(' ')
const POWERS = [
  ['', ''],
  ['', ''],
  ['Million', 'Millionen'],
  ['Milliarde', 'Milliarden'],
  ['Billion', 'Billionen'],
]

const noun = (gender: Gender, one: string, other = one): Noun => ({ gender, one, other })
const CENTS = noun('m', 'Cent')

function below1000(value: number, gender: Gender) {
  const hundreds = Math.floor(value / 100)
  const rest = value % 100
  const head = hundreds ? `${SMALL[hundreds]}hundert` : ''
  if (rest === 0) return head
  if (rest === 1) return `${head}${gender === 'f' ? 'eine' : 'ein'}`
  if (rest < 20) return `${head}${SMALL[rest]}`
  const ones = rest % 10 ? `${SMALL[rest % 10]}und` : ''
  return `${head}${ones}${TENS[Math.floor(rest / 10)]}`
}

/** "Einhundertdreiundzwanzig Euro und 45 Cent"; below a million one word (Duden, Zahlen und Ziffern). */
export const german: Tongue = {
  cardinal(count, gender) {
    if (count === 0n) return SMALL[0]
    const parts = thousands(count)
    const millions = parts
      .filter(({ power }) => power > 1)
      .map(({ value, power }) => `${below1000(value, 'f')} ${POWERS[power][value === 1 ? 0 : 1]}`)
    const small = parts
      .filter(({ power }) => power <= 1)
      .map(({ value, power }) =>
        power ? `${below1000(value, 'm')}tausend` : below1000(value, gender)
      )
      .join('')
    return [...millions, small].filter(Boolean).join(' ')
  },
  currencies: {
    EUR: { unit: noun('m', 'Euro'), part: CENTS },
    USD: { unit: noun('m', 'US-Dollar'), part: CENTS },
    CAD: { unit: noun('m', 'Kanadischer Dollar', 'Kanadische Dollar'), part: CENTS },
    AUD: { unit: noun('m', 'Australischer Dollar', 'Australische Dollar'), part: CENTS },
    GBP: { unit: noun('n', 'Pfund Sterling'), part: noun('m', 'Penny', 'Pence') },
    CHF: { unit: noun('m', 'Schweizer Franken'), part: noun('m', 'Rappen') },
    UAH: { unit: noun('f', 'Hrywnja', 'Hrywnji'), part: noun('f', 'Kopijka', 'Kopijky') },
    PLN: { unit: noun('m', 'Zloty'), part: noun('m', 'Grosz', 'Groszy') },
    CZK: {
      unit: noun('f', 'Tschechische Krone', 'Tschechische Kronen'),
      part: noun('m', 'Heller'),
    },
  },
  amount: (whole, { figures, noun: name, size }) =>
    name ? `${whole} und ${figures} ${name}` : `${whole} und ${figures}/${size}`,
}
