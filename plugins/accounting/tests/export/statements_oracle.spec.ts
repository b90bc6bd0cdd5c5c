import type { Context } from 'kontor/plugin'
import { test } from 'kontor/testing'
import { aged } from '../../statements/open/aged.js'
import { balanceSheet } from '../../statements/layouts/balance_sheet.js'
import { cashFlow } from '../../statements/layouts/cash_flow.js'
import type { Layout } from '../../statements/layout.js'
import { profitAndLoss } from '../../statements/layouts/profit_and_loss.js'
import { statement } from '../../statements/statement.js'
import { trialBalance } from '../../statements/trial_balance.js'
import { dayAfter, Play } from '../model/play.js'
import { playOn } from '../model/steps.js'
import { ask, HLEDGER, theirs } from './other_programs.js'

const ALL = { from: '2025-01-01', to: '2026-12-31' }
const SPANS = [
  { from: '2025-11-01', to: '2025-12-31' },
  { from: '2025-11-10', to: '2025-12-13' },
  { from: '2026-01-01', to: '2026-01-31' },
  { from: '2026-01-17', to: '2026-03-03' },
]
type Span = (typeof SPANS)[number]

/** What closed a year is in no statement of that year. */
const open = ({ to }: Span) => (to < '2026' ? ['not:tag:kind=closing'] : [])
const until = (span: Span) => ['-e', dayAfter(span.to), ...open(span)]
const within = (span: Span) => ['-b', span.from, ...until(span)]

const cents = (text: string) => BigInt(text.replace('.', ''))
const total = (sums: ReadonlyMap<string, string>) =>
  [...sums.values()].reduce((sum, one) => sum + cents(one), 0n)

/** Amounts by account that are not zero. */
const shown = (rows: readonly { code: string }[], of: (row: never) => string) =>
  rows
    .map((row) => [`${row.code} EUR`, of(row as never)])
    .filter(([, amount]) => cents(amount) !== 0n)
    .sort(([a], [b]) => (a < b ? -1 : 1))
const sorted = (sums: ReadonlyMap<string, string>) => [...sums].sort(([a], [b]) => (a < b ? -1 : 1))

async function figure(ctx: Context, layout: Layout, span: Span, key: string) {
  const { rows, missing, broken } = await statement(ctx, layout, [span])
  if (missing.length + broken.length > 0) throw new Error(`${layout.key} does not add up`)
  return cents(rows.find((one) => one.key === key)!.amounts![0]!)
}

/** What each party owed at the end of a day, added up from the file alone. */
async function owedByParty(ctx: Context, code: string, on: string) {
  const csv = await ask(
    HLEDGER!,
    ctx,
    ['hledger', ALL],
    'print',
    '-B',
    '-O',
    'csv',
    '-e',
    dayAfter(on)
  )
  const sums = new Map<string, bigint>()
  for (const line of csv.trim().split('\n').slice(1)) {
    const cells = line.slice(1, -1).split('","')
    const [account, amount] = [cells[7], cells[8]]
    const party = /party:([^,]*)/.exec(cells[13])?.[1].trim()
    if (!account.includes(`:${code} `) || !party) continue
    sums.set(party, (sums.get(party) ?? 0n) + cents(amount))
  }
  return [...sums].filter(([, sum]) => sum !== 0n).sort(([a], [b]) => (a < b ? -1 : 1))
}

test.group('Statements another program draws too', (group) => {
  group.each.timeout(180_000)

  test('trial balance, result, assets and cash are the same on any day, and what each party owes', async ({
    world,
    assert,
  }) => {
    const play = await Play.of(world, 11)
    await playOn(play, 100)
    const { ctx } = play
    for (const span of SPANS) {
      const of = (...flags: string[]) => theirs(ctx, ALL, '-B', ...flags)
      const { rows } = await trialBalance(ctx, span)
      assert.isAbove(rows.length, 6)
      assert.deepEqual(
        shown(rows, (one: { closing: string }) => one.closing),
        sorted(await of(...until(span)))
      )
      const moved = shown(rows, ({ debit, credit }: Record<'debit' | 'credit', string>) =>
        text(cents(debit) - cents(credit))
      )
      assert.deepEqual(moved, sorted(await of(...within(span))))
      const result = await figure(ctx, profitAndLoss, span, 'result')
      assert.equal(result, -total(await of(...within(span), 'type:RX')))
      const assets = await figure(ctx, balanceSheet, span, 'assets_total')
      assert.equal(assets, total(await of(...until(span), 'type:AC')))
      const change = await figure(ctx, cashFlow, span, 'change_in_cash')
      assert.equal(change, total(await of(...within(span), 'type:C')))
      const owed = await aged(ctx, 'receivable', span.to)
      const told = owed.rows
        .map(({ party, total: sum }): [string, bigint] => [party.label, cents(sum)])
        .filter(([, sum]) => sum !== 0n)
        .sort(([a], [b]) => (a < b ? -1 : 1))
      assert.deepEqual(told, await owedByParty(ctx, play.accounts.get('receivable')!.code, span.to))
    }
  }).skip(!HLEDGER, 'no hledger here (apt-get install hledger)')
})

const text = (units: bigint) => {
  const digits = String(units < 0n ? -units : units).padStart(3, '0')
  return `${units < 0n ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`
}
