import { type Context, Money, Refusal } from 'kontor/plugin'
import { keepPaymentState } from '../../documents/settlement/keep_payment_state.js'
import { accountFor } from '../../ledger/account_for.js'
import { journalOf } from '../../ledger/journal_of.js'
import { postEntry } from '../../ledger/post_entry.js'
import Match from '../../models/match.js'
import type OpenItem from '../../models/open_item.js'
import { settleWaiting } from '../../tax/settle_waiting.js'
import { dimensionsOf } from './dimensions_of.js'
import { planMatch, type PlannedMatch, type Wanted } from './plan_match.js'

interface Closing {
  /** The day the match counts from, unless one of the items is of a later one; of the entry for what the rates made of it too. */
  onDate: string
  wanted?: Wanted
}

/**
 * Closes a debit against a credit as far as both reach, and posts what the rates made of it. Both items are locked
 * already. Answers the match, or undefined where nothing of one of them is open.
 */
export async function closeItems(
  ctx: Context,
  debit: OpenItem,
  credit: OpenItem,
  { onDate: asked, wanted }: Closing
): Promise<Match | undefined> {
  const onDate = [asked, debit.onDate, credit.onDate].toSorted().at(-1)!
  refuseStrangers(debit, credit)
  const planned = planMatch(debit.amounts, credit.amounts, wanted)
  if (!planned) return undefined
  debit.change(-planned.debit.amount, -planned.debit.companyAmount)
  credit.change(planned.credit.amount, planned.credit.companyAmount)
  const exchange = await postDifference(ctx, debit, planned.difference, onDate)
  await keepPaymentState(ctx, [debit.entryId, credit.entryId])
  const match = await Match.create(ctx, {
    ...matchOf(ctx, debit, credit, planned),
    onDate,
    exchangeEntryId: exchange?.id ?? null,
  })
  for (const { entryId } of [debit, credit]) await settleWaiting(ctx, entryId, onDate)
  return match
}

/** Only what one party owes on one account closes what it is owed there. */
function refuseStrangers(debit: OpenItem, credit: OpenItem) {
  if (debit.id === credit.id || !debit.isDebit || credit.isDebit) throw new Refusal('E_MATCH_SIDES')
  if (debit.partyId !== credit.partyId) throw new Refusal('E_MATCH_PARTY')
  if (debit.accountId !== credit.accountId) throw new Refusal('E_MATCH_ACCOUNT')
}

function matchOf(ctx: Context, debit: OpenItem, credit: OpenItem, planned: PlannedMatch) {
  const { currency } = ctx.company
  return {
    debitItemId: debit.id,
    creditItemId: credit.id,
    debitCurrency: debit.currency,
    debitAmount: Money.of(planned.debit.amount, debit.currency),
    creditCurrency: credit.currency,
    creditAmount: Money.of(planned.credit.amount, credit.currency),
    companyCurrency: currency,
    debitCompanyAmount: Money.of(planned.debit.companyAmount, currency),
    creditCompanyAmount: Money.of(planned.credit.companyAmount, currency),
  }
}

/**
 * What is above zero was lost by the change of rates: it leaves the party's account as a credit. What is below zero was
 * gained. Without an account for it the match is refused (E_ACCOUNT_MISSING), never dropped.
 */
async function postDifference(ctx: Context, item: OpenItem, difference: bigint, onDate: string) {
  if (difference === 0n) return undefined
  const isLoss = difference > 0n
  const amount = Money.of(isLoss ? difference : -difference, ctx.company.currency)
  const other = await accountFor(ctx, isLoss ? 'fx_loss' : 'fx_gain')
  const { accountId, partyId } = item
  const party = { accountId, partyId, dimensions: (await dimensionsOf(ctx, [item])).get(item.id) }
  return postEntry(ctx, {
    journalId: (await journalOf(ctx, 'general')).id,
    onDate,
    kind: 'exchange',
    source: { model: 'accounting.open_item', id: item.id },
    lines: isLoss
      ? [
          { accountId: other.id, debit: amount },
          { ...party, credit: amount },
        ]
      : [
          { ...party, debit: amount },
          { accountId: other.id, credit: amount },
        ],
  })
}
