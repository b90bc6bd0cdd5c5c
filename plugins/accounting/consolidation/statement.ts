import { type Context, message, Money } from 'kontor/plugin'
import type { Column } from '../statements/measure.js'
import type { Layout } from '../statements/layout.js'
import { DIFFERENCE_CODE, TRANSLATION_CODE } from '../statements/layouts/group_codes.js'
import { needAll } from '../statements/need_all.js'
import { shownStatement, type ShownStatement } from '../statements/statement.js'
import { booksOf } from './books_of.js'
import { consolidate } from './consolidate.js'
import { type Group, groupOf } from './group.js'

export interface GroupStatement extends ShownStatement {
  /** One for each company, then eliminations, then the group. */
  heads: string[]
  companies: { id: number; name: string; currency: string }[]
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
  const ids = group.members.map((one) => one.id)
  const books = []
  for (const company of group.members) books.push(await booksOf(ctx, company, column, ids))
  const { accounts, mismatches } = consolidate(books, books[0].span)
  const named = accounts.map((one) => ({ ...one, ...nameFor(ctx, one, group) }))
  const shown = shownStatement(ctx, layout, named, ids.length + 2)
  const money = (units: bigint) => Money.of(units, ctx.company.currency).toString()
  const nameOf = (id: number) => group.members.find((one) => one.id === id)!.name
  return {
    ...shown,
    heads: [...group.members.map((one) => one.name), text(ctx, 'eliminations'), text(ctx, 'group')],
    companies: group.members.map(({ id, name, currency }) => ({ id, name, currency })),
    left: group.left,
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
  if (one.code === TRANSLATION_CODE) return { name: rowText(ctx, 'translation_difference') }
  if (one.code === DIFFERENCE_CODE) return { name: rowText(ctx, 'group_difference') }
  const company = members.find(({ id }) => id === one.companyId)!
  return { name: `${one.name} (${company.name})` }
}

const text = (ctx: Context, key: string) =>
  message(ctx.locale, `accounting.screens.consolidation.${key}`)
const rowText = (ctx: Context, key: string) =>
  message(ctx.locale, `accounting.statements.rows.${key}`)
