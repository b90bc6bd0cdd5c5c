import type { RecordModel } from 'kontor/plugin'
import { Books } from '../ledger/books.js'
import { books } from '../payments/kit.js'
import { both, onlyOne, type Pair, twice } from './pair.js'

/** What a company's books begin with. */
export const OF_BEGINNINGS: Pair[] = [
  {
    what: 'one opening posted twice',
    async begin(world) {
      const { ctx, account } = await books(world)
      const opening = await ctx.run<RecordModel>('accounting.opening.create', null, {
        text: 'Balances brought along',
        on_date: '2026-01-01',
        offset_id: await account('sales'),
        lines: [{ account_id: await account('bank'), debit: '1000.00' }],
      })
      const post = { operation: 'accounting.opening.post', on: opening }
      return { ...twice(post), ends: onlyOne('E_OPENING_POSTED') }
    },
  },
  {
    what: 'one opening undone twice',
    async begin(world) {
      const { ctx, account } = await books(world)
      const opening = await ctx.run<RecordModel>('accounting.opening.create', null, {
        text: 'Balances brought along',
        on_date: '2026-01-01',
        offset_id: await account('sales'),
        lines: [{ account_id: await account('bank'), debit: '1000.00' }],
      })
      await ctx.run('accounting.opening.post', opening)
      const undo = { operation: 'accounting.opening.undo', on: opening }
      return { ...twice(undo), ends: onlyOne('E_NOT_POSTED') }
    },
  },
  {
    what: 'the chart brought up to date twice',
    async begin(world) {
      await world.enable('accounting')
      return { ...twice({ operation: 'accounting.chart.renew' }), ends: both }
    },
  },
  {
    what: 'two charts chosen',
    async begin(world) {
      const ctx = await world.context({ plugins: ['accounting'] })
      const choose = (chart: string) => ({
        operation: 'accounting.chart.choose',
        input: { chart },
      })
      return {
        one: choose('us'),
        other: choose('gb'),
        ends: both,
        after: async () => {
          const charts = await ctx.rows('SELECT `chart` FROM `accounting_charts`')
          const of = await ctx.rows(
            'SELECT DISTINCT SUBSTR(`template_key`, 1, 3) AS `of` FROM `accounting_accounts` WHERE `template_key` IS NOT NULL'
          )
          return charts.length === 1 && of.length === 1 ? '' : 'two charts are mixed'
        },
      }
    },
  },
  {
    what: 'a chart chosen while an entry is posted',
    async begin(world) {
      const kit = await Books.of(world)
      const ctx = await world.context()
      const draft = await kit.draft([
        { on: '95000', debit: '10.00' },
        { on: '91100', credit: '10.00' },
      ])
      return {
        one: { operation: 'accounting.chart.choose', input: { chart: 'us' } },
        other: { operation: 'accounting.entry.post', on: draft },
        ends: [...both, ['E_CHART_POSTED', 'done']],
        after: async () => {
          const charts = await ctx.rows('SELECT `chart` FROM `accounting_charts`')
          return charts.length === 1 ? '' : `${charts.length} charts`
        },
      }
    },
  },
]
