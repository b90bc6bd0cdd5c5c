import { type Context, demoRecords } from 'kontor/plugin'
import { rebuildBalances } from '../ledger/rebuild_balances.js'

/** What names an entry though it was there before it. */
const NAME_ENTRIES = {
  'accounting.invoice': 'accounting_invoices',
  'accounting.payment': 'accounting_payments',
  'accounting.opening': 'accounting_openings',
} as const

/** Before its records go: the demo's lines count no more, and nothing that goes later names an entry. */
export async function forgetPostings(ctx: Context) {
  const entries = await demoRecords(ctx, 'accounting.entry')
  for (const [model, table] of Object.entries(NAME_ENTRIES)) {
    const ids = await demoRecords(ctx, model)
    await ctx.trx!.from(table).whereIn('id', ids).update({ entry_id: null })
  }
  if (entries.length === 0) return
  await ctx.trx!.from('accounting_tax_waiting').whereIn('entry_id', entries).delete()
  await ctx
    .trx!.from('accounting_entry_lines')
    .whereIn('entry_id', entries)
    .update({ is_posted: false })
  await rebuildBalances(ctx)
}
