import { type Context, Money, Refusal } from 'kontor/plugin'
import { cancelAdvance, refuseUsed } from '../advances/cancel_with_payment.js'
import { keepTaken, type Taking } from '../advances/plan_take.js'
import { lockAdvance } from '../advances/refuse.js'
import { taxOnReceipt, type TaxOnReceipt } from '../advances/tax_on_receipt.js'
import Account from '../models/account.js'
import Advance, { type AdvanceSide } from '../models/advance.js'
import type Entry from '../models/entry.js'
import type Opening from '../models/opening.js'
import type OpeningLine from '../models/opening_line.js'

interface Line {
  line: OpeningLine
  account: Account
}

interface Brought {
  taking: Taking
  taxed: TaxOnReceipt
  accountId: number
}

/**
 * The advances among the balances a company brings along: each line on the account of customers' or suppliers' advances
 * is one. Their tax was declared with the books before, so the entry books none; it is kept to be taken back when an
 * invoice uses the advance. Answers what writes them down once the entry is posted.
 *
 * Refuses an advance of nobody (E_PARTY_NEEDED), one that is the other way round (E_OPENING_ADVANCE_SIDE), a tax on any
 * other line (E_OPENING_TAX), and where the account the tax waits on holds something else (E_OPENING_ADVANCE_TAX).
 */
export async function planBrought(ctx: Context, opening: Opening, lines: readonly OpeningLine[]) {
  const found = await withAccounts(ctx, lines)
  const brought: Brought[] = []
  for (const [at, one] of found.entries()) {
    const taking = takingOf(ctx, opening, one, at + 1)
    if (!taking) continue
    const taxed = await taxOnReceipt(ctx, taking)
    brought.push({ taking, taxed, accountId: one.account.id })
  }
  if (brought.length > 0) await refuseOtherTax(ctx, brought, found)
  return async (entry: Entry) => {
    for (const { taking, ...more } of brought) await keepTaken(ctx, taking, { ...more, entry })
  }
}

/** The advances an opening brought along are none any more. Refused while one of them is used (E_ADVANCE_USED). */
export async function cancelBrought(ctx: Context, entry: Entry) {
  const found = await Advance.where(
    ctx,
    {
      and: [
        ['entry_id', 'eq', entry.id],
        ['state', 'ne', 'cancelled'],
      ],
    },
    { sort: 'id' }
  )
  for (const { id } of found) {
    const advance = await lockAdvance(ctx, id)
    refuseUsed(advance)
    await cancelAdvance(ctx, advance)
  }
}

async function withAccounts(ctx: Context, lines: readonly OpeningLine[]): Promise<Line[]> {
  const ids = [...new Set(lines.map((one) => one.accountId))]
  const accounts = ids.length > 0 ? await Account.where(ctx, ['id', 'in', ids]) : []
  const byId = new Map(accounts.map((one) => [one.id, one]))
  return lines.map((line) => ({ line, account: byId.get(line.accountId)! }))
}

const SIDES: Partial<Record<string, AdvanceSide>> = {
  customer_advances: 'customer',
  supplier_advances: 'supplier',
}

/** What a customer paid ahead stands as a credit, what a supplier was paid as a debit. */
function takingOf(ctx: Context, opening: Opening, of: Line, at: number): Taking | undefined {
  const { line, account } = of
  const side = SIDES[account.usedFor ?? '']
  const named = { line: at, account: account.label }
  if (!side && line.taxId) throw new Refusal('E_OPENING_TAX', named)
  const debit = debitOf(line)
  if (!side || debit === 0n) return undefined
  if (!line.partyId) throw new Refusal('E_PARTY_NEEDED', named)
  const worth = side === 'customer' ? -debit : debit
  if (worth < 0n) throw new Refusal('E_OPENING_ADVANCE_SIDE', { ...named, side })
  const foreign = line.foreignAmount?.units
  const amount = foreign === undefined ? worth : foreign < 0n ? -foreign : foreign
  return {
    ...{ side, amount, worth },
    partyId: line.partyId,
    onDate: opening.onDate,
    currency: line.foreignCurrency ?? ctx.company.currency,
    shares: [{ taxId: line.taxId, amount }],
    text: line.reference,
  }
}

const debitOf = ({ debit, credit }: OpeningLine) => (debit?.units ?? 0n) - (credit?.units ?? 0n)

const WAITING: ReadonlySet<string> = new Set(['customer_advance_tax', 'supplier_advance_tax'])

/** The tax in the advances is what the accounts it waits on for their invoices bring along. */
async function refuseOtherTax(ctx: Context, brought: readonly Brought[], lines: readonly Line[]) {
  const wanted = new Map<number, bigint>()
  const found = new Map<number, bigint>()
  const add = (to: Map<number, bigint>, id: number, debit: bigint) =>
    to.set(id, (to.get(id) ?? 0n) + debit)
  for (const { account, line } of lines) {
    if (WAITING.has(account.usedFor ?? '')) add(found, account.id, debitOf(line))
  }
  for (const { taxed } of brought) {
    if (taxed.taxAccountId === null) continue
    for (const { amount } of taxed.posted.lines) add(wanted, taxed.taxAccountId, -BigInt(amount))
  }
  for (const id of new Set([...wanted.keys(), ...found.keys()])) {
    const debit = wanted.get(id) ?? 0n
    const standing = found.get(id) ?? 0n
    if (debit === standing) continue
    const { label: account } = await Account.findOrFail(ctx, id)
    const text = (of: bigint) => new Money(of < 0n ? -of : of, ctx.company.currency).toString()
    const sideOf = (of: bigint) => (of < 0n ? 'credit' : 'debit')
    throw new Refusal('E_OPENING_ADVANCE_TAX', {
      account,
      expected: text(debit),
      side: sideOf(debit === 0n ? standing : debit),
      found: text(standing),
      found_side: sideOf(standing === 0n ? debit : standing),
    })
  }
}
