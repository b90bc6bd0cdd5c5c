import { type Context, message, Refusal } from 'kontor/plugin'
import Journal, { type JournalKind } from '../models/journal.js'

/**
 * The first journal of a kind. Refuses by the name of the kind where there is none (E_JOURNAL_MISSING).
 *
 * @example const { id: journalId } = await journalOf(ctx, 'general')
 */
export async function journalOf(ctx: Context, kind: JournalKind): Promise<Journal> {
  const [journal] = await Journal.where(
    ctx,
    {
      and: [
        ['kind', 'eq', kind],
        ['archived_at', 'null'],
      ],
    },
    { sort: 'id', limit: 1 }
  )
  if (journal) return journal
  const name = message(ctx.locale, `accounting.models.journal.choices.kind.${kind}`)
  throw new Refusal('E_JOURNAL_MISSING', { kind: name })
}
