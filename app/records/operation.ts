import type { Context } from '#kernel/companies/context'
import type { DeclaredField } from '#kernel/records/fields/declared'
import { inputFields } from '#kernel/records/fields/declared'
import type { RecordModel } from '#kernel/records/record_model'

type Declarations = Record<string, (target: object, property: string) => void>

/** One business verb in one transaction, as the kernel knows it. */
export interface Operation {
  /** `<plugin>.<model>.<verb>`; the same word is the right and, with dashes, the address. */
  name: string
  plugin: string
  /** The model whose record it works on; without one it stands alone. */
  on?: string
  verb: string
  input: DeclaredField[]
  /** Shown as a button only while this holds. */
  when?: (record: Record<string, unknown>) => boolean
  /** The one primary action of a record in this state, a plain one, or one in the overflow menu. */
  place?: 'primary' | 'secondary' | 'overflow'
  icon?: string
  /** The record is only read: no version is asked for, though one that is sent must be the newest. */
  reads?: boolean
  /** The screen goes on to the record it answers, such as the draft it made. */
  opens?: boolean
  /** Without `on`: the right that allows it, where that is not its own name. */
  right?: string
  run(ctx: Context, record: RecordModel, input: Record<string, unknown>): Promise<unknown> | unknown
}

export interface OperationDeclaration<
  R extends RecordModel = RecordModel,
  I = Record<string, never>,
> {
  name: string
  on?: string
  input?: Declarations
  when?: (record: Record<string, unknown>) => boolean
  place?: Operation['place']
  icon?: string
  reads?: boolean
  opens?: boolean
  right?: string
  run(ctx: Context, record: R, input: I): Promise<unknown> | unknown
}

/**
 * Declares a business verb. Within `run` the transaction is open: records found or created through
 * `ctx` are saved at its end, with history, number and events; a Refusal thrown undoes everything.
 *
 * @example
 * export default defineOperation<Loan, { returned_on: string }>({
 *   name: 'sample.loan.return', on: 'sample.loan', input: { returned_on: date({ required: true }) },
 *   run(ctx, loan, input) { loan.state = 'returned' },
 * })
 */
export function defineOperation<R extends RecordModel = RecordModel, I = Record<string, unknown>>(
  declaration: OperationDeclaration<R, I>
): Operation {
  const parts = declaration.name.split('.')
  return {
    ...declaration,
    plugin: parts[0],
    verb: parts.at(-1)!,
    input: inputFields(declaration.input ?? {}),
    run: declaration.run as Operation['run'],
  }
}
