import { kernelContext } from '#kernel/companies/kernel_context'
import type { Context } from '#kernel/companies/context'
import { Refusal } from '#kernel/http/refusal'
import type { RecordModel } from '#kernel/records/record_model'
import { inTransaction } from '#tests/in_transaction'
import { generic } from '../../plugins/accounting/charts/generic/accounts.js'
import { generic as taxes } from '../../plugins/accounting/charts/generic/taxes.js'
import { applyUpdate } from '../../plugins/accounting/charts/update/apply_update.js'
import { planUpdate } from '../../plugins/accounting/charts/update/plan_update.js'
import { makeAllDue } from '../../plugins/accounting/recurring/make_all_due.js'
import { mailStatements } from '../../plugins/accounting/statements/party/mailing/mail_statements.js'

export const CUSTOMERS = 4
const DAYS = { from: '2026-01-01', to: '2026-03-31' }
const QUIET = { isCancelled: () => false, progress: () => {} }

/** What a process does before it ends: "done", or the code of what was refused. */
export const ACTS: Record<string, () => Promise<string>> = {
  begin: act(begin),
  chart: act((ctx) => ctx.run('accounting.chart.choose', null, { chart: 'us' })),
  renew: act((ctx) => inTransaction(ctx, renew)),
  revalue: act((ctx) => ctx.run('accounting.revaluation.post', null, { on_date: DAYS.to })),
  close: act(async (ctx) => {
    const year = await ctx
      .records<RecordModel>('accounting.fiscal_year')
      .findBy(['name', 'eq', '2018'])
    await ctx.run('accounting.fiscal_year.close', year!.id)
  }),
  opening: act(async (ctx) => {
    const opening = await ctx.records<RecordModel>('accounting.opening').findBy(['id', 'notnull'])
    await ctx.run('accounting.opening.post', opening!.id)
  }),
  recurring: act((ctx) => makeAllDue(ctx)),
  mail: act(async (ctx) => {
    const parties = await ctx
      .records<RecordModel>('contacts.party')
      .where(['email', 'notnull'], { sort: 'id' })
    const wish = {
      parties: parties.map((one) => one.id),
      side: 'all',
      unless_after: '2000-01-01T00:00:00Z',
    }
    await mailStatements(ctx, { ...DAYS, ...wish, side: 'all' }, QUIET)
  }),
}

function act(run: (ctx: Context) => Promise<unknown>) {
  return async () => {
    try {
      await run(await kernelContext({ companyId: 1 }))
    } catch (error) {
      if (error instanceof Refusal) {
        return [error.code, ...error.errors.map(({ field }) => field)].join(' ')
      }
      throw error
    }
    return 'done'
  }
}

/** The next edition of the generic chart: one account renamed, one put away, one new. */
async function renew(ctx: Context) {
  const accounts = [
    ['6100 | Rent | Оренда', '6100 | Rent and leases | Оренда й лізинг'],
    ['    1010 | Savings account | Депозитний рахунок | bank\n', ''],
    ['    6399 |', '    6398 | Fines | Штрафи | expense\n    6399 |'],
  ].reduce((text, [from, to]) => text.replace(from, to), generic.accounts)
  const source = { ...generic, edition: generic.edition + 1, accounts }
  const plan = await planUpdate(ctx, { source, template: taxes })
  await applyUpdate(ctx, plan, new Set())
}

/** Books with something to revalue, to close, to make again, to post and to mail. */
async function begin(ctx: Context) {
  const idOf = async (model: string, field: string, value: string) =>
    (await ctx.records<RecordModel>(`accounting.${model}`).findBy([field, 'eq', value]))!.id
  const general = await idOf('journal', 'code', 'GEN')
  const used = (purpose: string) => idOf('account', 'used_for', purpose)
  const [bank, receivable, sales] = [
    await used('bank'),
    await used('receivable'),
    await used('sales'),
  ]
  const post = async (onDate: string, lines: Record<string, unknown>[]) => {
    const body = { journal_id: general, on_date: onDate, lines }
    const entry = await ctx.run<RecordModel>('accounting.entry.create', null, body)
    await ctx.run('accounting.entry.post', entry.id)
  }
  await makeYear(ctx, '2018')
  await post('2018-05-05', [
    { account_id: bank, debit: '10.00' },
    { account_id: sales, credit: '10.00' },
  ])
  const rate = { currency: 'USD', on_date: DAYS.to, rate: '0.55', per: '1' }
  await ctx.run('accounting.exchange_rate.create', null, rate)
  for (let at = 0; at < CUSTOMERS; at++) {
    const party = await ctx.run<RecordModel>('contacts.party.create', null, {
      name: `Customer ${at}`,
      email: `customer${at}@acme.example`,
    })
    await post('2026-01-10', [
      {
        ...{ account_id: receivable, party_id: party.id, debit: '50.00' },
        ...{ foreign_currency: 'USD', foreign_amount: '100.00' },
      },
      { account_id: sales, credit: '50.00' },
    ])
  }
  await ctx.run('accounting.opening.create', null, {
    text: 'Balances brought along',
    on_date: '2026-01-01',
    offset_id: sales,
    lines: [{ account_id: bank, debit: '1000.00' }],
  })
  await rent(ctx, { general, bank, sales })
}

function makeYear(ctx: Context, name: string) {
  const days = { starts_on: `${name}-01-01`, ends_on: `${name}-12-31` }
  return ctx.run('accounting.fiscal_year.create', null, { name, ...days })
}

/** Six dates of last half year that nobody has made yet. */
async function rent(ctx: Context, of: { general: number; bank: number; sales: number }) {
  const template = await ctx.run<RecordModel>('accounting.entry_template.create', null, {
    name: 'Rent',
    journal_id: of.general,
    variables: [{ name: 'rent', value: '100' }],
    lines: [
      { account_id: of.sales, side: 'debit', amount: '[rent]' },
      { account_id: of.bank, side: 'credit' },
    ],
  })
  await ctx.run('accounting.recurring_entry.create', null, {
    name: 'Rent',
    template_id: template.id,
    starts_on: '2018-01-01',
    until: '2018-06-30',
    makes: 'posted',
  })
}
