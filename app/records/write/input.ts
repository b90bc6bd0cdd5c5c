import { Refusal, type FieldError } from '#kernel/http/refusal'
import type { Context } from '#kernel/companies/context'
import type { DeclaredField } from '#kernel/records/fields/declared'
import type { Field } from '#kernel/records/fields/kinds'
import { typeOf } from '#kernel/records/fields/types/index'
import { completeField } from '#kernel/records/model'
import type { Operation } from '#kernel/records/operation'
import type { RecordModel } from '#kernel/records/record_model'
import { checkReferences, type WantedReference } from '#kernel/records/write/references'
import { bodyFields, parseBody } from '#kernel/records/write/body'

type Input = Record<string, unknown>

/**
 * Wire input as typed values. The built-in verbs take the model's fields, other operations the ones they
 * declared. All complaints come at once, each with its field (422).
 */
export async function parseOperationInput(
  ctx: Context,
  operation: Operation,
  input: Input,
  record: RecordModel | null,
  asked: boolean
): Promise<Input> {
  const parsing = new Parsing(ctx)
  const { verb, on } = operation
  const parsed =
    on && (verb === 'create' || verb === 'update') && operation.input.length === 0
      ? parseBody(parsing, ctx, bodyFields(ctx, on, verb, asked), input, record)
      : parseDeclared(parsing, operation, input)
  await checkReferences(ctx, parsing, asked)
  if (parsing.errors.length > 0) throw Refusal.input(parsing.errors)
  return parsed
}

function parseDeclared(parsing: Parsing, operation: Operation, input: Input) {
  const fields = new Map(operation.input.map((one) => [one.key, complete(one, operation.plugin)]))
  parsing.refuseUnknown(input, fields)
  const parsed: Input = {}
  for (const field of fields.values()) {
    parsed[field.key] = parsing.value(field, input[field.key], field.key, input)
  }
  return parsed
}

function complete(declared: DeclaredField, plugin: string): Field {
  return completeField(declared, plugin)
}

/** Collects complaints and references to look up while an input is read. */
export class Parsing {
  readonly errors: FieldError[] = []
  readonly references: WantedReference[] = []

  constructor(private readonly ctx: Context) {}

  complain(field: string, code: string, params?: FieldError['params']) {
    this.errors.push({ field, code, params })
  }

  refuseUnknown(input: Input, known: { has(key: string): boolean }, prefix = '') {
    for (const key of Object.keys(input)) {
      if (!known.has(key)) this.complain(prefix + key, 'E_UNKNOWN_FIELD')
    }
  }

  /** One value, or null with a complaint. */
  value(field: Field, input: unknown, path: string, siblings: Input): unknown {
    if (input === null || input === undefined || input === '') {
      if (field.required) this.complain(path, 'E_REQUIRED')
      // A box that is not ticked is no; its column knows no third state.
      return field.kind === 'boolean' ? false : null
    }
    try {
      const value = typeOf(field.kind).parse(input, field, {
        currency: this.currencyOf(field, siblings),
      })
      if (field.kind === 'reference') {
        this.references.push({ path, to: field.to!, id: Number(value), where: field.where })
      }
      return value
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      if (error.errors.length > 0) {
        for (const one of error.errors) this.complain(`${path}.${one.field}`, one.code, one.params)
      } else this.complain(path, error.code, error.params)
      return null
    }
  }

  private currencyOf(field: Field, siblings: Input) {
    if (field.currencyLater) return undefined
    const beside = field.currency ? siblings[field.currency] : undefined
    return typeof beside === 'string' && /^[A-Z]{3}$/.test(beside)
      ? beside
      : this.ctx.company.currency
  }
}
