import { type Context, Refusal } from 'kontor/plugin'
import Account from '../models/account.js'
import { aged, AGES, readSide } from './aged.js'
import { columnsOf, dayOf, readColumn, readComparison } from './columns.js'
import { generalLedger } from './general_ledger.js'
import { LAYOUTS, statement } from './statement.js'
import { trialBalance } from './trial_balance.js'

type Query = Record<string, unknown>

/** The layout asked for, the first unless told. */
export function readLayout(query: Query) {
  const layout = LAYOUTS.find((one) => one.key === (query.layout ?? LAYOUTS[0].key))
  if (!layout) throw Refusal.input([{ field: 'layout', code: 'E_CHOICE' }])
  return layout
}

export async function statementScreen(ctx: Context, query: Query) {
  const layout = readLayout(query)
  const column = await readColumn(ctx, query)
  const compare = readComparison(query)
  const columns = columnsOf(column, compare)
  return {
    layouts: LAYOUTS.map((one) => one.key),
    layout: layout.key,
    of: layout.of,
    columns,
    compare,
    statement: await statement(ctx, layout, columns),
  }
}

export async function trialBalanceScreen(ctx: Context, query: Query) {
  const column = await readColumn(ctx, query)
  return { ...column, balance: await trialBalance(ctx, column) }
}

export async function generalLedgerScreen(ctx: Context, query: Query) {
  const column = await readColumn(ctx, query)
  const id = accountOf(query)
  const after = typeof query.after === 'string' ? query.after : undefined
  return {
    ...column,
    after: after ?? null,
    ledger: id === undefined ? null : await generalLedger(ctx, id, column, { after }),
  }
}

export async function agedScreen(ctx: Context, query: Query) {
  const side = readSide(query)
  const on = dayOf(query, 'on') ?? ctx.today
  return { side, on, ages: AGES, aged: await aged(ctx, side, on) }
}

/** The id of an account in the query; undefined where it names none. */
export function accountOf(query: Query) {
  const id = Number(query.account_id ?? '')
  return Number.isSafeInteger(id) && id > 0 ? id : undefined
}

/** The account's name for files. */
export const accountNamed = async (ctx: Context, id: number) =>
  (await Account.findOrFail(ctx, id)).label
