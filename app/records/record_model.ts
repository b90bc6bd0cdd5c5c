import type { Context } from '#kernel/companies/context'
import { datetime, integer, json, reference, text } from '#kernel/records/fields/decorators'
import type { FilterNode } from '#kernel/records/query/filter'

/** The values a row had when it was loaded, by column: what changed is what differs from them. */
export const ORIGINAL = Symbol('original')

/**
 * One row of business data and its behaviour. A model extends it and declares its fields.
 *
 * Finding always goes through the context, so company, rules and transaction are never forgotten:
 * `await Loan.find(ctx, 17)`. A record found or created inside an operation is saved when the
 * operation ends; there is no `save()` to forget. Lists, exports and reports take plain rows instead.
 */
export abstract class RecordModel {
  declare id: number
  declare externalId: string | null
  declare companyId: number | null
  declare version: number
  declare createdAt: string
  declare createdBy: number | null
  declare updatedAt: string
  declare updatedBy: number | null
  declare archivedAt: string | null
  declare custom: Record<string, unknown> | null;

  [ORIGINAL]: Record<string, unknown> = {}

  /**
   * Called before the record is stored, new or changed: fill in what follows from other fields, refuse
   * what contradicts itself. A rule of one record belongs here; one of several belongs in an operation.
   */
  prepare(_ctx: Context): void | Promise<void> {}

  /** The record, or undefined where the company has none of that id. */
  static find<T extends RecordModel>(this: ModelClass<T>, ctx: Context, id: number) {
    return ctx.records(this).find(id)
  }

  /** The record. Throws 404 where the company has none of that id. */
  static findOrFail<T extends RecordModel>(this: ModelClass<T>, ctx: Context, id: number) {
    return ctx.records(this).findOrFail(id)
  }

  /** The first record that matches a filter of the API's grammar. */
  static findBy<T extends RecordModel>(this: ModelClass<T>, ctx: Context, filter: FilterNode) {
    return ctx.records(this).findBy(filter)
  }

  /** All records that match, in `sort` order. For a page of them use a list. */
  static where<T extends RecordModel>(
    this: ModelClass<T>,
    ctx: Context,
    filter: FilterNode,
    options?: { sort?: string; limit?: number }
  ) {
    return ctx.records(this).where(filter, options)
  }

  /** A new record, stored at once within the transaction, its defaults filled in. */
  static create<T extends RecordModel>(this: ModelClass<T>, ctx: Context, values: Partial<T>) {
    return ctx.records(this).create(values)
  }
}

export type ModelClass<T extends RecordModel = RecordModel> = (new () => T) & typeof RecordModel

// Declared by calls, not decorators: a decorated `declare` in this file would load before its users.
const base = RecordModel.prototype
const mark = { readonly: true, base: true, hidden: true } as const
integer(mark)(base, 'id')
text({ max: 191, base: true, hidden: 'list' })(base, 'externalId')
integer(mark)(base, 'companyId')
integer(mark)(base, 'version')
datetime({ ...mark, hidden: 'form' })(base, 'createdAt')
reference('kernel.user', mark)(base, 'createdBy')
datetime({ ...mark, hidden: 'form' })(base, 'updatedAt')
reference('kernel.user', mark)(base, 'updatedBy')
datetime(mark)(base, 'archivedAt')
json(mark)(base, 'custom')
