import { type Context, Decimal, message, Money } from 'kontor/plugin'
import type { Column } from '../statements/measure.js'
import type { Layout } from '../statements/layout.js'
import * as codes from '../statements/layouts/group_codes.js'
import { needAll } from '../statements/need_all.js'
import { shownStatement, type ShownStatement } from '../statements/statement.js'
import { booksOf } from './books_of.js'
import { consolidate } from './consolidate.js'
import { type Group, groupOf } from './group.js'
import { groupLayout } from './group_layout.js'
import { shareOf, standingOf } from './holdings.js'
import { readHoldings } from './read_holdings.js'

export interface GroupStatement extends ShownStatement {
  /** One for each company, then eliminations, then the group. */
  heads: string[]
  companies: { id: number; name: string; currency: string }[]
  /** Companies he may not see wholly, and those the group does not control on the last day. */
  left: string[]
  mismatches: { one: string; other: string; balance: string; result: string }[]
  /** The company each account is of, by row and account. */
  owners: Record<number, number>
}

/** One statement of all companies somebody reads and whose books he sees wholly; never of another. */
export async function groupStatement(
  ctx: Context,
  layout: Layout,
  column: Column
): Promise<GroupStatement> {
  const group = await groupOf(ctx)
  if (!group.members.some((one) => one.id === ctx.company.id)) needAll(ctx)
  const holdings = await readHoldings(ctx, group.members)
  const standings = group.members.map((company) => ({
    company,
    standing: standingOf(holdings, company.id, column.to),
  }))
  const within = standings.filter((one) => one.standing !== null)
  const ids = within.map((one) => one.company.id)
  const books = []
  for (const { company, standing } of within) {
    books.push(await booksOf(ctx, company, column, { members: ids, standing: standing!, holdings }))
  }
  const { accounts, mismatches } = consolidate(books, { ...column, yearFrom: column.from })
  const named = accounts.map((one) => ({ ...one, ...nameFor(ctx, one, group) }))
  const shown = shownStatement(ctx, groupLayout(layout, accounts), named, ids.length + 2)
  const money = (units: bigint) => Money.of(units, ctx.company.currency).toString()
  const nameOf = (id: number) => group.members.find((one) => one.id === id)!.name
  return {
    ...shown,
    heads: [
      ...within.map(({ company, standing }) =>
        standing!.joined ? withShare(company.name, standing!.share) : company.name
      ),
      text(ctx, 'eliminations'),
      text(ctx, 'group'),
    ],
    companies: within.map(({ company: { id, name, currency } }) => ({ id, name, currency })),
    left: [
      ...group.left,
      ...standings
        .filter((one) => one.standing === null)
        .map(({ company: { id, name } }) => withShare(name, shareOf(holdings, id, column.to))),
    ],
    mismatches: mismatches.map(({ one, other, balance, result }) => ({
      one: nameOf(one),
      other: nameOf(other),
      balance: money(balance),
      result: money(result),
    })),
    owners: Object.fromEntries(
      accounts.filter((one) => one.companyId).map((one) => [one.id, one.companyId!])
    ),
  }
}

/** Accounts of others are told with their company, what only a group has in words. */
function nameFor(
  ctx: Context,
  one: { code: string; name: string; companyId: number | null },
  { members }: Group
) {
  if (one.companyId === null) return { name: rowText(ctx, NAMES[one.code]) }
  const company = members.find(({ id }) => id === one.companyId)!
  return { name: `${one.name} (${company.name})` }
}

const NAMES: Record<string, string> = {
  [codes.TRANSLATION_CODE]: 'translation_difference',
  [codes.DIFFERENCE_CODE]: 'group_difference',
  [codes.CAPITAL_CODE]: 'group_capital',
  [codes.MINORITY_CODE]: 'group_minorities',
  [codes.MINORITY_RESULT_CODE]: 'group_result_of_others',
  [codes.MINORITY_EARLIER_CODE]: 'group_earlier_of_others',
  [codes.CASH_RATES_CODE]: 'group_cash_rates',
  [codes.CASH_JOINED_CODE]: 'group_cash_brought',
}

/** `Bolt (75 %)`. */
const withShare = (name: string, share: bigint) => `${name} (${new Decimal(share, 6)} %)`

const text = (ctx: Context, key: string) =>
  message(ctx.locale, `accounting.screens.consolidation.${key}`)
const rowText = (ctx: Context, key: string) =>
  message(ctx.locale, `accounting.statements.rows.${key}`)
