import { Refusal } from 'kontor/plugin'

const LENGTHS = [8, 12, 13, 14]

/** The last digit of a GTIN, made from those before it: weights 3 and 1 in turn, from the right. */
export function checkDigit(digits: string) {
  const sum = [...digits]
    .reverse()
    .reduce((total, digit, place) => total + Number(digit) * (place % 2 === 0 ? 3 : 1), 0)
  return String((10 - (sum % 10)) % 10)
}

/**
 * The digits of an EAN-8, UPC-A, EAN-13 or GTIN-14 without spaces. Throws E_GTIN where the length or the
 * check digit is wrong.
 */
export function checkGtin(typed: string) {
  const digits = typed.replace(/[\s-]/g, '')
  const fits = /^\d+$/.test(digits) && LENGTHS.includes(digits.length)
  if (fits && checkDigit(digits.slice(0, -1)) === digits.at(-1)) return digits
  throw Refusal.input([{ field: 'code', code: 'E_GTIN', params: { code: typed } }])
}

/** What every spelling of one barcode has in common: a UPC is an EAN that begins with zero. */
export function scanKey(code: string) {
  return /^\d+$/.test(code) && LENGTHS.includes(code.length) ? code.padStart(14, '0') : code
}
