import { boxesOf } from '../../cash/boxes.js'
import Account from '../../models/account.js'
import Revaluation from '../../models/revaluation.js'
import TaxFiling from '../../models/tax_filing.js'
import { valuedOn } from '../../revaluation/value.js'
import { itemsThen } from '../../statements/open/items_then.js'
import { type Check, countOf, listAt, none } from '../check.js'

/**
 * Parties of whom both debits and credits stood open on one account at the end: something was paid and not matched. What
 * was matched since counts where the match counts from a day before.
 */
const unmatched: Check = {
  key: 'unmatched',
  async find(ctx, { endsOn }) {
    const { sql, bindings } = itemsThen(ctx, endsOn, {})
    const worth = '`i`.`company_open` + `k`.`company_amount`'
    const [{ stood, stands }] = await ctx.rows<{ stood: number; stands: number | null }>(
      'SELECT COUNT(*) AS `stood`, SUM(`still`) AS `stands` FROM (SELECT ' +
        'CASE WHEN MIN(`i`.`company_open`) < 0 AND MAX(`i`.`company_open`) > 0 THEN 1 ELSE 0 END AS `still` ' +
        `${sql} GROUP BY \`i\`.\`account_id\`, \`i\`.\`party_id\`, \`i\`.\`currency\` ` +
        `HAVING MIN(${worth}) < 0 AND MAX(${worth}) > 0) AS \`both_sides\``,
      bindings
    )
    if (Number(stood) > 0 && Number(stands) === 0) {
      const since = [
        ['on_date', 'gt', endsOn],
        ['undone_at', 'null'],
      ]
      return { ...none(Number(stood), listAt('matches', since)), note: 'matched_since' }
    }
    return none(Number(stood), `/accounting/reconcile?on=${endsOn}`)
  },
}

/** Currencies something stands in at the end, of which no rate is known. */
const rates: Check = {
  key: 'rates',
  async find(ctx, { endsOn }) {
    const valued = await valuedOn(ctx, endsOn)
    if (valued.length === 0) return { state: 'none' }
    const missing = new Set(valued.filter((one) => one.worth === null).map((one) => one.currency))
    return none(missing.size, '/accounting/exchange-rates/new')
  },
}

const revaluation: Check = {
  key: 'revaluation',
  async find(ctx, { endsOn }) {
    if (await Revaluation.findBy(ctx, ['day_taken', 'eq', endsOn])) return { state: 'done' }
    const valued = await valuedOn(ctx, endsOn)
    const off = valued.filter((one) => one.worth === null || one.difference !== 0n)
    if (off.length === 0) return { state: valued.length === 0 ? 'none' : 'done' }
    return none(off.length, `/accounting/revaluation?on=${endsOn}`)
  },
}

/** Boxes with movements that nobody counted after the last of them. */
const cash: Check = {
  key: 'cash',
  async find(ctx, { startsOn, endsOn }) {
    let moved = 0
    let uncounted = 0
    for (const box of await boxesOf(ctx)) {
      const [last] = await ctx.rows<{ on_date: string | null }>(
        'SELECT MAX(`on_date`) AS `on_date` FROM `accounting_entry_lines` WHERE `company_id` = ? ' +
          'AND `account_id` = ? AND `is_posted` = 1 AND `on_date` BETWEEN ? AND ?',
        [ctx.company.id, box.accountId, startsOn, endsOn]
      )
      if (!last.on_date) continue
      moved++
      const counts = await countOf(
        ctx,
        'SELECT COUNT(*) AS `count` FROM `accounting_cash_counts` `c` JOIN `accounting_journals` `j` ON ' +
          "`j`.`id` = `c`.`journal_id` WHERE `c`.`company_id` = ? AND `j`.`account_id` = ? AND `c`.`state` = 'posted' " +
          'AND `c`.`on_date` BETWEEN ? AND ?',
        [box.accountId, last.on_date, endsOn]
      )
      if (counts === 0) uncounted++
    }
    return moved === 0 ? { state: 'none' } : none(uncounted, '/accounting/cash-count')
  },
}

/** What was booked on the account for what is not clear, and is still there. */
const suspense: Check = {
  key: 'suspense',
  async find(ctx, { endsOn }) {
    const account = await Account.findBy(ctx, ['used_for', 'eq', 'suspense'])
    if (!account) return { state: 'none' }
    const [row] = await ctx.rows<{ sum: string | null; count: number }>(
      'SELECT CAST(SUM(COALESCE(`debit`, 0) - COALESCE(`credit`, 0)) AS CHAR) AS `sum`, COUNT(*) AS `count` ' +
        'FROM `accounting_entry_lines` WHERE `company_id` = ? AND `account_id` = ? AND `is_posted` = 1 AND `on_date` <= ?',
      [ctx.company.id, account.id, endsOn]
    )
    if (Number(row.count) === 0) return { state: 'none' }
    if (BigInt(row.sum ?? 0) === 0n) return { state: 'done' }
    return {
      state: 'open',
      href: `/accounting/general-ledger?account_id=${account.id}&to=${endsOn}`,
    }
  },
}

/** The tax return of the days, filed; nothing where they have no marks. */
const taxReturn: Check = {
  key: 'tax_return',
  async find(ctx, { startsOn, endsOn }) {
    const filed = await TaxFiling.findBy(ctx, {
      and: [
        ['state', 'eq', 'filed'],
        ['ends_on', 'gte', endsOn],
      ],
    })
    if (filed) return { state: 'done', href: `/accounting/tax-filings/${filed.id}` }
    const marks = await countOf(
      ctx,
      'SELECT COUNT(*) AS `count` FROM `accounting_tax_marks` WHERE `company_id` = ? AND `on_date` BETWEEN ? AND ?',
      [startsOn, endsOn]
    )
    if (marks === 0) return { state: 'none' }
    return { state: 'open', href: `/accounting/tax-return?from=${startsOn}&to=${endsOn}` }
  },
}

/** What is not settled or valued yet. */
export const settlingChecks: Check[] = [unmatched, rates, revaluation, cash, suspense, taxReturn]
