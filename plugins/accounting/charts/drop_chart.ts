import type { Context } from 'kontor/plugin'
import Account from '../models/account.js'
import Chart from '../models/chart.js'
import Journal from '../models/journal.js'
import { dropTaxes } from '../tax/drop_taxes.js'

/**
 * Removes the taxes and the accounts a chart brought, deepest first; those people added stay, as headings of their own. Throws
 * where a draft or a setting refers to one.
 */
export async function dropChart(ctx: Context) {
  await dropTaxes(ctx)
  const accounts = await Account.where(ctx, ['template_key', 'notnull'])
  const gone = new Set(accounts.map((one) => one.id))
  for (const journal of await Journal.where(ctx, ['account_id', 'in', [...gone]])) {
    await ctx.run('accounting.journal.update', journal, { account_id: null })
  }
  for (const own of await Account.where(ctx, ['template_key', 'null'])) {
    if (!own.parentId || !gone.has(own.parentId)) continue
    await ctx.run('accounting.account.update', own, { parent_id: null })
  }
  for (const account of deepestFirst(accounts)) {
    await ctx.run('accounting.account.delete', account)
  }
  const charts = ctx.records(Chart)
  for (const chart of await charts.where(['id', 'notnull'])) await charts.delete(chart)
}

function deepestFirst(accounts: Account[]) {
  const byId = new Map(accounts.map((one) => [one.id, one]))
  const depth = (account: Account): number => {
    const above = account.parentId ? byId.get(account.parentId) : undefined
    return above ? depth(above) + 1 : 0
  }
  return accounts.toSorted((one, other) => depth(other) - depth(one))
}
