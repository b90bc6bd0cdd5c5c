import vine, { errors, VineObject } from '@vinejs/vine'
import type { HttpContext } from '@adonisjs/core/http'
import type { Infer, SchemaTypes } from '@vinejs/vine/types'
import { Refusal, type FieldError } from '#kernel/http/refusal'
import { shown } from '#kernel/records/fields/types/field_type'

const CODES: Record<string, string> = {
  required: 'E_REQUIRED',
  string: 'E_TEXT',
  number: 'E_NUMBER',
  withoutDecimals: 'E_INTEGER',
  boolean: 'E_BOOLEAN',
  email: 'E_EMAIL',
  enum: 'E_CHOICE',
  array: 'E_LIST',
  maxLength: 'E_TEXT_TOO_LONG',
  minLength: 'E_TEXT_TOO_SHORT',
}

type Properties = Record<string, SchemaTypes>

/**
 * The shape of one form's body: `closed({ login: vine.string() })` answers a function that reads it from a
 * request. Keys it does not name are refused by name, on every level; the query string is never looked at.
 */
export function closed<P extends Properties>(properties: P) {
  const schema = vine.object(properties)
  const validator = vine.create(schema)
  return async (http: HttpContext): Promise<Infer<typeof schema>> => {
    const body: unknown = http.request.body()
    const unknown = unknownKeys(schema, body, '')
    if (unknown.length > 0) throw Refusal.input(unknown)
    try {
      return (await validator.validate(body)) as Infer<typeof schema>
    } catch (error) {
      if (error instanceof errors.E_VALIDATION_ERROR) {
        throw Refusal.input(error.messages.map((one: Complaint) => complaint(one, body)))
      }
      throw error
    }
  }
}

function unknownKeys(
  schema: VineObject<Properties, unknown, unknown, unknown>,
  value: unknown,
  path: string
): FieldError[] {
  if (value === null || typeof value !== 'object') return []
  const properties = schema.getProperties()
  return Object.entries(value).flatMap(([key, inner]) => {
    if (!Object.hasOwn(properties, key)) return [{ field: path + key, code: 'E_UNKNOWN_FIELD' }]
    const type = properties[key]
    return type instanceof VineObject
      ? unknownKeys(type as typeof schema, inner, `${path}${key}.`)
      : []
  })
}

interface Complaint {
  field: string
  rule: string
  meta?: { min?: number; max?: number }
}

function complaint({ field, rule, meta }: Complaint, body: unknown): FieldError {
  const { min, max } = meta ?? {}
  const params = {
    value: shown(valueAt(body, field)),
    ...(min !== undefined && { min }),
    ...(max !== undefined && { max }),
  }
  return { field, code: CODES[rule] ?? 'E_MALFORMED', params }
}

function valueAt(body: unknown, path: string) {
  return path
    .split('.')
    .reduce<unknown>(
      (at, key) =>
        at && Object.hasOwn(at, key) ? (at as Record<string, unknown>)[key] : undefined,
      body
    )
}
