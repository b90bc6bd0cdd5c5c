/** A formula of boxes: terms added and taken away, each perhaps a percentage of its box. */
export interface BoxFormula {
  terms: { code: string; sign: 1n | -1n; rate: bigint }[]
  /** What comes out below zero counts as nothing. */
  onlyPositive: boolean
}

/** Why a formula cannot be read or reckoned. */
export class FormulaFault extends Error {
  constructor(
    readonly code: 'E_BOX_FORMULA' | 'E_BOX_UNKNOWN' | 'E_BOX_CIRCLE',
    readonly at: string
  ) {
    super(`${code} ${at}`)
  }
}

const HUNDRED = 100_000_000n
const TERM = String.raw`\[([^\][]{1,20})\](?:\s*\*\s*(\d{1,3}(?:[.,]\d{1,6})?)\s*%)?`
const FORMULA = new RegExp(String.raw`^\s*-?\s*${TERM}(?:\s*[+-]\s*${TERM})*\s*$`)

/**
 * Reads "[81] * 19 % + [86] * 7 % - [66]", or the same within "positive(…)": then less than nothing is nothing.
 * Throws a FormulaFault E_BOX_FORMULA on anything else.
 */
export function readFormula(text: string): BoxFormula {
  const within = /^\s*positive\((.*)\)\s*$/s.exec(text)
  const sum = within ? within[1] : text
  if (!FORMULA.test(sum)) throw new FormulaFault('E_BOX_FORMULA', text.slice(0, 80))
  const found = sum.matchAll(new RegExp(String.raw`([+-]?)\s*${TERM}`, 'g'))
  const terms = [...found].map(([, sign, code, rate]) => ({
    code: code.trim(),
    sign: sign === '-' ? (-1n as const) : (1n as const),
    rate: rate ? millionths(rate) : HUNDRED,
  }))
  return { terms, onlyPositive: within !== null }
}

function millionths(text: string) {
  const [whole, fraction = ''] = text.replace(',', '.').split('.')
  return BigInt(whole + fraction.padEnd(6, '0'))
}
