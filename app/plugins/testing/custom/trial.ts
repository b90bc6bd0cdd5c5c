import type { Context } from '#kernel/companies/context'
import { Refusal, type FieldError } from '#kernel/http/refusal'
import { answerOf, type Call } from '#kernel/plugins/testing/api_call'
import type { KitField } from '#kernel/plugins/testing/custom/kinds'
import type { Model } from '#kernel/records/model'
import type { RecordModel } from '#kernel/records/record_model'

/** One model with a custom field of each kind, and who looks for them. */
export interface Kit {
  ctx: Context
  model: Model
  fields: readonly KitField[]
  /** What OpenAPI says of all models: made once, it is the same for each. */
  schemas: Readonly<Record<string, unknown>>
}

/** The same with a record to try them on. */
export interface Trial extends Kit {
  /** The secret of the same person's token. */
  token: string
  record: RecordModel
  /** Of the model of lines: the record they belong to, and the field there that holds them. */
  parent?: { model: Model; record: RecordModel; key: string }
}

/** A place where a field can stand, and those of the fields that do not stand there. */
export interface Place<T extends Kit = Trial> {
  name: string
  missing(kit: T): readonly KitField[] | Promise<readonly KitField[]>
}

/** The faults of a place as sentences; what the kernel refuses is one too. */
export async function faultsAt<T extends Kit>(kit: T, { name, missing }: Place<T>) {
  const fault = (text: string) => `${kit.model.name} · ${name}: ${text}`
  try {
    const fields = await missing(kit)
    return fields.length > 0 ? [fault(fields.map((one) => one.path).join(', '))] : []
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    const errors = error.errors.map((one) => `${one.field} ${one.code}`)
    return [fault([error.code, ...errors].join(', '))]
  }
}

interface Body<T> {
  data: T
  code?: string
  errors?: FieldError[]
}

/** What a call of the API answers; anything but 200 is thrown as the refusal it is. */
export async function answered<T>({ token }: Trial, call: Omit<Call, 'verb'>): Promise<T> {
  const { status, body } = await answerOf({ ...call, verb: 'read' }, token)
  const { data, code = `HTTP ${status}`, errors } = JSON.parse(body) as Body<T>
  if (status !== 200) throw new Refusal(code, {}, { errors })
  return data
}

/** The fields whose values are not the ones they were given. */
export const differing = ({ fields }: Trial, custom: Record<string, unknown> = {}) =>
  fields.filter(({ name, value }) => JSON.stringify(custom[name]) !== JSON.stringify(value))
