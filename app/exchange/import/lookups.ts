import type { Context } from '#kernel/companies/context'
import { fold } from '#kernel/exchange/mapping/fold'
import type { ResolvedColumn } from '#kernel/exchange/mapping/resolve'
import { Refusal } from '#kernel/http/refusal'
import { typeOf } from '#kernel/records/fields/types/index'
import { compileSelect } from '#kernel/records/query/select'
import type { FilterNode } from '#kernel/records/query/filter'

const AT_ONCE = 400
const MOST_REMEMBERED = 50_000

/** What a cell stands for: an id, nothing of that name, more than one, or what a try would have made. */
export type Found = number | 'missing' | 'ambiguous' | 'promised'

/**
 * The ids behind the texts of one reference column, looked up many at a time and remembered. Only records
 * the caller may read are found.
 */
export class Lookup {
  private known = new Map<string, Found>()
  private promised = new Set<string>()

  constructor(private readonly column: ResolvedColumn) {}

  async prepare(ctx: Context, texts: string[]) {
    if (this.known.size > MOST_REMEMBERED) this.known.clear()
    const wanted = [...new Set(texts.map(fold))].filter((one) => one !== '' && !this.known.has(one))
    for (let at = 0; at < wanted.length; at += AT_ONCE) {
      await this.load(ctx, wanted.slice(at, at + AT_ONCE))
    }
  }

  find(text: string): Found {
    const key = fold(text)
    return this.known.get(key) ?? (this.promised.has(key) ? 'promised' : 'missing')
  }

  /** A try keeps nothing: the rows of the file that refer to this one are well all the same. */
  promise(body: Record<string, unknown>) {
    const value = body[this.column.lookupField!.key]
    if (value !== null && value !== undefined) this.promised.add(fold(String(value)))
  }

  private async load(ctx: Context, texts: string[]) {
    const { lookupModel, lookupField } = this.column
    const readable = ctx.access.filter(lookupModel!.name, 'read')
    const values = this.operands(texts)
    if (readable === false || values.length === 0) return
    const and: FilterNode[] = [
      [lookupField!.key, 'in', values],
      ['archived_at', 'null'],
    ]
    if (readable !== true) and.push(readable)
    const { sql, bindings } = compileSelect(ctx, lookupModel!, { filter: { and }, byKey: true })
    for (const row of await ctx.rows(sql, bindings)) {
      this.note(fold(String(row[lookupField!.key])), Number(row.id))
    }
  }

  /** What cannot be such a value at all names no record. */
  private operands(texts: string[]): unknown[] {
    const field = this.column.lookupField!
    const values = field.key === 'id' ? texts.map(Number) : texts
    return values.filter((value) => {
      try {
        return typeOf(field.kind).operand(value, field, {}) !== null
      } catch (error) {
        if (error instanceof Refusal) return false
        throw error
      }
    })
  }

  private note(text: string, id: number) {
    this.known.set(text, this.known.has(text) && this.known.get(text) !== id ? 'ambiguous' : id)
  }
}

/** What a text is looked up as. Throws E_LOOKUP_MISSING, E_LOOKUP_AMBIGUOUS. */
export function idOf(lookup: Lookup, text: string): number | null {
  const found = lookup.find(text)
  if (typeof found === 'number') return found
  if (found === 'promised') return null
  const code = found === 'ambiguous' ? 'E_LOOKUP_AMBIGUOUS' : 'E_LOOKUP_MISSING'
  throw new Refusal(code, { value: text.slice(0, 80) }, { status: 422 })
}
