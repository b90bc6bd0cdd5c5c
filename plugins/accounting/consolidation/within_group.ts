import type { Context } from 'kontor/plugin'
import type Account from '../models/account.js'
import type { CompanyBooks } from './consolidate.js'
import type { LocalAccount, Span } from './translate.js'

type Within = CompanyBooks['within'][number]

interface Row {
  account_id: number
  partner_id: number
  amount: string
}

const AMOUNT =
  'CAST(SUM(COALESCE(l.`debit`, 0)) - SUM(COALESCE(l.`credit`, 0)) AS CHAR) AS `amount`'

/**
 * What a company has booked with other companies of the group, told by the parties that are linked to them: what they
 * owe each other, and the income and expenses of entries with one such party. Differences of currencies stay, as
 * they are no dealings with each other (IAS 21.45).
 */
export async function withinGroup(
  ctx: Context,
  accounts: readonly Account[],
  span: Span,
  members: readonly number[]
): Promise<Within[]> {
  const others = members.filter((one) => one !== ctx.company.id)
  if (others.length === 0) return []
  const found = new Map<string, Within>()
  const known = new Map(accounts.map((one) => [one.id, one]))
  const note = (rows: readonly Row[], part: 'balance' | 'year' | 'movement') => {
    for (const row of rows) {
      const account = known.get(Number(row.account_id))
      if (!account) continue
      const key = `${row.account_id} ${row.partner_id}`
      const { id, code, name, kind, type } = account
      const partnerId = Number(row.partner_id)
      const one = found.get(key) ?? { id, code, name, kind, type, partnerId }
      found.set(key, { ...one, [part]: BigInt(row.amount) } satisfies LocalAccount & Within)
    }
  }
  note(await balances(ctx, others, { from: null, to: span.to }), 'balance')
  note(await balances(ctx, others, span), 'movement')
  note(await results(ctx, others, span.yearFrom, span.to), 'year')
  note(await results(ctx, others, span.from, span.to), 'movement')
  const paid = await dividends(ctx, others, span)
  return [...found.values(), ...dividendsOf(paid, known)]
}

/** Earnings given to other companies of the group since the year began, by their days. */
function dividendsOf(
  rows: readonly (Row & { on_date: string })[],
  known: ReadonlyMap<number, Account>
): Within[] {
  return rows.map(({ account_id: accountId, partner_id: partnerId, on_date: day, amount }) => {
    const { id, code, name, kind, type } = known.get(Number(accountId))!
    const dated = [{ amount: BigInt(amount), at: { on: day.slice(0, 10) }, in: 'year' as const }]
    return { id, code, name, kind, type, dated, partnerId: Number(partnerId) }
  })
}

const marks = (ids: readonly number[]) => ids.map(() => '?').join(', ')
const LINKED =
  'JOIN `accounting_parties` p ON p.`record_id` = l.`party_id` AND p.`company_id` = l.`company_id`'

function balances(
  ctx: Context,
  others: readonly number[],
  { from, to }: { from: string | null; to: string }
) {
  return ctx.rows<Row>(
    `SELECT l.\`account_id\`, p.\`group_company_id\` AS \`partner_id\`, ${AMOUNT}
     FROM \`accounting_entry_lines\` l ${LINKED}
     JOIN \`accounting_accounts\` a ON a.\`id\` = l.\`account_id\`
     WHERE l.\`company_id\` = ? AND l.\`is_posted\` = 1 AND l.\`on_date\` BETWEEN ? AND ?
     AND p.\`group_company_id\` IN (${marks(others)}) AND a.\`kind\` IN ('asset', 'liability')
     GROUP BY l.\`account_id\`, p.\`group_company_id\``,
    [ctx.company.id, from ?? '0001-01-01', to, ...others]
  )
}

/** Entries with one party of the group, and with whom. */
const DEALINGS = (others: readonly number[]) =>
  `SELECT x.\`entry_id\`, MIN(p.\`group_company_id\`) AS \`partner_id\`
   FROM \`accounting_entry_lines\` x
   JOIN \`accounting_entries\` e ON e.\`id\` = x.\`entry_id\`
   JOIN \`accounting_parties\` p ON p.\`record_id\` = x.\`party_id\` AND p.\`company_id\` = x.\`company_id\`
   WHERE x.\`company_id\` = ? AND x.\`is_posted\` = 1 AND x.\`on_date\` BETWEEN ? AND ?
   AND p.\`group_company_id\` IN (${marks(others)}) AND e.\`kind\` NOT IN ('exchange', 'closing')
   GROUP BY x.\`entry_id\` HAVING COUNT(DISTINCT p.\`group_company_id\`) = 1`

function results(ctx: Context, others: readonly number[], from: string, to: string) {
  return ctx.rows<Row>(
    `SELECT l.\`account_id\`, g.\`partner_id\`, ${AMOUNT} FROM \`accounting_entry_lines\` l
     JOIN (${DEALINGS(others)}) g ON g.\`entry_id\` = l.\`entry_id\`
     JOIN \`accounting_accounts\` a ON a.\`id\` = l.\`account_id\`
     WHERE a.\`kind\` IN ('income', 'expense')
     GROUP BY l.\`account_id\`, g.\`partner_id\``,
    [ctx.company.id, from, to, ...others]
  )
}

function dividends(ctx: Context, others: readonly number[], { yearFrom, to }: Span) {
  return ctx.rows<Row & { on_date: string }>(
    `SELECT l.\`account_id\`, g.\`partner_id\`, l.\`on_date\`, ${AMOUNT} FROM \`accounting_entry_lines\` l
     JOIN (${DEALINGS(others)}) g ON g.\`entry_id\` = l.\`entry_id\`
     JOIN \`accounting_accounts\` a ON a.\`id\` = l.\`account_id\`
     WHERE a.\`type\` = 'retained_earnings'
     GROUP BY l.\`account_id\`, g.\`partner_id\`, l.\`on_date\``,
    [ctx.company.id, yearFrom, to, ...others]
  )
}
