import { type Context, type FileTable, message, Refusal, tableFile } from 'kontor/plugin'
import { dayText, daysText } from '../ledger/day_text.js'
import { aged, AGES } from './open/aged.js'
import { readSide } from './open/items_then.js'
import { dayOf, readColumn } from './columns.js'
import { dimensionNotes, readDimensions } from './dimensions/read_dimensions.js'
import { generalLedger, type LedgerRow } from './general_ledger.js'
import { accountNamed, accountOf } from './screens.js'
import { trialBalance } from './trial_balance.js'

type Query = Record<string, unknown>

const text = (ctx: Context, key: string, params: Record<string, string | number> = {}) =>
  message(ctx.locale, `accounting.screens.${key}`, params)

const money = (ctx: Context, key: string, label: string) =>
  ({ key, label, type: 'money', currency: ctx.company.currency }) as const

/** The trial balance as a file, as its screen shows it. */
export async function trialBalanceFile(ctx: Context, query: Query) {
  const column = await readColumn(ctx, query)
  const dimensions = await readDimensions(ctx, query)
  const { rows, totals } = await trialBalance(ctx, column, dimensions.filter)
  const figure = (key: string) => money(ctx, key, text(ctx, `trial_balance.${key}`))
  const table: FileTable = {
    title: text(ctx, 'trial_balance.title'),
    notes: [daysText(ctx.locale, column), ...dimensionNotes(ctx, dimensions)],
    columns: [
      { key: 'code', label: text(ctx, 'trial_balance.code'), type: 'text' },
      { key: 'name', label: text(ctx, 'trial_balance.account'), type: 'text' },
      ...['opening', 'debit', 'credit', 'closing'].map(figure),
    ],
    rows: [...rows, { code: '', name: text(ctx, 'trial_balance.total'), ...totals }].map((row) => ({
      ...row,
    })),
    looks: sumAfter(rows),
  }
  return tableFile(ctx, table, query.format)
}

/** The last row adds up those before it. */
const sumAfter = (rows: readonly unknown[]) => [...rows.map(() => ({})), { isBold: true }]

/** So many lines of an account are written at most; more are asked for by shorter spans. */
const MOST = 20_000

/** The ledger of one account as a file. */
export async function generalLedgerFile(ctx: Context, query: Query) {
  const column = await readColumn(ctx, query)
  const id = accountOf(query)
  if (id === undefined) throw Refusal.input([{ field: 'account_id', code: 'E_REQUIRED' }])
  const dimensions = await readDimensions(ctx, query)
  const options = { limit: MOST, dimensions: dimensions.filter }
  const { opening, rows, next } = await generalLedger(ctx, id, column, options)
  if (next) throw new Refusal('E_LEDGER_LONG', { most: MOST })
  const words = (key: string) => text(ctx, `general_ledger.${key}`)
  const first = { on_date: column.from, text: words('opening'), balance: opening }
  const table: FileTable = {
    title: `${words('title')}: ${await accountNamed(ctx, id)}`,
    notes: [daysText(ctx.locale, column), ...dimensionNotes(ctx, dimensions)],
    columns: [
      { key: 'on_date', label: words('date'), type: 'date' },
      { key: 'number', label: words('entry'), type: 'text' },
      { key: 'text', label: words('text'), type: 'text' },
      { key: 'party', label: words('party'), type: 'text' },
      ...['debit', 'credit', 'balance'].map((key) => money(ctx, key, words(key))),
    ],
    rows: [first, ...rows.map(lineOf)],
  }
  return tableFile(ctx, table, query.format)
}

const lineOf = (row: LedgerRow) => ({ ...row, party: row.party?.label ?? '' })

/** What was open on a day by age, as a file. */
export async function agedFile(ctx: Context, query: Query) {
  const side = readSide(query)
  const on = dayOf(query, 'on') ?? ctx.today
  const dimensions = await readDimensions(ctx, query)
  const { rows, totals } = await aged(ctx, side, on, dimensions.filter)
  const columns = ageLabels(ctx).map((label, at) => money(ctx, `age_${at}`, label))
  const amounts = (list: readonly string[]) =>
    Object.fromEntries(list.map((amount, at) => [`age_${at}`, amount]))
  const table: FileTable = {
    title: text(ctx, `aged.titles.${side}`),
    notes: [dayText(ctx.locale, on), ...dimensionNotes(ctx, dimensions)],
    columns: [
      { key: 'party', label: text(ctx, 'aged.party'), type: 'text' },
      ...columns,
      money(ctx, 'total', text(ctx, 'aged.total')),
    ],
    rows: [
      ...rows.map((row) => ({ party: row.party.label, ...amounts(row.amounts), total: row.total })),
      { party: text(ctx, 'aged.total'), ...amounts(totals.amounts), total: totals.total },
    ],
    looks: sumAfter(rows),
  }
  return tableFile(ctx, table, query.format)
}

/** What the columns of ages are called. */
export const ageLabels = (ctx: Context) => [
  text(ctx, 'aged.not_due'),
  ...AGES.map((to, at) => text(ctx, 'aged.span', { from: at === 0 ? 1 : AGES[at - 1] + 1, to })),
  text(ctx, 'aged.more', { than: AGES.at(-1)! }),
]
