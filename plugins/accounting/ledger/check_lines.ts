import { type Context, Money, Refusal } from 'kontor/plugin'
import type Account from '../models/account.js'
import type Entry from '../models/entry.js'
import type EntryLine from '../models/entry_line.js'
import type { Dimension } from './account_types.js'
import { faultOf } from './line_figures.js'

export interface BookedLine {
  line: EntryLine
  account: Account
}

/** Refuses what cannot be posted: empty, unbalanced, amounts on both sides. */
export function checkFigures(ctx: Context, lines: readonly EntryLine[]) {
  const fault = faultOf(lines)
  if (!fault) return
  const money = (units: bigint) => new Money(units, ctx.company.currency).toString()
  const { debit = 0n, credit = 0n } = fault.sums ?? {}
  const gap = debit > credit ? debit - credit : credit - debit
  throw new Refusal(fault.code, {
    line: fault.line,
    debit: money(debit),
    credit: money(credit),
    difference: money(gap),
  })
}

/** Refuses a line its account does not take: a group, another currency, a party too many or too few. */
export function checkAccounts(ctx: Context, entry: Entry, booked: readonly BookedLine[]) {
  for (const [at, { line, account }] of booked.entries()) {
    const code = accountFault(ctx, entry, line, account)
    if (code) {
      throw new Refusal(code, {
        line: at + 1,
        account: account.label,
        currency: account.currency ?? '',
      })
    }
    const dimension = entry.kind === 'closing' ? undefined : missingDimension(line, account)
    if (dimension) {
      throw new Refusal('E_DIMENSION_NEEDED', { line: at + 1, account: account.label, dimension })
    }
  }
}

function accountFault(ctx: Context, entry: Entry, line: EntryLine, account: Account) {
  if (account.isGroup) return 'E_ACCOUNT_GROUP'
  if (account.archivedAt) return 'E_ACCOUNT_ARCHIVED'
  if (!takesCurrency(ctx, entry, line, account)) return 'E_ACCOUNT_CURRENCY'
  if (account.needsParty && !line.partyId) return 'E_PARTY_NEEDED'
  if (line.partyId && !account.needsParty && !account.takesParty) return 'E_PARTY_FORBIDDEN'
  return undefined
}

/** Exchange differences and the close of a year are about the company's currency, and nothing else. */
const OWN_CURRENCY_ONLY: ReadonlySet<string> = new Set(['exchange', 'closing'])

function takesCurrency(ctx: Context, entry: Entry, line: EntryLine, { currency }: Account) {
  if (currency === null || OWN_CURRENCY_ONLY.has(entry.kind)) return true
  return (line.foreignCurrency ?? ctx.company.currency) === currency
}

function missingDimension(line: EntryLine, { needsDimension }: Account): Dimension | undefined {
  const given: Record<Dimension, number | null> = {
    unit: line.unitId,
    cost_centre: line.costCentreId,
    dimension_1: line.dimension_1Id,
    dimension_2: line.dimension_2Id,
    dimension_3: line.dimension_3Id,
  }
  return (needsDimension ?? []).find((one) => !given[one])
}

/** Each line with its account, which stays as it is until the entry is committed. */
export async function withAccounts(
  ctx: Context,
  lines: readonly EntryLine[]
): Promise<BookedLine[]> {
  const ids = [...new Set(lines.map((one) => one.accountId))]
  const accounts = await ctx
    .records<Account>('accounting.account')
    .where(['id', 'in', ids], { lock: 'share' })
  const byId = new Map(accounts.map((one) => [one.id, one]))
  return lines.map((line) => ({ line, account: byId.get(line.accountId)! }))
}
