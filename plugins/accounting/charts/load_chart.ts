import type { Context } from 'kontor/plugin'
import { kindOf } from '../ledger/account_types.js'
import Account from '../models/account.js'
import Chart from '../models/chart.js'
import Journal from '../models/journal.js'
import { setUpTaxes } from '../tax/set_up_taxes.js'
import { TAX_TEMPLATES } from './taxes.js'
import { taxItems } from './update/items.js'
import { type ChartAccount, type ChartSource, namedFor } from './chart.js'

/**
 * Gives the company the accounts of a chart and its taxes, its journals the accounts they are the books of, and notes what was
 * taken, so that later editions can be told from what people changed.
 */
export async function loadChart(ctx: Context, source: ChartSource) {
  const accounts = namedFor(source, ctx.company.language)
  const ids = new Map<string, number>()
  for (const one of accounts) ids.set(one.key, (await addAccount(ctx, one, ids)).id)
  const template = TAX_TEMPLATES[source.id]
  const isSwapped = source.id === 'generic' && source.languages[1] === ctx.company.language
  const taxes = taxItems(template, isSwapped)
  await Chart.create(ctx, { chart: source.id, edition: source.edition, accounts, taxes })
  await setUpTaxes(ctx, template)
  await assignJournals(ctx)
  return ids
}

/** Stores one account of a chart; its heading is among `ids` already. */
function addAccount(ctx: Context, one: ChartAccount, ids: ReadonlyMap<string, number>) {
  return Account.create(ctx, {
    code: one.code,
    name: one.name,
    otherName: one.otherName,
    type: one.type,
    kind: kindOf(one.type),
    parentId: one.parentKey ? (ids.get(one.parentKey) ?? null) : null,
    isGroup: one.isGroup,
    reconciles: one.reconciles,
    usedFor: one.usedFor,
    templateKey: one.key,
  })
}

/** The first bank journal is the book of the bank account, the first cash journal that of the cash. */
async function assignJournals(ctx: Context) {
  for (const kind of ['bank', 'cash'] as const) {
    const journal = await Journal.findBy(ctx, ['kind', 'eq', kind])
    const account = await Account.findBy(ctx, ['used_for', 'eq', kind])
    if (journal && account) journal.accountId ??= account.id
  }
}
