import { engine } from '#config/database'
import type { Context } from '#kernel/companies/context'
import type { Row } from '#kernel/records/fields/types/field_type'
import { typeOf } from '#kernel/records/fields/types/index'
import type { Column } from '#kernel/records/query/column'
import type { GroupKey } from '#kernel/records/query/groups/group_key'
import { sumText, unitsOf } from '#kernel/records/query/groups/sums'
import type { Group, Sums } from '#kernel/records/query/groups/wire'
import { labels } from '#kernel/records/query/labels'
import { targetOf } from '#kernel/records/query/relations'

type Gathered = Omit<Group, 'filter'>

interface Summed {
  columns: readonly Column[]
  /** The paths of the currencies in `c0`, `c1` … */
  currencies: readonly string[]
}

/** Lines of a statement, one for each group and currency, as groups. A group cut off by the page waits for the next. */
export async function gather(
  ctx: Context,
  key: GroupKey | null,
  rows: readonly Row[],
  summed: Summed,
  most: number
): Promise<{ groups: Gathered[]; next: number | null }> {
  const kept = rows.length > most ? wholeGroups(rows, most) : rows
  const groups: Gathered[] = []
  let last: unknown
  for (const row of kept) {
    if (groups.length === 0 || !isSame(row.key, last)) {
      groups.push({ value: key ? valueOf(key, row) : null, count: 0, sums: {} })
      last = row.key
    }
    add(groups.at(-1)!, row, summed)
  }
  if (key?.column.field.kind === 'reference') await name(ctx, key, groups)
  const isAll = kept.length === rows.length
  return { groups: isAll && key ? inOrder(key, groups) : groups, next: isAll ? null : kept.length }
}

/** MySQL gathers texts that differ in case or accents, and names the group by any of them. */
const collator = new Intl.Collator('und', { sensitivity: 'base' })

function isSame(one: unknown, other: unknown) {
  if (one === other) return true
  const areTexts = typeof one === 'string' && typeof other === 'string'
  return engine === 'mysql' && areTexts && collator.compare(one, other) === 0
}

/** Without the last group, whose other currencies may stand on the next page; unless it is the only one. */
function wholeGroups(rows: readonly Row[], most: number) {
  const cut = rows[most].key
  const first = rows.findIndex((row) => isSame(row.key, cut))
  return rows.slice(0, first > 0 ? first : most)
}

function valueOf({ column, bucket }: GroupKey, row: Row): unknown {
  if (row.key === null) return null
  if (bucket) return String(row.key)
  const { field } = column
  return typeOf(field.kind).columnToWire({ [field.key]: row.sample }, field)
}

function add(group: Gathered, row: Row, { columns, currencies }: Summed) {
  group.count += Number(row.count)
  for (const [at, column] of columns.entries()) {
    const units = unitsOf(row, at)
    if (units === null) continue
    const place = currencies.indexOf(column.field.currency ?? '')
    const isMoney = column.field.kind === 'money'
    const currency = isMoney && place >= 0 ? String(row[`c${place}`] ?? '') : undefined
    addUnits(group.sums, column, units, currency)
  }
}

const exact = new WeakMap<object, bigint>()

/** Amounts of one currency are one line; different ones are never added. */
function addUnits(sums: Sums, column: Column, units: bigint, currency: string | undefined) {
  const lines = (sums[column.path] ??= [])
  let line = lines.find((one) => one.currency === currency)
  if (!line) lines.push((line = { value: '', ...(currency !== undefined && { currency }) }))
  const sum = (exact.get(line) ?? 0n) + units
  exact.set(line, sum)
  line.value = sumText(column, sum, currency)
}

async function name(ctx: Context, { column }: GroupKey, groups: Gathered[]) {
  const target = targetOf(column.declared)
  const ids = groups.map((one) => Number(one.value ?? 0)).filter(Boolean)
  const found = target && (await labels(ctx, target, ids))
  for (const group of groups) group.label = found?.get(Number(group.value)) ?? null
}

/** Records by name and choices in their own order, while all groups are at hand. */
function inOrder({ column, descending }: GroupKey, groups: Gathered[]): Gathered[] {
  const { field } = column
  const turn = descending ? -1 : 1
  if (field.kind === 'reference') {
    return groups.toSorted((a, b) => turn * (a.label ?? '').localeCompare(b.label ?? ''))
  }
  if (field.kind !== 'choice' || !Array.isArray(field.of)) return groups
  const place = (one: Gathered) => (field.of as string[]).indexOf(String(one.value))
  return groups.toSorted((a, b) => turn * (place(a) - place(b)))
}
