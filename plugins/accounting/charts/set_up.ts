import type { Context } from 'kontor/plugin'
import Account from '../models/account.js'
import { chartOf } from './charts.js'
import { loadChart } from './load_chart.js'

/** Gives a company without accounts the chart of its country. */
export async function setUpChart(ctx: Context) {
  if (await Account.findBy(ctx, ['id', 'notnull'])) return
  await loadChart(ctx, chartOf(await countryOf(ctx)))
}

/** The company's country, two capital letters. */
export async function countryOf(ctx: Context): Promise<string | null> {
  const [company] = await ctx.rows<{ country: string | null }>(
    'SELECT `country` FROM `companies` WHERE `id` = ?',
    [ctx.company.id]
  )
  return company.country
}
