import type { Context } from '#kernel/companies/context'
import type { ResolvedColumn } from '#kernel/exchange/mapping/resolve'
import { compileSelect } from '#kernel/records/query/select'
import type { FilterNode } from '#kernel/records/query/filter'

const AT_ONCE = 400
const MOST_REMEMBERED = 50_000

/** What a cell stands for: an id, nothing of that name, or more than one. */
export type Found = number | 'missing' | 'ambiguous'

/**
 * The ids behind the texts of one reference column, looked up many at a time and remembered. Only records
 * the caller may read are found.
 */
export class Lookup {
  private known = new Map<string, Found>()

  constructor(private readonly column: ResolvedColumn) {}

  async prepare(ctx: Context, texts: string[]) {
    if (this.known.size > MOST_REMEMBERED) this.known.clear()
    const wanted = [...new Set(texts.map(fold))].filter((one) => one !== '' && !this.known.has(one))
    for (let at = 0; at < wanted.length; at += AT_ONCE) {
      await this.load(ctx, wanted.slice(at, at + AT_ONCE))
    }
  }

  find(text: string): Found {
    return this.known.get(fold(text)) ?? 'missing'
  }

  private async load(ctx: Context, texts: string[]) {
    const { lookupModel, lookupField } = this.column
    const readable = ctx.access.filter(lookupModel!.name, 'read')
    const usable =
      lookupField!.key === 'id' ? texts.map(Number).filter(Number.isSafeInteger) : texts
    if (readable === false || usable.length === 0) return
    const conditions: FilterNode[] = [
      [lookupField!.key, 'in', usable],
      ['archived_at', 'null'],
    ]
    if (readable !== true) conditions.push(readable)
    const { sql, bindings } = compileSelect(ctx, lookupModel!, { filter: { and: conditions } })
    for (const row of await ctx.rows(sql, bindings)) {
      this.note(fold(String(row[lookupField!.key])), Number(row.id))
    }
  }

  private note(text: string, id: number) {
    this.known.set(text, this.known.has(text) && this.known.get(text) !== id ? 'ambiguous' : id)
  }
}

/** Names are compared as the database compares them: without case and outer blanks. */
function fold(text: string) {
  return text.trim().toLocaleLowerCase('und')
}
