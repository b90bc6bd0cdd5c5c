import type { Context } from 'kontor/plugin'
import { reverseEntry } from '../../ledger/reverse_entry.js'
import Entry from '../../models/entry.js'
import type Invoice from '../../models/invoice.js'

/** Posts the counter-entry of a document, which takes back what the tax return counted of it. */
export async function reverseDocument(ctx: Context, invoice: Invoice, onDate: string) {
  const entry = await Entry.findOrFail(ctx, invoice.entryId!)
  const source = { model: 'accounting.invoice', id: invoice.id }
  return reverseEntry(ctx, entry, onDate, { source })
}
