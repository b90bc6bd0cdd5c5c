import type { Context } from '#kernel/companies/context'
import type { BuiltRecord, RowComplaint } from '#kernel/exchange/import/build_body'
import type { RowGroup } from '#kernel/exchange/import/group_rows'
import type { LedgerEntry, Refused } from '#kernel/exchange/import/ledger'
import { keysOf } from '#kernel/exchange/import/match'
import type { ImportPlan } from '#kernel/exchange/import/plan'
import type { Outcome } from '#kernel/exchange/import/write_records'
import type { Field } from '#kernel/records/fields/kinds'

/** What a try found out, and which of its rows meet another row of the file. */
export interface Tried extends Outcome {
  remarks: Refused[]
}

/**
 * What a try remembers of the rows before. It keeps nothing, so that rows which clash only with each other would
 * all look well: the same key makes one record of two rows, the same unique value lets only the first one in.
 */
export class TriedRows {
  /** By match key: the first row that has it. */
  private readonly keys = new Map<string, number>()
  /** By unique field and value: the first row that has it, and which record that row is about. */
  private readonly values = new Map<string, { row: number; record: string }>()

  /** What would become of these rows after those before. */
  judge(ctx: Context, plan: ImportPlan, records: BuiltRecord[], outcome: Outcome): Tried {
    const tried: Tried = { done: [], refused: [...outcome.refused], remarks: [] }
    const bodies = records.map((one) => one.body)
    const matched = keysOf(ctx, plan.model, plan.mapping.match, bodies)
    const unique = uniqueFields(plan).map((field) => {
      return { field, keys: keysOf(ctx, plan.model, [field.key], bodies) }
    })
    const at = new Map(records.map(({ group }, index) => [group, index]))
    for (const entry of outcome.done) {
      const index = at.get(entry.group)!
      const key = matched[index]
      const taken = unique.flatMap(({ field, keys }) =>
        this.clash(plan, field, keys[index], key, entry.group)
      )
      if (taken.length > 0) tried.refused.push({ record: records[index], complaints: taken })
      else tried.done.push(this.meet(plan, records[index], key, entry, tried.remarks))
    }
    return tried
  }

  /** The second row of a key is about the record the first one makes. */
  private meet(
    { mapping }: ImportPlan,
    record: BuiltRecord,
    key: string | undefined,
    entry: LedgerEntry,
    remarks: Refused[]
  ): LedgerEntry {
    if (key === undefined) return entry
    const row = entry.group.rows[0].number
    const first = this.keys.get(key)
    if (first === undefined) {
      this.keys.set(key, row)
      return entry
    }
    remarks.push({
      record,
      complaints: [{ field: '', code: 'E_ROW_TWICE', params: { row: first } }],
    })
    const outcome = mapping.on_match === 'update' ? 'updated' : 'skipped'
    return { ...entry, outcome }
  }

  private clash(
    { columns }: ImportPlan,
    field: Field,
    value: string | undefined,
    key: string | undefined,
    group: RowGroup
  ): RowComplaint[] {
    if (value === undefined) return []
    const row = group.rows[0].number
    const record = key ?? `row ${row}`
    const place = `${field.key}\u0000${value}`
    const first = this.values.get(place)
    if (!first) this.values.set(place, { row, record })
    if (!first || first.record === record) return []
    const header = columns.find((one) => one.field === field.key)?.header ?? field.key
    return [{ field: header, code: 'E_VALUE_TWICE', params: { row: first.row } }]
  }
}

/** The fields of the file of which no two records, or no two rows of one file, have the same value. */
function uniqueFields({ model, columns }: ImportPlan): Field[] {
  const filled = new Set(columns.map((one) => one.field))
  return [...model.fields.values()].filter(
    (one) =>
      filled.has(one.key) &&
      (one.unique || one.key === 'external_id' || model.options.onceInFile?.includes(one.key))
  )
}
