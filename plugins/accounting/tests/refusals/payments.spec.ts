import type { Context, RecordModel } from 'kontor/plugin'
import { test, type World } from 'kontor/testing'
import { chequeBooks } from '../cheques/kit.js'
import { books, owe } from '../payments/kit.js'
import { provoke, type Provocation } from '#tests/provoke'

const DAY = '2026-02-10'

/** An operation on a record as it is stored now. */
async function on(ctx: Context, model: string, id: number, verb: string, body = {}) {
  const { version } = await ctx.records(model).findOrFail(id)
  const segment = `${model.slice('accounting.'.length).replaceAll('_', '-')}${/ch$/.test(model) ? 'es' : 's'}`
  return { path: `accounting/${segment}/${id}/${verb}`, body: { version, ...body } }
}

/** A draft of 100.00 from a customer who owes them, in the currency and by the journal told. */
async function received(world: World, values: Record<string, unknown>) {
  const { ctx, party, journal } = await books(world)
  const oak = await party()
  const item = await owe(world, oak, ['100'])
  const payment = await ctx.run<RecordModel>('accounting.payment.create', null, {
    direction: 'in',
    party_id: oak,
    journal_id: await journal('bank'),
    on_date: DAY,
    amount: '100',
    lines: [{ open_item_id: item, amount: '100', paid: '100' }],
    ...values,
  })
  return { ctx, payment }
}

async function batchOf(world: World, values: Record<string, unknown> = {}) {
  const { ctx, journal } = await books(world)
  const { id } = await world
    .as('accounting.clerk')
    .run<RecordModel>('accounting.payment_batch.create', null, {
      journal_id: await journal('bank'),
      on_date: DAY,
      due_until: DAY,
      ...values,
    })
  return { ctx, id }
}

/** Two cheques of two stocks, each of a bank journal. */
async function twoStocks(world: World) {
  const { ctx, paid, draw, journal, stockId } = await chequeBooks(world)
  const first = await draw(await paid('10.00', 'Ash'))
  await ctx.run('accounting.cheque_stock.archive', stockId, {})
  await world.create('accounting.cheque_stock', {
    name: 'Second box',
    journal_id: journal,
    first_number: 501,
  })
  return [first, await draw(await paid('20.00', 'Birch'))]
}

const CASES: Provocation[] = [
  {
    code: 'E_RATE_ZERO',
    what: 'a payment at a rate of nothing',
    status: 422,
    begin: async (world) => {
      const { party, journal } = await books(world)
      return {
        path: 'accounting/payments',
        body: {
          direction: 'in',
          party_id: await party(),
          journal_id: await journal('bank'),
          on_date: DAY,
          currency: 'USD',
          rate: '0',
          amount: '100',
        },
      }
    },
  },
  {
    code: 'E_RATE_ZERO',
    what: 'a voucher at a rate of nothing',
    status: 422,
    begin: async (world) => {
      const { account } = await books(world)
      const lines = [{ account_id: await account('sales'), amount: '5' }]
      return {
        path: 'accounting/cash-vouchers',
        body: { kind: 'receipt', on_date: DAY, text: 'Takings', rate: '0', lines },
      }
    },
  },
  {
    code: 'E_BATCH_CURRENCY',
    what: 'a batch whose currency is changed under its bills',
    begin: async (world) => {
      const { ctx, party } = await books(world)
      await owe(world, await party(), ['-100'], '2026-02-01')
      const { id } = await batchOf(world)
      await ctx.run('accounting.payment_batch.fill', id)
      const { version } = await ctx.records('accounting.payment_batch').findOrFail(id)
      return {
        method: 'PATCH',
        path: `accounting/payment-batches/${id}`,
        body: { version, currency: 'USD' },
      }
    },
  },
  {
    code: 'E_JOURNAL_ACCOUNT',
    what: 'a payment by a bank that has no account',
    begin: async (world) => {
      const bank = await world.create('accounting.journal', {
        code: 'NB',
        name: 'New',
        kind: 'bank',
      })
      const { ctx, payment } = await received(world, { journal_id: bank.id })
      return on(ctx, 'accounting.payment', payment.id, 'post')
    },
  },
  {
    code: 'E_PAYMENT_CURRENCY',
    what: 'a payment whose currency was changed under its lines',
    status: 422,
    begin: async (world) => {
      const { ctx, payment } = await received(world, {})
      await ctx.run('accounting.exchange_rate.create', null, {
        currency: 'USD',
        on_date: DAY,
        rate: '0.9',
        per: '1',
      })
      await ctx.run('accounting.payment.update', payment.id, { currency: 'USD' })
      return on(ctx, 'accounting.payment', payment.id, 'post')
    },
  },
  {
    code: 'E_BATCH_EMPTY',
    what: 'approving a batch without bills',
    begin: async (world) => {
      const { ctx, id } = await batchOf(world)
      return on(ctx, 'accounting.payment_batch', id, 'approve')
    },
  },
  {
    code: 'E_BATCH_DONE',
    what: 'dropping a batch twice',
    begin: async (world) => {
      const { ctx, id } = await batchOf(world)
      await ctx.run('accounting.payment_batch.cancel', id)
      return on(ctx, 'accounting.payment_batch', id, 'cancel')
    },
  },
  {
    code: 'E_BATCH_CURRENCY',
    what: 'a bill of another currency in a batch',
    begin: async (world) => {
      const { ctx, party } = await books(world)
      const item = await owe(world, await party(), ['-90', '-100', 'USD'])
      const { id } = await batchOf(world)
      const { version } = await ctx.records('accounting.payment_batch').findOrFail(id)
      const lines = [{ open_item_id: item, amount: '100' }]
      return {
        method: 'PATCH',
        path: `accounting/payment-batches/${id}`,
        body: { version, lines },
      }
    },
  },
  {
    code: 'E_CHEQUE_BANK',
    what: 'a cheque for what was paid in cash',
    begin: async (world) => {
      const { ctx, party, journal, account } = await books(world)
      const oak = await party()
      const cash = await journal('cash')
      const voucher = await ctx.run<RecordModel>('accounting.cash_voucher.create', null, {
        kind: 'receipt',
        on_date: '2026-02-01',
        text: 'Takings',
        lines: [{ account_id: await account('sales'), amount: '500' }],
      })
      await ctx.run('accounting.cash_voucher.post', voucher)
      const item = await owe(world, oak, ['-100'])
      const payment = await ctx.run<RecordModel>('accounting.payment.create', null, {
        direction: 'out',
        party_id: oak,
        journal_id: cash,
        on_date: DAY,
        amount: '100',
        lines: [{ open_item_id: item, amount: '100' }],
      })
      await ctx.run('accounting.payment.post', payment)
      return on(ctx, 'accounting.payment', payment.id, 'print-cheque')
    },
  },
  {
    code: 'E_CHEQUE_STOCKS',
    what: 'cheques of two stocks in one file',
    begin: async (world) => {
      const ids = (await twoStocks(world)).map(({ id }) => id)
      return { path: `accounting/cheques-pdf?ids=${ids.join(',')}` }
    },
  },
]

test.group('Refusals: payments', () => {
  test('{what}: {code}')
    .with(CASES)
    .run(async ({ world, assert }, { code, begin, status = 409 }) => {
      const asked = await begin(world)
      assert.deepEqual(await provoke(world, asked), { code, status, faults: [] })
    })
})
