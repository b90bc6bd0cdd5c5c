import type { Context, RecordModel } from 'kontor/plugin'
import type { World } from 'kontor/testing'
import { Books } from '../ledger/books.js'
import { companyIn, postTaxed } from '../tax/posting.js'
import { both, onlyOne, type Pair, twice } from './pair.js'

const JANUARY = { from: '2019-01-01', to: '2019-01-31' }
const FEBRUARY = { from: '2019-02-01', to: '2019-02-28' }

type Named = RecordModel & { name: string; state: string }

const yearBody = (name: string, from = `${name}-01-01`, to = `${name}-12-31`) => ({
  name,
  starts_on: from,
  ends_on: to,
})

/** The years 2018 and 2019 with a sale in each; nothing else is open before them. */
async function oldYears(world: World) {
  const kit = await Books.of(world)
  const ctx = await world.context()
  const ids = new Map<string, number>()
  for (const name of ['2018', '2019']) {
    const year = await ctx.run<RecordModel>('accounting.fiscal_year.create', null, yearBody(name))
    ids.set(name, year.id)
    const sale = [
      { on: '91100', debit: '10.00' },
      { on: '94000', credit: '10.00' },
    ]
    await kit.post(sale, { on_date: `${name}-05-05` })
  }
  const act = (verb: string, name: string) => ({
    operation: `accounting.fiscal_year.${verb}`,
    on: ids.get(name)!,
  })
  const done = async (verb: string, name: string) => {
    const { operation, on } = act(verb, name)
    await ctx.run(operation, on)
  }
  return { kit, ctx, act, done }
}

async function states(ctx: Context, model: 'fiscal_year' | 'period', ...names: string[]) {
  const found = await ctx.records<Named>(`accounting.${model}`).where(['name', 'in', names])
  return names.map((name) => found.find((one) => one.name === name)!.state)
}

/** A German company with a sale in January and February 2019. */
async function taxed(world: World) {
  const ctx = await companyIn(world, 'DE')
  await ctx.run('accounting.fiscal_year.create', null, yearBody('2019'))
  const { id } = await world.create('contacts.party', { name: 'Bolt' })
  const sell = (onDate: string) =>
    postTaxed(ctx, id, { scope: 'sale', onDate, lines: [{ net: '100.00', tax: 'U19' }] })
  await sell('2019-01-10')
  await sell('2019-02-10')
  const file = (input: object) => ({
    operation: 'accounting.tax_filing.file',
    input: { ...input },
    as: 'accounting.manager',
  })
  return { ctx, file }
}

export const OF_CLOSING: Pair[] = [
  {
    what: 'one year closed twice',
    async begin(world) {
      const { act } = await oldYears(world)
      return { ...twice(act('close', '2018')), ends: onlyOne('E_YEAR_CLOSED') }
    },
  },
  {
    what: 'one year reopened twice',
    async begin(world) {
      const { act, done } = await oldYears(world)
      await done('close', '2018')
      return { ...twice(act('reopen', '2018')), ends: onlyOne('E_YEAR_OPEN') }
    },
  },
  {
    what: 'a year closed while the year before is opened again',
    async begin(world) {
      const { ctx, act, done } = await oldYears(world)
      await done('close', '2018')
      return {
        one: act('close', '2019'),
        other: act('reopen', '2018'),
        ends: [
          ['done', 'E_YEAR_ORDER_BACK'],
          ['E_YEAR_ORDER', 'done'],
        ],
        after: async () => {
          const [before, after] = await states(ctx, 'fiscal_year', '2018', '2019')
          return before === 'open' && after === 'closed' ? 'closed before the year before' : ''
        },
      }
    },
  },
  {
    what: 'a year opened again while the next is closed',
    async begin(world) {
      const { act, done } = await oldYears(world)
      await done('close', '2018')
      return {
        one: act('reopen', '2018'),
        other: act('close', '2019'),
        ends: [
          ['E_YEAR_ORDER_BACK', 'done'],
          ['done', 'E_YEAR_ORDER'],
        ],
      }
    },
  },
  {
    what: 'a month opened again while its year is closed',
    async begin(world) {
      const { ctx, act } = await oldYears(world)
      const [period] = await ctx
        .records<Named>('accounting.period')
        .where(['name', 'eq', '2018-03'])
      await ctx.run('accounting.period.close', period.id)
      return {
        one: { operation: 'accounting.period.reopen', on: period },
        other: act('close', '2018'),
        ends: [...both, ['E_YEAR_CLOSED', 'done']],
        after: async () => {
          const [year] = await states(ctx, 'fiscal_year', '2018')
          const [month] = await states(ctx, 'period', '2018-03')
          return year === month ? '' : `the year is ${year}, its month ${month}`
        },
      }
    },
  },
  {
    what: 'two fiscal years of the same days',
    async begin(world) {
      await Books.of(world)
      const make = (name: string, from: string, to: string) => ({
        operation: 'accounting.fiscal_year.create',
        input: yearBody(name, from, to),
      })
      return {
        one: make('2018', '2018-01-01', '2018-12-31'),
        other: make('2018-19', '2018-07-01', '2019-06-30'),
        ends: onlyOne('E_YEAR_OVERLAP'),
      }
    },
  },
  {
    what: 'one fiscal year made twice',
    async begin(world) {
      await Books.of(world)
      const make = { operation: 'accounting.fiscal_year.create', input: yearBody('2018') }
      return { ...twice(make), ends: [...onlyOne('E_YEAR_OVERLAP'), ...onlyOne('E_TAKEN')] }
    },
  },
  {
    what: 'an older year made while a year is closed',
    async begin(world) {
      const { act } = await oldYears(world)
      return {
        one: act('close', '2018'),
        other: { operation: 'accounting.fiscal_year.create', input: yearBody('2017') },
        ends: [
          ['done', 'E_YEAR_BEFORE_CLOSED'],
          ['E_YEAR_ORDER', 'done'],
        ],
      }
    },
  },
  {
    what: 'a year deleted while an entry is posted in it',
    async begin(world) {
      const kit = await Books.of(world)
      const ctx = await world.context()
      const year = await ctx.run<RecordModel>(
        'accounting.fiscal_year.create',
        null,
        yearBody('2018')
      )
      const lines = [
        { on: '95000', debit: '10.00' },
        { on: '91100', credit: '10.00' },
      ]
      return {
        one: { operation: 'accounting.fiscal_year.delete', on: year },
        other: {
          operation: 'accounting.entry.post',
          on: await kit.draft(lines, { on_date: '2018-03-03' }),
        },
        ends: [
          ['done', 'E_YEAR_MISSING'],
          ['E_YEAR_POSTED', 'done'],
        ],
      }
    },
  },
  {
    what: 'one return filed twice',
    async begin(world) {
      const { file } = await taxed(world)
      return { ...twice(file(JANUARY)), ends: onlyOne('E_FILING_ORDER') }
    },
  },
  {
    what: 'a return taken back while the next is filed',
    async begin(world) {
      const { ctx, file } = await taxed(world)
      const { operation, input } = file(JANUARY)
      const first = await ctx.run<RecordModel>(operation, null, input)
      return {
        one: {
          operation: 'accounting.tax_filing.withdraw',
          on: first,
          input: { reason: 'Wrong' },
        },
        other: file(FEBRUARY),
        ends: [...both, ['E_FILING_NOT_NEWEST', 'done']],
        after: async () => {
          const found = await ctx.rows<{ state: string }>(
            'SELECT `state` FROM `accounting_tax_filings` ORDER BY `id`'
          )
          const told = found.map((one) => one.state).join()
          return told === 'filed,filed' || told === 'withdrawn,filed' ? '' : told
        },
      }
    },
  },
]
