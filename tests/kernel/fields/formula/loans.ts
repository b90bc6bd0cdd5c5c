import { compileExpression } from '#kernel/fields/formula/expression'
import type { ExpressionType } from '#kernel/fields/formula/types'
import { Refusal } from '#kernel/http/refusal'
import { Decimal } from '#kernel/records/values/decimal'
import { Money } from '#kernel/records/values/money'

/** The fields of a loan as an expression may read them, and one loan. */
export const fields: ReadonlyMap<string, ExpressionType> = new Map(
  Object.entries({
    'number': { kind: 'text' },
    'remark': { kind: 'text' },
    'pages': { kind: 'integer' },
    'weight': { kind: 'number' },
    'vat': { kind: 'percent' },
    'deposit': { kind: 'money', currency: 'currency' },
    'fee': { kind: 'money', currency: 'currency' },
    'fine': { kind: 'money', currency: 'fine_currency' },
    'is_rare': { kind: 'boolean' },
    'is_known': { kind: 'boolean' },
    'lent_on': { kind: 'date' },
    'due_on': { kind: 'date' },
    'created_at': { kind: 'datetime' },
    'updated_at': { kind: 'datetime' },
    'state': { kind: 'choice', of: ['draft', 'out', 'returned'] },
    'borrower_id': { kind: 'reference', to: 'contacts.party' },
    'borrower.name': { kind: 'text' },
    'custom.size': { kind: 'number' },
  } as const)
)

const loan: Record<string, unknown> = {
  'number': 'L-7',
  'remark': null,
  'pages': 320,
  'weight': Decimal.parse('1.25', 6),
  'vat': Decimal.parse('20', 6),
  'deposit': Money.parse('12.50', 'EUR'),
  'fee': Money.parse('0.10', 'EUR'),
  'fine': Money.parse('5.00', 'UAH'),
  'is_rare': true,
  'is_known': null,
  'lent_on': '2026-01-31',
  'due_on': '2026-03-01',
  'created_at': '2026-01-31T10:00:00.000Z',
  'updated_at': '2026-01-31T11:30:00.000Z',
  'state': 'out',
  'borrower_id': 7,
  'borrower.name': 'Олена Кравець',
  'custom.size': null,
}

/** The value of an expression for the loan, as text: "12.60 EUR", "2.5", "true", null. */
export function valueOf(text: string, changes: Record<string, unknown> = {}) {
  const expression = compileExpression(text, fields, { today: true })
  const values = { ...loan, ...changes }
  const value = expression.evaluate((path) => values[path], '2026-11-22')
  if (value instanceof Money) return `${value.toString()} ${value.currency}`
  return value === null ? null : String(value)
}

/** The refusal of an expression: its code and the part of the text it points at. */
export function refusalOf(text: string, changes: Record<string, unknown> = {}) {
  try {
    valueOf(text, changes)
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    const at = error.extra.at as { start: number; end: number }
    return { code: error.code, part: text.slice(at.start, at.end), params: error.params }
  }
  return undefined
}
