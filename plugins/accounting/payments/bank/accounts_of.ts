import type { Context, RecordModel } from 'kontor/plugin'
import BankCheck from '../../models/bank_check.js'
import type { BankState } from '../../models/payment_batch_line.js'
import { type Destination, digestOf, type Trust, trustOf } from './trust.js'

interface StoredAccount extends RecordModel, Destination {
  partyId: number
}

/** A bank account of a party, and whether it may be paid to. */
export interface PartyAccount {
  id: number
  partyId: number
  label: string
  currency: string | null
  digest: string
  /** Who wrote it last. */
  changedBy: number | null
  changedAt: string
  trust: Trust
}

/** The bank accounts of parties, by party. */
export async function accountsOf(ctx: Context, partyIds: readonly number[]) {
  const ids = [...new Set(partyIds)]
  const accounts = new Map<number, PartyAccount[]>(ids.map((id) => [id, []]))
  if (ids.length === 0) return accounts
  const stored = await ctx.records<StoredAccount>('contacts.bank_account').where(
    {
      and: [
        ['party_id', 'in', ids],
        ['archived_at', 'null'],
      ],
    },
    { sort: 'id' }
  )
  const checks = Map.groupBy(
    await BankCheck.where(ctx, ['party_id', 'in', ids]),
    (one) => one.partyId
  )
  for (const one of stored) {
    const known = new Set((checks.get(one.partyId) ?? []).map((check) => check.digest))
    const digest = digestOf(one)
    accounts.get(one.partyId)!.push({
      id: one.id,
      partyId: one.partyId,
      label: labelOf(one),
      currency: one.currency,
      digest,
      changedBy: one.updatedBy ?? one.createdBy,
      changedAt: one.updatedAt,
      trust: trustOf(digest, known),
    })
  }
  return accounts
}

/** "DE02 1203 0000 0000 2020 51 · Oakworks GmbH". */
function labelOf({ iban, accountNumber, bic, holder }: Destination) {
  const number = iban?.replace(/(.{4})(?=.)/g, '$1 ') ?? accountNumber
  return [number, bic, holder].filter(Boolean).join(' · ').slice(0, 180)
}

/** Where a party is paid to in a currency: the account that may be, or why there is none. */
export function payTo(
  accounts: readonly PartyAccount[],
  currency: string
): { state: Exclude<BankState, 'needless'>; account?: PartyAccount } {
  const fit = accounts.filter((one) => one.currency === null || one.currency === currency)
  if (fit.length === 0) return { state: 'none' }
  const ready = fit.filter((one) => one.trust !== 'changed')
  const best =
    ready.find((one) => one.trust === 'known' && one.currency === currency) ??
    ready.find((one) => one.trust === 'known') ??
    ready[0]
  return best ? { state: 'ready', account: best } : { state: 'changed', account: fit[0] }
}
