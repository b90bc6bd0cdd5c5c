import { type Context, Money } from 'kontor/plugin'
import { accountFor } from '../ledger/account_for.js'
import type { NewLine } from '../ledger/new_entry.js'
import { totalsOf, type Valued } from './value.js'

/** The lines of a revaluation: each position by what it gained or lost, against all that was gained and all that was lost. */
export async function entryLines(ctx: Context, valued: readonly Valued[]): Promise<NewLine[]> {
  const lines = valued
    .filter(({ difference }) => difference !== 0n)
    .map((one) => ({
      accountId: one.accountId,
      partyId: one.partyId,
      text: textOf(one),
      ...sideOf(ctx, one.difference),
    }))
  const { gain, loss } = totalsOf(valued)
  return [
    ...lines,
    ...(await counterpart(ctx, 'unrealised_gain', -gain)),
    ...(await counterpart(ctx, 'unrealised_loss', loss)),
  ]
}

/** The same booked the other way round. */
export const turned = (lines: readonly NewLine[]): NewLine[] =>
  lines.map(({ debit, credit, ...rest }) => ({ ...rest, debit: credit, credit: debit }))

async function counterpart(
  ctx: Context,
  purpose: 'unrealised_gain' | 'unrealised_loss',
  amount: bigint
): Promise<NewLine[]> {
  if (amount === 0n) return []
  return [{ accountId: (await accountFor(ctx, purpose)).id, ...sideOf(ctx, amount) }]
}

function textOf({ amount, currency, rate }: Valued) {
  const foreign = `${currency} ${Money.of(amount, currency)}`
  return rate ? `${foreign} × ${rate}` : foreign
}

function sideOf(ctx: Context, amount: bigint) {
  const size = Money.of(amount < 0n ? -amount : amount, ctx.company.currency)
  return amount > 0n ? { debit: size } : { credit: size }
}
