import { wrongCell } from '#kernel/exchange/mapping/wrong_cell'

/** "1,234.50", "1 234.50", "1'234.50", ".5": what separates thousands does so three digits at a time. */
const POINT = /^([+-]?)(\d{1,3}(?:([,'\s])\d{3}(?:\3\d{3})*)?|\d*)(?:\.(\d*))?$/
/** "1.234,50" and the like. */
const COMMA = /^([+-]?)(\d{1,3}(?:([.'\s])\d{3}(?:\3\d{3})*)?|\d*)(?:,(\d*))?$/

/** The number in a cell as the wire has it: an integer as such, others as a text with a point. */
export function number(text: string, kind: string, hasDecimalComma: boolean) {
  const found = (hasDecimalComma ? COMMA : POINT).exec(text.replace('−', '-'))
  const [, sign = '', grouped = '', , fraction = ''] = found ?? []
  const whole = grouped.replace(/\D/g, '')
  if (!found || whole + fraction === '') throw wrongCell('E_NUMBER', text)
  if (kind === 'integer') return integer(`${sign}${whole}`, fraction, text)
  return `${sign === '-' ? '-' : ''}${whole || '0'}${fraction && `.${fraction}`}`
}

function integer(whole: string, fraction: string, text: string) {
  const value = Number(whole)
  if (/[1-9]/.test(fraction) || !Number.isSafeInteger(value)) throw wrongCell('E_INTEGER', text)
  return value
}
