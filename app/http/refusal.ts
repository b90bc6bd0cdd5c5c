export type RefusalParams = Record<string, string | number | boolean | null>

/** One complaint about one field of an input; `field` is its path on the wire ("lines.2.quantity"). */
export interface FieldError {
  field: string
  code: string
  params?: RefusalParams
}

/**
 * Something the user asked that cannot be done: a code with a translated sentence and a next step
 * (`errors.<CODE>` in a locale file). Thrown anywhere, answered once, in the exception handler.
 *
 * Status 409 is a business rule, 422 invalid input, 403 not allowed, 404 not visible.
 *
 * @example throw new Refusal('E_LOAN_NOT_OUT', { number: loan.number })
 */
export class Refusal extends Error {
  readonly status: number
  readonly errors: FieldError[]
  /** Further members of the problem answer, such as base / theirs / yours of a stale save. */
  readonly extra: Record<string, unknown>

  constructor(
    readonly code: string,
    readonly params: RefusalParams = {},
    options: { status?: number; errors?: FieldError[]; extra?: Record<string, unknown> } = {}
  ) {
    super(code)
    this.name = 'Refusal'
    this.status = options.status ?? 409
    this.errors = options.errors ?? []
    this.extra = options.extra ?? {}
  }

  /** Invalid input (422), with one complaint for each field. */
  static input(errors: FieldError[]) {
    return new Refusal('E_INPUT', { count: errors.length }, { status: 422, errors })
  }

  /** A value that is not among the choices of a field (422); one is needed where there is none. */
  static choice(field: string, value: unknown) {
    if (value === undefined || value === null || value === '') {
      return Refusal.input([{ field, code: 'E_REQUIRED' }])
    }
    const text = typeof value === 'object' ? JSON.stringify(value) : String(value)
    return Refusal.input([{ field, code: 'E_CHOICE', params: { value: text.slice(0, 40) } }])
  }

  /** Not visible for this caller, or not there at all (404): the two are never told apart. */
  static missing() {
    return new Refusal('E_NOT_FOUND', {}, { status: 404 })
  }
}
