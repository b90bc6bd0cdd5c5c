import { randomUUID } from 'node:crypto'
import { rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, relative } from 'node:path'
import app from '@adonisjs/core/services/app'
import { Decimal, message } from 'kontor/plugin'
import { test, type World } from 'kontor/testing'
import { importFile } from '#tests/public_data'
import { reckon } from '../../documents/totals/reckon.js'
import { booksIn, draft } from '../advances/kit.js'
import { cashBox } from '../cash/kit.js'
import { explained, refused } from '../ledger/books.js'
import { provoke, type Provocation } from '#tests/provoke'

const tax = (world: World, code: string, values: Record<string, unknown> = {}) =>
  world.create('accounting.tax', { code, name: code, rate: '5', ...values })

const CASES: Provocation[] = [
  {
    code: 'E_TAX_GROUP_IN_GROUP',
    what: 'a tax within a group becomes a group itself',
    status: 422,
    begin: async (world) => {
      const member = await tax(world, 'T1')
      await tax(world, 'G1', { amount_kind: 'group', members: [{ tax_id: member.id }] })
      return {
        method: 'PATCH',
        path: `accounting/taxes/${member.id}`,
        body: { version: member.version, amount_kind: 'group' },
      }
    },
  },
  {
    code: 'E_TAX_NOT_VALID',
    what: 'an advance with a tax that ended before',
    begin: async (world) => {
      const { oak, ctx, tax: idOf } = await booksIn(world, 'DE')
      const id = await idOf('U19')
      await ctx.run('accounting.tax.update', id, { valid_to: '2026-01-31' })
      const bank = await ctx.records('accounting.journal').findBy(['kind', 'eq', 'bank'])
      const payment = await ctx.run<{ id: number; version: number }>(
        'accounting.payment.create',
        null,
        {
          direction: 'in',
          party_id: oak,
          journal_id: bank!.id,
          on_date: '2026-02-01',
          amount: '119',
          advances: [{ amount: '119', tax_id: id }],
        }
      )
      return {
        path: `accounting/payments/${payment.id}/post`,
        body: { version: payment.version },
      }
    },
  },
  {
    code: 'E_VOUCHER_TAX_ON_TOP',
    what: 'a voucher with a tax that is not within its amount',
    status: 422,
    begin: async (world) => {
      const { ctx, other } = await cashBox(world)
      const fixed = await tax(world, 'DEP', { amount_kind: 'fixed', fixed_amount: '0.25' })
      const { id, version } = await ctx.run<{ id: number; version: number }>(
        'accounting.cash_voucher.create',
        null,
        {
          kind: 'receipt',
          on_date: '2026-03-02',
          text: 'Bottles',
          lines: [{ account_id: other, amount: '5', tax_id: fixed.id }],
        }
      )
      return { path: `accounting/cash-vouchers/${id}/post`, body: { version } }
    },
  },
  {
    code: 'E_CHOICE',
    what: 'a chart brought up to date but for what is no list of steps',
    status: 422,
    begin: async (world) => {
      await world.enable('accounting')
      return { path: 'accounting/charts/renew', body: { left_out: 'taxes' } }
    },
  },
  {
    code: 'E_FILING_EMPTY',
    what: 'handing in a return that has no boxes',
    begin: async (world) => {
      await world.as('ada').run('accounting.chart.choose', null, { chart: 'none' })
      return {
        path: 'accounting/tax-filings/file',
        body: { from: '2019-01-01', to: '2019-01-31' },
      }
    },
  },
]

/** A chart of one account more than a file may hold, below the folder of test data. */
function longChart() {
  const path = join(tmpdir(), `${randomUUID()}.csv`)
  const rows = Array.from({ length: 20_001 }, (_, at) => `${100_000 + at},Account ${at},asset,,,0`)
  writeFileSync(path, ['code,name,type,subtype,parent_code,is_group', ...rows].join('\n'))
  return { file: relative(app.makePath('tests/vectors'), path), remove: () => rmSync(path) }
}

test.group('Refusals: taxes and charts', () => {
  test('{what}: {code}')
    .with(CASES)
    .run(async ({ world, assert }, { code, begin, status = 409 }) => {
      const asked = await begin(world)
      assert.deepEqual(await provoke(world, asked), { code, status, faults: [] })
    })

  test('another plugin that reckons with a tax nobody has: E_TAX_UNKNOWN', async ({
    world,
    assert,
  }) => {
    const ctx = await world.context({ plugins: ['accounting'] })
    const head = {
      currency: 'EUR',
      rate: null,
      onDate: ctx.today,
      isTaxIncluded: false,
      isCredit: false,
    }
    const one = new Decimal(1_000_000n, 6)
    const line = { quantity: one, price: one, discount: null, taxId: 999_999 }
    const unknown = await refused(() => reckon(ctx, head, [line]))
    assert.deepEqual(unknown, { code: 'E_TAX_UNKNOWN', params: { id: 999_999 } })
    assert.isTrue(explained(unknown))
  })

  test('taxes that were given each other as members still make a document', async ({
    world,
    assert,
  }) => {
    const { ctx, oak } = await booksIn(world, 'DE')
    const one = await tax(world, 'A5')
    const other = await tax(world, 'B5', { members: [{ tax_id: one.id }] })
    const circle = { members: [{ tax_id: other.id }, { tax_id: one.id }] }
    await ctx.run('accounting.tax.update', one.id, circle)
    const { id } = await draft(ctx, oak, { net: '100', taxId: one.id })
    const [made] = (await ctx.list('accounting.invoice', { filter: ['id', 'eq', id] })).data
    assert.equal(made.total, '105.00')
  })

  test('a tax whose rate is emptied is one of nothing', async ({ world, assert }) => {
    const ctx = await world.context({ plugins: ['accounting'] })
    const { id } = await tax(world, 'E5')
    await ctx.run('accounting.tax.update', id, { rate: null, amount_kind: 'division' })
    const [made] = (await ctx.list('accounting.tax', { filter: ['id', 'eq', id] })).data
    assert.equal(Number(made.rate), 0)
  })

  test('a chart of more rows than a chart may have: E_CHART_ROWS', async ({
    client,
    world,
    assert,
    cleanup,
  }) => {
    await world.enable('accounting')
    const { file, remove } = longChart()
    cleanup(remove)
    const before = await (await world.context()).records('accounting.account').where([])
    const result = await importFile(client, await world.as('ada').token(), {
      model: 'accounting.account',
      file,
      mapping: 'accounting/chart_of_accounts',
    })
    const long = { code: 'E_CHART_ROWS', params: { max: 20_000 } }
    assert.isTrue(explained(long))
    const problem = message('en', `accounting.errors.${long.code}.message`, long.params)
    assert.include(result, { state: 'failed', problem, created_count: 0 })
    const after = await (await world.context()).records('accounting.account').where([])
    assert.equal(after.length, before.length)
  }).timeout(60_000)
})
