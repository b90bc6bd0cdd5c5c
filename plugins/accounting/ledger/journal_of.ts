import { type Context, message, Refusal } from 'kontor/plugin'
import Journal, { type JournalKind } from '../models/journal.js'

/** The first journal of a kind. */
export async function journalOf(ctx: Context, kind: JournalKind): Promise<Journal> {
  const journal = await Journal.findBy(ctx, {
    and: [
      ['kind', 'eq', kind],
      ['archived_at', 'null'],
    ],
  })
  if (journal) return journal
  const name = message(ctx.locale, `accounting.models.journal.choices.kind.${kind}`)
  throw new Refusal('E_JOURNAL_MISSING', { kind: name })
}
