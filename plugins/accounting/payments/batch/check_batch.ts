import { type Context, Refusal } from 'kontor/plugin'
import type { Party } from '#plugins/contacts'
import { blanksOf } from '../../cheques/blanks_of.js'
import Journal from '../../models/journal.js'
import OpenItem from '../../models/open_item.js'
import type PaymentBatch from '../../models/payment_batch.js'
import type PaymentBatchLine from '../../models/payment_batch_line.js'
import { accountsOf, payTo } from '../bank/accounts_of.js'

/** Writes on each line where its supplier is paid to, as it is now; who has no account may get a cheque of the bank. */
export async function keepDestinations(
  ctx: Context,
  batch: PaymentBatch,
  lines: readonly PaymentBatchLine[]
) {
  const journal = await Journal.findOrFail(ctx, batch.journalId)
  const accounts = await accountsOf(
    ctx,
    lines.map((one) => one.partyId)
  )
  const mayBeCheque = (await blanksOf(ctx, journal.id)).length > 0
  for (const line of lines) {
    if (journal.kind !== 'bank') {
      line.bank = 'needless'
      line.account = null
      continue
    }
    const { state, account } = payTo(accounts.get(line.partyId)!, batch.currency)
    line.bank = state === 'none' && mayBeCheque ? 'needless' : state
    line.account = account?.label ?? null
  }
}

/**
 * Whether a batch can be paid as it stands: it has lines, each still open as far as it pays, and every supplier is paid
 * to a known account. Those who are not are named.
 */
export async function checkBatch(ctx: Context, lines: readonly PaymentBatchLine[]) {
  if (lines.length === 0) throw new Refusal('E_BATCH_EMPTY')
  for (const [bank, code] of [
    ['none', 'E_BATCH_NO_ACCOUNT'],
    ['changed', 'E_BANK_CHANGED'],
  ] as const) {
    const ids = lines.filter((one) => one.bank === bank).map((one) => one.partyId)
    if (ids.length > 0) throw new Refusal(code, { parties: await namesOf(ctx, ids) })
  }
  const paid = new Map<number, bigint>()
  for (const { openItemId: id, amount, discount } of lines) {
    paid.set(id, (paid.get(id) ?? 0n) + amount.units + (discount?.units ?? 0n))
  }
  const items = await OpenItem.where(ctx, ['id', 'in', [...paid.keys()]])
  const closed = items.filter((one) => -one.open.units < paid.get(one.id)!)
  if (closed.length === 0) return
  const parties = await namesOf(
    ctx,
    closed.map((one) => one.partyId)
  )
  throw new Refusal('E_BATCH_PAID', { parties })
}

async function namesOf(ctx: Context, ids: number[]) {
  const parties = await ctx.records<Party>('contacts.party').where(['id', 'in', [...new Set(ids)]])
  return parties.map((one) => one.name).join(', ')
}
