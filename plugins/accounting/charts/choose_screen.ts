import type { Context } from 'kontor/plugin'
import { PURPOSES } from '../ledger/account_types.js'
import Account from '../models/account.js'
import Chart from '../models/chart.js'
import { taxesOf } from '../tax/template.js'
import { chartAccounts, type ChartSource } from './chart.js'
import { CHARTS } from './charts.js'
import { TAX_TEMPLATES } from './taxes.js'
import { updateScreen } from './update/update_screen.js'

/** The props of the screen: the company's chart, the charts there are, one of them beside it, and what is new. */
export async function chooseScreen(ctx: Context, query: Record<string, unknown>) {
  const taken = await Chart.findBy(ctx, ['id', 'notnull'])
  const chosen = CHARTS.find((one) => one.id === query.chart)
  return {
    taken: taken && {
      chart: taken.chart,
      edition: taken.edition,
      newest: CHARTS.find((one) => one.id === taken.chart)?.edition ?? taken.edition,
    },
    isPosted:
      (await ctx.records('accounting.entry').findBy(['state', 'eq', 'posted'])) !== undefined,
    charts: CHARTS.map(chartFacts),
    beside: chosen ? await beside(ctx, chosen) : null,
    steps: await updateScreen(ctx),
    may: {
      choose: ctx.access.allows('accounting.chart', 'choose'),
      renew: ctx.access.allows('accounting.chart', 'renew'),
      import: ctx.access.allows('accounting.account', 'import'),
    },
  }
}

function chartFacts(source: ChartSource) {
  const rates = taxesOf(TAX_TEMPLATES[source.id])
    .filter((one) => one.scope === 'sale' && Number(one.rate) >= 0)
    .map((one) => Number(one.rate))
  return {
    id: source.id,
    accounts: chartAccounts(source).filter((one) => !one.isGroup).length,
    languages:
      source.languages[0] === source.languages[1] ? [source.languages[0]] : source.languages,
    rates: [...new Set(rates)].toSorted((one, other) => other - one),
  }
}

/** What Kontor books by itself, here and in that chart, and all accounts of that chart. */
async function beside(ctx: Context, source: ChartSource) {
  const ours = await Account.where(ctx, ['used_for', 'notnull'])
  const theirs = chartAccounts(source)
  const depths = new Map<string, number>()
  return {
    chart: source.id,
    purposes: PURPOSES.map((purpose) => {
      const there = theirs.find((one) => one.usedFor === purpose)
      return {
        purpose,
        here: ours.find((one) => one.usedFor === purpose)?.label ?? null,
        there: there ? `${there.code} ${there.name}` : null,
      }
    }).filter((one) => one.here ?? one.there),
    accounts: theirs.map((one) => {
      const depth = one.parentKey === null ? 0 : depths.get(one.parentKey)! + 1
      depths.set(one.key, depth)
      const { key, code, name, otherName, type, isGroup } = one
      return { key, label: `${code} ${name}`, otherName, type, isGroup, depth }
    }),
    taxes: taxesOf(TAX_TEMPLATES[source.id]).map(({ code, name, otherName, scope }) => ({
      code,
      name,
      otherName,
      scope,
    })),
  }
}
