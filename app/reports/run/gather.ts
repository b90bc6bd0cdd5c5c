import type { Context } from '#kernel/companies/context'
import { Refusal } from '#kernel/http/refusal'
import type { FilterNode } from '#kernel/records/query/filter'
import { refused } from '#kernel/records/query/refusals'
import type { Source } from '#kernel/records/query/source'
import { compileComputed } from '#kernel/reports/compile/computed'
import type { Computed } from '#kernel/reports/compile/computed'
import { currencyColumn } from '#kernel/reports/compile/currency_column'
import { findKey } from '#kernel/reports/compile/find_key'
import type { Key } from '#kernel/reports/compile/key'
import { currencyOf, findMeasure } from '#kernel/reports/compile/measure'
import type { Measure } from '#kernel/reports/compile/measure'
import { Parts } from '#kernel/reports/compile/parts'
import type { Part, PartValues } from '#kernel/reports/compile/parts'
import { readGroups } from '#kernel/reports/compile/statement'
import { MOST_ROWS } from '#kernel/reports/query/read_report'
import type { ReadReport } from '#kernel/reports/query/read_report'
import { conditionsOf, openSource } from '#kernel/reports/sources/open_source'
import { converted } from '#kernel/reports/run/convert'
import type { Conversion } from '#kernel/reports/run/exchange_rates'
import { readableAnswer } from '#kernel/reports/run/reckon'
import { groupsOf, regrouped } from '#kernel/reports/run/group'
import type { Group } from '#kernel/reports/run/group'

/** A report's records, gathered by everything that keeps its figures apart. */
export interface Gathered {
  /** Its dimensions, then the pivot's, then the currencies. */
  keys: readonly Key[]
  /** Where among the keys the pivot stands; -1 without one. */
  pivot: number
  measures: readonly Measure[]
  computed: readonly Computed[]
  parts: readonly Part[]
  filters: readonly FilterNode[]
  groups: readonly Group[]
  /** By which rates amounts were converted; null where none were asked to be. */
  conversion: () => Conversion | null
  /** The groups by some of the keys: added up where that is exact, else read again. */
  by(keys: readonly number[]): Promise<readonly Group[]>
}

/** Looks everything up, and reads the groups. Refused (E_REPORT_GROUPS) where there are too many to show. */
export async function gather(ctx: Context, read: ReadReport): Promise<Gathered> {
  const source = openSource(ctx, read)
  const parts = new Parts()
  const dimensions = read.dimensions.map((one) => findKey(source, one))
  const across = read.pivot ? [findKey(source, read.pivot)] : []
  // Across the top no currency could stand beside an amount.
  if (across.some(({ column, ranges }) => !ranges && currencyOf(column))) {
    throw refused('pivot.field', 'E_REPORT_DIMENSION')
  }
  const measures = read.measures.map((one) => findMeasure(source, parts, one, read.conversion?.to))
  const keys = [...dimensions, ...across]
  const currencies = currencyKeys(source, keys, measures)
  refuseTaken(read, currencies)
  keys.push(...currencies)
  const computed = compileComputed(
    read.computed,
    readableAnswer([...dimensions, ...currencies], measures)
  )
  const { filters, where } = conditionsOf(source, read)
  const all = parts.all()
  const isExact = all.every((one) => one.merge !== 'none')
  const groupsBy = async (by: readonly Key[]) => {
    const rows = await readGroups(ctx, { source, where, keys: by, parts: all }, MOST_ROWS + 1)
    if (rows.length > MOST_ROWS) {
      throw new Refusal('E_REPORT_GROUPS', { most: MOST_ROWS }, { status: 422 })
    }
    return groupsOf(rows, by, all)
  }
  const { groupsOfKeys, conversion } = converting(ctx, source, read, {
    measures,
    parts: all,
    groupsBy,
  })
  const groups = await groupsOfKeys(keys)
  return {
    keys,
    pivot: read.pivot ? dimensions.length : -1,
    measures,
    computed,
    parts: all,
    filters,
    groups,
    by: async (some) =>
      isExact ? regrouped(groups, some, all) : groupsOfKeys(some.map((index) => keys[index])),
    conversion,
  }
}

interface Reading {
  measures: readonly Measure[]
  parts: readonly Part[]
  groupsBy(keys: readonly Key[]): Promise<Group[]>
}

/** Groups with their amounts converted: read apart by currency, then put together. */
function converting(
  ctx: Context,
  source: Source,
  read: ReadReport,
  { measures, parts, groupsBy }: Reading
) {
  const asked = read.conversion
  if (!asked) return { groupsOfKeys: groupsBy, conversion: () => null }
  let conversion: Conversion = { to: asked.to, on: asked.on ?? ctx.today, rates: new Map() }
  const groupsOfKeys = async (keys: readonly Key[]) => {
    const apart = measures.flatMap((one) =>
      one.converted ? [{ currency: one.converted.from, column: one.column }] : []
    )
    const wide = [...keys, ...currencyKeys(source, keys, apart)]
    const found = await converted(ctx, asked, { keys: wide, measures }, await groupsBy(wide))
    conversion = found.conversion
    const groups = regrouped(found.groups, [...keys.keys()], parts)
    const exact = parts.filter((one) => one.merge === 'none')
    if (exact.length === 0 || wide.length === keys.length) return groups
    return withValues(groups, await groupsBy(keys), exact)
  }
  return { groupsOfKeys, conversion: () => conversion }
}

/** Groups with some of their parts as other groups of the same keys have them. */
function withValues(groups: readonly Group[], others: readonly Group[], parts: readonly Part[]) {
  const byId = new Map(others.map((one) => [JSON.stringify(one.ids), one.values]))
  return groups.map((group) => {
    const values = byId.get(JSON.stringify(group.ids))
    const known = parts.map(({ alias }) => [alias, values?.[alias] ?? null])
    return { ...group, values: { ...group.values, ...Object.fromEntries(known) } as PartValues }
  })
}

/** What keeps amounts of different currencies apart, where no dimension does. */
function currencyKeys(
  source: Source,
  keys: readonly Key[],
  measures: readonly Pick<Measure, 'currency' | 'column'>[]
): Key[] {
  const amounts = measures.flatMap(({ currency, column }) => (currency && column ? [column] : []))
  const found = new Map<string, Key>()
  for (const amount of [...amounts, ...keys.map((one) => one.column)]) {
    const path = currencyOf(amount)
    if (path === undefined || found.has(path)) continue
    if (keys.some((key) => key.path === path && !key.ranges)) continue
    const column = currencyColumn(source, amount, 'measures')!
    const { declared: field, model } = column
    found.set(path, { key: path, path, column, field, model, isCurrency: true })
  }
  return [...found.values()]
}

/** A currency stands in the answer under its own path: nothing else may be called like it. */
function refuseTaken({ dimensions, measures, computed }: ReadReport, currencies: readonly Key[]) {
  const taken = new Set(currencies.map((one) => one.key))
  for (const { key, position } of [...dimensions, ...measures]) {
    if (taken.has(key)) throw refused(`${position}.as`, 'E_REPORT_TWICE')
  }
  const twice = computed.find((one) => taken.has(one.key))
  if (twice) throw refused(`${twice.position}.key`, 'E_REPORT_TWICE')
}
