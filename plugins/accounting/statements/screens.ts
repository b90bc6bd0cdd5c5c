import { type Context, Refusal } from 'kontor/plugin'
import { paidAhead } from '../advances/open_on.js'
import type { Party } from '#plugins/contacts'
import Account from '../models/account.js'
import { aged, AGES } from './open/aged.js'
import { readSide } from './open/items_then.js'
import { columnsOf, dayOf, readColumn, readComparison } from './columns.js'
import { isFiltered } from './dimensions/dimension_filter.js'
import { readDimensions } from './dimensions/read_dimensions.js'
import { generalLedger } from './general_ledger.js'
import { readLayout } from './layouts/layouts_for.js'
import { allParties } from './party/all_parties.js'
import { partyLedger, readPartySide } from './party/party_ledger.js'
import { statement } from './statement.js'
import { trialBalance } from './trial_balance.js'

type Query = Record<string, unknown>

/** A statement in a layout, with what it is compared with and narrowed to. */
export async function statementScreen(ctx: Context, query: Query) {
  const { layout, own, offered } = await readLayout(ctx, query)
  const column = await readColumn(ctx, query)
  const comparison = readComparison(query)
  const columns = columnsOf(column, comparison)
  const dimensions = await readDimensions(ctx, query)
  return {
    layouts: offered.map(({ key, name }) => ({ key, name })),
    layout: layout.key,
    own: own?.id ?? null,
    mayArrange: ctx.access.allows('accounting.layout', 'arrange'),
    of: layout.of,
    columns,
    comparison,
    dimensions: dimensions.choices,
    statement: await statement(ctx, layout, columns, dimensions.filter),
  }
}

/** What each account stood at, was booked with and stands at. */
export async function trialBalanceScreen(ctx: Context, query: Query) {
  const column = await readColumn(ctx, query)
  const dimensions = await readDimensions(ctx, query)
  const balance = await trialBalance(ctx, column, dimensions.filter)
  return { ...column, dimensions: dimensions.choices, balance }
}

/** The lines of an account, with what it stands at after each. */
export async function generalLedgerScreen(ctx: Context, query: Query) {
  const column = await readColumn(ctx, query)
  const id = accountOf(query)
  const after = typeof query.after === 'string' ? query.after : undefined
  const { choices, filter } = await readDimensions(ctx, query)
  const options = { after, dimensions: filter }
  return {
    ...column,
    after: after ?? null,
    dimensions: choices,
    ledger: id === undefined ? null : await generalLedger(ctx, id, column, options),
  }
}

/** What was open on a day, by party and age. */
export async function agedScreen(ctx: Context, query: Query) {
  const side = readSide(query)
  const on = dayOf(query, 'on') ?? ctx.today
  const { choices, filter } = await readDimensions(ctx, query)
  return {
    side,
    on,
    ages: AGES,
    dimensions: choices,
    aged: await aged(ctx, side, on, filter),
    advances: await paidAhead(ctx, on, { side: side === 'receivable' ? 'customer' : 'supplier' }),
  }
}

/** The ledger of one party, or what all of them owe. */
export async function partyLedgerScreen(ctx: Context, query: Query) {
  const column = await readColumn(ctx, query)
  const side = readPartySide(query)
  const party = await partyOf(ctx, query)
  const inCompany = query.in === 'company'
  const { choices, filter } = await readDimensions(ctx, query)
  const ofParty = party && { partyId: party.id, side, inCompany, dimensions: filter }
  return {
    ...column,
    side,
    inCompany,
    party,
    dimensions: choices,
    ledger: ofParty && (await partyLedger(ctx, ofParty, column)),
    all: party ? null : await allParties(ctx, side, column, filter),
    // Advances are told apart by nothing: beside some of the lines they would mislead.
    advances: isFiltered(filter)
      ? []
      : await paidAhead(ctx, column.to, party ? { partyId: party.id } : {}),
    mayPrint: ctx.access.allows('accounting.open_item', 'print'),
    maySend: ctx.access.allows('accounting.open_item', 'send_statement'),
  }
}

/** The party named in the query; refused where there is none such. */
export async function partyOf(ctx: Context, query: Query) {
  if (query.party_id === undefined || query.party_id === '') return null
  const id = Number(query.party_id)
  const party = Number.isSafeInteger(id)
    ? await ctx.records<Party>('contacts.party').find(id)
    : undefined
  if (!party) throw Refusal.missing()
  return { id: party.id, label: party.name, email: party.email }
}

/** The id of an account in the query; undefined where it names none. */
export function accountOf(query: Query) {
  const id = Number(query.account_id ?? '')
  return Number.isSafeInteger(id) && id > 0 ? id : undefined
}

/** The account's name for files. */
export const accountNamed = async (ctx: Context, id: number) =>
  (await Account.findOrFail(ctx, id)).label
