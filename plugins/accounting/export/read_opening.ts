import { type Context, message } from 'kontor/plugin'
import { dayBefore, partsOf } from '../statements/sums.js'
import type { BookEntry } from './books.js'

interface Standing {
  account_id: number
  currency: string | null
  amount: string
  foreign_amount: string | null
}

/**
 * What stood on every account before a day, as one entry, so that balances are right wherever a file begins; null where
 * nothing did. Whole months come from the balances.
 */
export async function readOpening(ctx: Context, from: string): Promise<BookEntry | null> {
  const parts = partsOf({ from: null, to: dayBefore(from) }).map((part) => {
    const isMonths = part.of === 'months'
    const on = isMonths ? '`month`' : '`on_date`'
    return {
      sql:
        `SELECT \`account_id\`, \`${isMonths ? 'currency' : 'foreign_currency'}\` AS \`currency\`, ` +
        'COALESCE(`debit`, 0) - COALESCE(`credit`, 0) AS `amount`, COALESCE(`foreign_amount`, 0) AS `foreign_amount` ' +
        `FROM \`${isMonths ? 'accounting_balances' : 'accounting_entry_lines'}\` WHERE \`company_id\` = ?` +
        `${isMonths ? '' : ' AND `is_posted` = 1'} AND ${on} <= ?${part.from === null ? '' : ` AND ${on} >= ?`}`,
      bindings: [ctx.company.id, part.to, ...(part.from === null ? [] : [part.from])],
    }
  })
  const rows = await ctx.rows<Standing>(
    'SELECT `account_id`, `currency`, CAST(SUM(`amount`) AS CHAR) AS `amount`, CAST(SUM(`foreign_amount`) AS CHAR) AS `foreign_amount` ' +
      `FROM (${parts.map((one) => one.sql).join(' UNION ALL ')}) \`booked\` GROUP BY \`account_id\`, \`currency\` ORDER BY \`account_id\`, \`currency\``,
    parts.flatMap((one) => one.bindings)
  )
  const lines = rows.map(standingLine).filter((one) => one.amount !== 0n || one.foreign?.amount)
  if (lines.length === 0) return null
  const text = message(ctx.locale, 'accounting.screens.books_export.opening')
  return { onDate: from, number: null, party: null, text, facts: { kind: 'opening' }, lines }
}

function standingLine({ account_id: id, currency, amount, foreign_amount: foreign }: Standing) {
  const abroad = BigInt(foreign ?? 0)
  return {
    accountId: Number(id),
    amount: BigInt(amount),
    foreign: currency && abroad !== 0n ? { currency, amount: abroad } : null,
    facts: {},
  }
}
