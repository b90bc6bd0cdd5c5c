const DANGEROUS = /^[=+\-@\t\r]/
const NUMBER = /^[+-]?\d[\d\s.,]*$/

/**
 * A cell that a spreadsheet would take for a formula gets an apostrophe in front; numbers and phone numbers
 * ("-5", "+49 30 1234") stay as they are, since they are no formulas.
 */
export function guardFormula(cell: string) {
  return DANGEROUS.test(cell) && !NUMBER.test(cell) ? `'${cell}` : cell
}
