import type { FieldError } from '#kernel/http/refusal'

/** Notes one complaint about a field of the rule being checked. */
export type Complain = (field: string, code: string, params?: FieldError['params']) => void

export const isTextList = (value: unknown): value is string[] =>
  Array.isArray(value) && value.every((one) => typeof one === 'string')
