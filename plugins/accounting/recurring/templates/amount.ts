import {
  fraction,
  type Fraction,
  minus,
  over,
  plus,
  times,
  ZERO,
} from '../../tax/engine/fraction.js'

/** An amount of a template: terms added and taken away, or what the other lines leave. */
export type Amount = 'rest' | Term[]

interface Term {
  sign: 1 | -1
  /** A variable … */
  variable?: string
  /** … or a number. */
  number?: Fraction
  factors: { by: Fraction; isDivisor: boolean }[]
}

/** Why an amount cannot be read or reckoned. */
export class AmountFault extends Error {
  constructor(
    readonly code: 'E_TEMPLATE_AMOUNT' | 'E_TEMPLATE_VARIABLE' | 'E_TEMPLATE_VALUE',
    readonly at: string
  ) {
    super(`${code} ${at}`)
  }
}

const NUMBER = String.raw`\d{1,15}(?:[.,]\d{1,6})?`
const FACTOR = String.raw`\s*[*×/]\s*${NUMBER}\s*%?`
const TERM = String.raw`(?:\[[^\][]{1,40}\]|${NUMBER}\s*%?)(?:${FACTOR})*`
const WHOLE = new RegExp(String.raw`^\s*[+-]?\s*${TERM}(?:\s*[+-]\s*${TERM})*\s*$`)
const PARTS = new RegExp(
  String.raw`([+-]?)\s*(?:\[([^\][]{1,40})\]|(${NUMBER}\s*%?))((?:${FACTOR})*)`,
  'g'
)
const FACTORS = new RegExp(String.raw`([*×/])\s*(${NUMBER}\s*%?)`, 'g')

/** Reads "1200", "[rent] * 20 %", "[net] / 1.2 - 5"; nothing is "rest". Throws an AmountFault on anything else. */
export function readAmount(text: string | null): Amount {
  if (text === null || text.trim().toLowerCase() === 'rest') return 'rest'
  if (!WHOLE.test(text)) throw new AmountFault('E_TEMPLATE_AMOUNT', text.slice(0, 80))
  return [...text.matchAll(PARTS)].map(([, sign, variable, number, factors]) => ({
    sign: sign === '-' ? -1 : 1,
    variable: variable?.trim(),
    number: number === undefined ? undefined : readNumber(number),
    factors: [...factors.matchAll(FACTORS)].map(([, by, value]) => factorOf(text, by, value)),
  }))
}

/** The variables an amount names. */
export const variablesOf = (amount: Amount) =>
  amount === 'rest' ? [] : amount.flatMap(({ variable }) => variable ?? [])

/** What an amount comes to with these values. Throws an AmountFault for a variable without a value. */
export function reckonAmount(
  terms: Exclude<Amount, 'rest'>,
  values: ReadonlyMap<string, Fraction>
) {
  return terms.reduce<Fraction>((sum, term) => {
    const value = term.factors.reduce(
      (so, { by, isDivisor }) => (isDivisor ? over(so, by) : times(so, by)),
      term.number ?? valueOf(term.variable!, values)
    )
    return term.sign > 0 ? plus(sum, value) : minus(sum, value)
  }, ZERO)
}

function valueOf(variable: string, values: ReadonlyMap<string, Fraction>) {
  const value = values.get(variable.toLowerCase())
  if (!value) throw new AmountFault('E_TEMPLATE_VALUE', variable)
  return value
}

function factorOf(text: string, by: string, value: string) {
  const factor = { by: readNumber(value), isDivisor: by === '/' }
  if (factor.isDivisor && factor.by.top === 0n) {
    throw new AmountFault('E_TEMPLATE_AMOUNT', text.slice(0, 80))
  }
  return factor
}

/** "19 %" is 19/100, "1,5" is 3/2. */
export function readNumber(text: string): Fraction {
  const [whole, decimals = ''] = text.replace('%', '').trim().replace(',', '.').split('.')
  const bottom = 10n ** BigInt(decimals.length) * (text.includes('%') ? 100n : 1n)
  return fraction(BigInt(whole + decimals), bottom)
}
