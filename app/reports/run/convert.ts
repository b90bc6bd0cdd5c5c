import type { Context } from '#kernel/companies/context'
import { refused } from '#kernel/records/query/refusals'
import { decimalsOf } from '#kernel/records/values/currency'
import { CONVERTED_SCALE } from '#kernel/reports/compile/measure'
import type { Measure } from '#kernel/reports/compile/measure'
import type { PartValues } from '#kernel/reports/compile/parts'
import { RATE_SCALE } from '#kernel/reports/query/read_conversion'
import type { ReadConversion } from '#kernel/reports/query/read_conversion'
import { conversionOf, ONE } from '#kernel/reports/run/exchange_rates'
import type { Conversion } from '#kernel/reports/run/exchange_rates'
import type { Group } from '#kernel/reports/run/group'
import type { Key } from '#kernel/reports/compile/key'

/** An amount's own decimals, of which money has those of its currency and a price six. */
const PRICE_SCALE = CONVERTED_SCALE - RATE_SCALE

interface Amounts {
  part: string
  isMoney: boolean
  /** Where among the keys the currency of these amounts stands. */
  at: number
}

/** The amounts of groups that are each in one currency, converted: exact, as units of `CONVERTED_SCALE` decimals. */
export async function converted(
  ctx: Context,
  asked: ReadConversion,
  { keys, measures }: { keys: readonly Key[]; measures: readonly Measure[] },
  groups: readonly Group[]
): Promise<{ groups: Group[]; conversion: Conversion }> {
  const amounts = amountsIn(keys, measures)
  const met = groups.flatMap((group) =>
    amounts.map(({ at, part }) => currencyOf(asked, group, at, part))
  )
  const conversion = await conversionOf(ctx, asked, new Set(met.filter((one) => one !== null)))
  return {
    conversion,
    groups: groups.map((group) => {
      const values: PartValues = { ...group.values }
      for (const { part, isMoney, at } of amounts) {
        const code = currencyOf(asked, group, at, part)
        if (code === null) continue
        const rate = conversion.rates.get(code) ?? ONE
        const missing = PRICE_SCALE - (isMoney ? decimalsOf(code) : PRICE_SCALE)
        values[part] = (group.values[part] as bigint) * rate.units * 10n ** BigInt(missing)
      }
      return { ...group, values }
    }),
  }
}

function amountsIn(keys: readonly Key[], measures: readonly Measure[]): Amounts[] {
  const found = new Map<string, Amounts>()
  for (const { converted: one, column } of measures) {
    if (!one) continue
    const at = keys.findIndex(({ path, ranges }) => path === one.from && !ranges)
    found.set(one.part, { part: one.part, isMoney: column!.field.kind === 'money', at })
  }
  return [...found.values()]
}

/** The currency of a group's amount; null where there is no amount. One without a currency cannot be converted. */
function currencyOf({ to }: ReadConversion, group: Group, at: number, part: string) {
  if (group.values[part] === null) return null
  const code = group.raws[at] ?? null
  if (code === null) throw refused('conversion', 'E_REPORT_NO_CURRENCY', { to })
  return String(code)
}
