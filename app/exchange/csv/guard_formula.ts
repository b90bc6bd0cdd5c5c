const DANGEROUS = /^'*[=+\-@\t\r\n]/
const GUARDED = /^'+[=+\-@\t\r\n]/
const NUMBER = /^[+-]?\d[\d .,]*$/

/**
 * A cell that a spreadsheet would take for a formula gets an apostrophe in front; numbers and phone numbers
 * ("-5", "+49 30 1234") stay as they are, since they are no formulas.
 */
export function guardFormula(cell: string) {
  return DANGEROUS.test(cell) && !NUMBER.test(cell) ? `'${cell}` : cell
}

/** Takes the apostrophe away again, so that what was exported comes back as it was. */
export function withoutGuard(cell: string) {
  return GUARDED.test(cell) ? cell.slice(1) : cell
}
