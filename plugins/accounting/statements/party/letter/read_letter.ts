import { type Context, letterheadOf, Money } from 'kontor/plugin'
import type { Party } from '#plugins/contacts'
import { bankAccounts, identifiers } from '../../../documents/print/company_facts.js'
import type { Letterhead } from '../../../documents/print/letterhead.js'
import { partyFacts } from '../../../documents/print/party_facts.js'
import type { BankAccount, PrintLanguage } from '../../../documents/print/printed_document.js'
import type { Column } from '../../measure.js'
import { openItemsAt, type ItemThen } from '../../open/items_then.js'
import { partyLedger, type ShownSection } from '../party_ledger.js'
import type { PartySide } from '../party_lines.js'

/** Everything a statement of account says; nothing else is read while it is laid out. */
export interface Letter {
  language: PrintLanguage
  company: Letterhead & { identifiers: string[] }
  party: { name: string; lines: string[]; taxNumbers: string[] }
  from: string
  to: string
  sections: LetterSection[]
}

/** One currency: what happened, and what of it is open on the last day. */
export interface LetterSection extends ShownSection {
  open: OpenLine[]
  totalOpen: string
  overdue: string
  accounts: BankAccount[]
}

export interface OpenLine {
  number: string
  reference: string | null
  on_date: string
  due_on: string
  days: number
  amount: string
}

export interface LetterWish extends Column {
  side: PartySide
  language: PrintLanguage
}

/** So many lines are printed at most. */
const MOST = 5000

/** All that is printed on the statement of account of a party, in its language. */
export async function readLetter(
  ctx: Context,
  party: Party,
  { side, language, from, to }: LetterWish
): Promise<Letter & { is_cut: boolean; most: number }> {
  const reader = ctx.with({ locale: language })
  const filter = { partyId: party.id, side, inCompany: false }
  const { sections, is_cut } = await partyLedger(reader, filter, { from, to }, MOST)
  const items = await openItemsAt(ctx, to, {
    partyId: party.id,
    side: side === 'all' ? undefined : side,
  })
  const told: LetterSection[] = []
  for (const section of sections) {
    const accounts = await bankAccounts(ctx, section.currency)
    told.push({ ...section, ...openOf(section.currency, items, to), accounts })
  }
  return {
    language,
    company: { ...(await letterheadOf(reader)), identifiers: await identifiers(ctx) },
    party: await partyFacts(ctx, party, language),
    from,
    to,
    sections: told,
    is_cut,
    most: MOST,
  }
}

function openOf(currency: string, items: readonly ItemThen[], to: string) {
  const own = items.filter((one) => one.currency === currency && one.open !== 0n)
  const money = (units: bigint) => Money.of(units, currency).toString()
  const sum = (some: ItemThen[]) => money(some.reduce((all, one) => all + one.open, 0n))
  return {
    open: own.map((one) => ({
      number: one.number,
      reference: one.reference,
      on_date: one.onDate,
      due_on: one.dueOn,
      days: daysBetween(one.dueOn, to),
      amount: money(one.open),
    })),
    totalOpen: sum(own),
    overdue: sum(own.filter((one) => one.dueOn < to)),
  }
}

/** Days from one to the other; none where it is not later. */
function daysBetween(from: string, to: string) {
  return Math.max(0, Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000))
}
