import { type Context, defineOperation, Money, Refusal } from 'kontor/plugin'
import { journalOf } from '../ledger/journal_of.js'
import type { NewLine } from '../ledger/new_entry.js'
import { postEntry } from '../ledger/post_entry.js'
import type Opening from '../models/opening.js'
import type OpeningLine from '../models/opening_line.js'
import { planBrought } from '../openings/bring_advances.js'
import { checkTotals, openingTotals } from '../openings/check_opening.js'

/** Posts the balances a company brings along as one entry, after checking them against the books before. */
export default defineOperation<Opening>({
  name: 'accounting.opening.post',
  on: 'accounting.opening',
  place: 'primary',
  icon: 'i-lucide-check',
  when: (record) => record.state === 'draft',
  async run(ctx, opening) {
    if (!opening.isDraft) throw new Refusal('E_OPENING_POSTED', { name: opening.text })
    const lines = await ctx.lines<OpeningLine>(opening, 'lines')
    const totals = await openingTotals(ctx, lines)
    checkTotals(ctx, opening, totals)
    const keepAdvances = await planBrought(ctx, opening, lines)
    const entry = await postEntry(ctx, {
      journalId: (await journalOf(ctx, 'general')).id,
      onDate: opening.onDate,
      text: opening.text,
      kind: 'opening',
      source: { model: 'accounting.opening', id: opening.id },
      lines: [...lines.map(newLine), ...offset(ctx, opening, totals.difference)],
    })
    await keepAdvances(entry)
    opening.state = 'posted'
    opening.entryId = entry.id
    return opening
  },
})

function newLine(line: OpeningLine): NewLine {
  return {
    accountId: line.accountId,
    partyId: line.partyId,
    debit: line.debit ?? undefined,
    credit: line.credit ?? undefined,
    foreign: line.foreignAmount ?? undefined,
    text: line.reference,
    dueOn: line.dueOn,
  }
}

/** What is missing to balance, on the account that takes it. */
function offset(ctx: Context, { offsetId }: Opening, difference: bigint): NewLine[] {
  if (difference === 0n || offsetId === null) return []
  const { currency } = ctx.company
  return difference > 0n
    ? [{ accountId: offsetId, credit: new Money(difference, currency) }]
    : [{ accountId: offsetId, debit: new Money(-difference, currency) }]
}
