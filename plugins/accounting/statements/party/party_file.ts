import { type Context, type FileTable, message, Refusal, tableFile } from 'kontor/plugin'
import { daysText } from '../../ledger/day_text.js'
import { readColumn } from '../columns.js'
import { dimensionNotes, type Dimensions, readDimensions } from '../dimensions/read_dimensions.js'
import { partyOf } from '../screens.js'
import { allParties } from './all_parties.js'
import { partyLedger, readPartySide, type ShownSection } from './party_ledger.js'

type Query = Record<string, unknown>
type Column = FileTable['columns'][number]

const words = (ctx: Context, key: string) =>
  message(ctx.locale, `accounting.screens.party_ledger.${key}`)

/** So many lines are written at most. */
const MOST = 20_000

/** The ledger of one party as a table, or what all of them owe. */
export async function partyLedgerFile(ctx: Context, query: Query) {
  const party = await partyOf(ctx, query)
  const column = await readColumn(ctx, query)
  const side = readPartySide(query)
  const dimensions = await readDimensions(ctx, query)
  const notes = [
    daysText(ctx.locale, column),
    words(ctx, `sides.${side}`),
    ...dimensionNotes(ctx, dimensions),
  ]
  if (!party) return allFile(ctx, query, notes, dimensions)
  const filter = {
    partyId: party.id,
    side,
    inCompany: query.in === 'company',
    dimensions: dimensions.filter,
  }
  const { sections, is_cut } = await partyLedger(ctx, filter, column, MOST)
  if (is_cut) throw new Refusal('E_LEDGER_LONG', { most: MOST })
  const table: FileTable = {
    title: `${words(ctx, 'title')}: ${party.label}`,
    notes,
    columns: columnsOf(ctx),
    rows: sections.flatMap((one) => rowsOf(ctx, one, column)),
  }
  return tableFile(ctx, table, query.format)
}

/** Sections of several currencies stand below each other, so the amounts are plain numbers beside their currency. */
function columnsOf(ctx: Context): Column[] {
  const number = (key: string): Column => ({ key, label: words(ctx, key), type: 'quantity' })
  return [
    { key: 'currency', label: words(ctx, 'currency'), type: 'text' },
    { key: 'on_date', label: words(ctx, 'date'), type: 'date' },
    { key: 'number', label: words(ctx, 'entry'), type: 'text' },
    { key: 'text', label: words(ctx, 'text'), type: 'text' },
    { key: 'reference', label: words(ctx, 'reference'), type: 'text' },
    { key: 'due_on', label: words(ctx, 'due'), type: 'date' },
    ...['debit', 'credit', 'balance'].map(number),
  ]
}

function rowsOf(ctx: Context, section: ShownSection, { from, to }: { from: string; to: string }) {
  const { currency, opening, debit, credit, closing } = section
  return [
    { currency, on_date: from, text: words(ctx, 'opening'), balance: opening },
    ...section.lines.map((line) => ({ currency, ...line })),
    { currency, on_date: to, text: words(ctx, 'closing'), debit, credit, balance: closing },
  ]
}

async function allFile(ctx: Context, query: Query, notes: string[], { filter }: Dimensions) {
  const column = await readColumn(ctx, query)
  const { rows, totals } = await allParties(ctx, readPartySide(query), column, filter)
  const { currency } = ctx.company
  const money = (key: string): Column => ({ key, label: words(ctx, key), type: 'money', currency })
  const table: FileTable = {
    title: words(ctx, 'title'),
    notes,
    columns: [
      { key: 'party', label: words(ctx, 'party'), type: 'text' },
      ...['opening', 'debit', 'credit', 'closing'].map(money),
    ],
    rows: [
      ...rows.map((row) => ({ ...row, party: row.party.label })),
      { party: words(ctx, 'total'), ...totals },
    ],
  }
  return tableFile(ctx, table, query.format)
}
