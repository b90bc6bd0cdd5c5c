import type { Context, RecordModel } from 'kontor/plugin'
import { test, type World } from 'kontor/testing'
import type Entry from '../../models/entry.js'
import plugin from '../../plugin.js'
import { posted } from '../documents/sheet.js'
import { books, pay } from '../payments/kit.js'
import { companyIn } from '../tax/posting.js'
import { authorize, told } from './ask.js'
import { PEOPLE } from './people.js'

/** Stands in everything that is made of the books of this company. */
const AMOUNT = '73573.00'
/** As digits: the amount, and its tax. */
const SHOWN = ['7357300', '1397887']

type Query = Record<string, unknown>
interface Stage {
  invoice: number
  payment: number
  voucher: number
  party: number
  draft: number
  box: number
  bank: number
  receivable: number
  isFor: (figure: Query) => Query
}
/** What to ask for so that the amount is shown; `nothing` where none ever is. */
type Asked = (stage: Stage) => Query
const MARCH = { from: '2026-03-01', to: '2026-03-31' }
const YEAR = { from: '2026-01-01', to: '2026-12-31' }

const SCREENS: Record<string, Asked | 'nothing'> = {
  'cash-book': () => MARCH,
  'cash-count': ({ box }) => ({ journal_id: String(box), on_date: '2026-03-31' }),
  'changed-accounts': 'nothing',
  'statement-mailing': () => ({ on: '2026-12-31' }),
  'reconcile': ({ party }) => ({ party_id: String(party) }),
  'close': 'nothing',
  'revaluation': 'nothing',
  'statements': () => ({ layout: 'balance_sheet', ...YEAR }),
  'trial-balance': () => YEAR,
  'general-ledger': ({ receivable }) => ({ account_id: String(receivable), ...YEAR }),
  'aged': () => ({ on: '2026-12-31' }),
  'party-ledger': ({ party }) => ({ party_id: String(party), ...YEAR }),
  'consolidation': () => ({ ...YEAR }),
  'tax-return': () => MARCH,
  'chart-of-accounts': () => ({}),
  'choose-chart': 'nothing',
  'move-in': () => ({}),
  'books-export': 'nothing',
}

const FILES: Record<string, Asked | 'nothing'> = {
  'invoice-pdf': ({ invoice }) => ({ id: String(invoice) }),
  'payment-pdf': ({ payment }) => ({ id: String(payment) }),
  'cheques-pdf': 'nothing',
  'cheque-test-pdf': 'nothing',
  'advance-request-pdf': 'nothing',
  'cash-book/file': () => ({ format: 'csv', ...MARCH }),
  'cash-voucher-pdf': ({ voucher }) => ({ id: String(voucher) }),
  'revaluation/file': 'nothing',
  'statements/file': () => ({ layout: 'balance_sheet', format: 'csv', ...YEAR }),
  'trial-balance/file': () => ({ format: 'csv', ...YEAR }),
  'general-ledger/file': ({ receivable }) => ({
    account_id: String(receivable),
    format: 'csv',
    ...YEAR,
  }),
  'aged/file': () => ({ on: '2026-12-31', format: 'csv' }),
  'party-ledger/file': ({ party }) => ({ party_id: String(party), format: 'csv', ...YEAR }),
  'party-ledger/letter/file': ({ party }) => ({ party_id: String(party), ...YEAR }),
  'consolidation/file': () => ({ format: 'csv', ...YEAR }),
  'tax-return-file': () => MARCH,
  'books-export/file': () => ({ format: 'hledger', ...YEAR }),
}

/** Operations that only read; every other one changes something, and is asked about below. */
const READS: Record<string, Asked | 'nothing'> = {
  'accounting.invoice.propose_line': 'nothing',
  'accounting.invoice.read_terms': 'nothing',
  'accounting.invoice.show_effect': ({ invoice }) => ({ invoice_id: invoice }),
  'accounting.payment.propose': ({ party }) => ({ party_id: party, direction: 'in' }),
  'accounting.open_item.propose_matches': 'nothing',
  'accounting.invoice.propose_advances': 'nothing',
  'accounting.advance_use.show': 'nothing',
  'accounting.cash_voucher.read_box': ({ box }) => ({ journal_id: box, on_date: '2026-03-31' }),
  'accounting.entry.explain': ({ isFor, receivable }) =>
    isFor({ of: 'account', id: receivable, measure: 'debit', ...YEAR }),
  'accounting.entry.show_effect': ({ draft }) => ({ entry_id: draft }),
  'accounting.open_item.send_statement': 'nothing',
  'accounting.open_item.mail_statements': 'nothing',
  'accounting.layout.preview': 'nothing',
  'accounting.entry_template.preview': 'nothing',
  'accounting.tax_filing.compare': 'nothing',
}

/** Figures that are explained, each in its own way. */
const FIGURES: ((stage: Stage) => Query)[] = [
  ({ receivable }) => ({ of: 'account', id: receivable, measure: 'debit', ...YEAR }),
  ({ invoice }) => ({ of: 'invoice', id: invoice, figure: 'total' }),
  ({ invoice }) => ({ of: 'invoice', id: invoice, figure: 'open' }),
  ({ party }) => ({ of: 'aged', side: 'receivable', on: '2026-12-31', id: party }),
]

/** A company that sold, was paid on account, and took into its cash box so much of it as nobody else. */
async function stage(world: World): Promise<Stage> {
  const ctx = await companyIn(world, 'DE')
  const { account, party, journal } = await books(world)
  const oak = await party()
  const [tax] = await ctx.records('accounting.tax').where(['code', 'eq', 'U19'])
  const taxed = { text: 'Goods', price: AMOUNT, tax_id: tax.id }
  await posted(world, { party_id: await party('Elm & Sons') }, [taxed])
  const invoice = await posted(world, { party_id: oak }, [{ text: 'Goods', price: AMOUNT }])
  const payment = await pay(world, await party('Fir'), AMOUNT, [], { rest: 'on_account' })
  const voucher = await ctx.run<RecordModel>('accounting.cash_voucher.create', null, {
    kind: 'receipt',
    on_date: '2026-03-11',
    text: 'Taken',
    lines: [{ account_id: await account('sales'), amount: AMOUNT }],
  })
  await ctx.run('accounting.cash_voucher.post', voucher)
  const opening = await ctx.run<RecordModel>('accounting.opening.create', null, {
    text: 'Brought along',
    on_date: '2026-01-01',
    control_debit: AMOUNT,
    lines: [
      { account_id: await account('bank'), debit: AMOUNT },
      { account_id: await account('sales'), credit: AMOUNT },
    ],
  })
  await ctx.run('accounting.opening.post', opening)
  const entry = await ctx.run<Entry>('accounting.entry.create', null, {
    journal_id: await journal('general'),
    on_date: '2026-03-12',
    lines: [
      { account_id: await account('bank'), debit: AMOUNT },
      { account_id: await account('sales'), credit: AMOUNT },
    ],
  })
  await ctx.run('accounting.entry.post', entry)
  const draft = await ctx.run<Entry>('accounting.entry.correct', entry.id, {})
  return {
    invoice: invoice.id,
    payment,
    voucher: voucher.id,
    party: oak,
    draft: draft.id,
    box: await journal('cash'),
    bank: await account('bank'),
    receivable: await account('receivable'),
    isFor: (figure) => ({ figure }),
  }
}

const isShown = (text: string) => SHOWN.some((one) => text.includes(one))

/** Everything that could show the amount, by name. */
function places(given: Stage) {
  const query = (asked: Asked | 'nothing' | undefined) =>
    typeof asked === 'function' ? asked(given) : {}
  const screens = plugin.screens!.map(({ path, right, props }) => ({
    name: `screen ${path}`,
    shows: SCREENS[path],
    ask: async (ctx: Context) => {
      if (right) authorize(ctx, right)
      return props!(ctx, query(SCREENS[path]) as never)
    },
  }))
  const files = plugin.files!.map(({ path, right, make }) => ({
    name: `file ${path}`,
    shows: FILES[path],
    ask: async (ctx: Context) => {
      authorize(ctx, right)
      return make(ctx, query(FILES[path]) as never)
    },
  }))
  const reads = Object.keys(READS).map((name) => ({
    name: `operation ${name}`,
    shows: READS[name],
    ask: (ctx: Context) => ctx.run(name, null, query(READS[name])),
  }))
  const figures = FIGURES.map((figure) => ({
    name: `why ${JSON.stringify(figure(given))}`,
    shows: figure,
    ask: (ctx: Context) =>
      ctx.run('accounting.entry.explain', null, { figure: figure(given) } as never),
  }))
  const widgets = plugin.widgets!.map(({ name, right, props }) => ({
    name: `widget ${name}`,
    shows: (() => ({})) as Asked,
    ask: async (ctx: Context) => {
      authorize(ctx, right)
      return props!(ctx)
    },
  }))
  const party = {
    name: 'figures of a party',
    shows: (() => ({})) as Asked,
    ask: async (ctx: Context) =>
      (await plugin.figures!['contacts.party']()).default(ctx, given.party),
  }
  return [...screens, ...files, ...reads, ...figures, ...widgets, party]
}

async function operations() {
  const all = await Promise.all(plugin.operations!.map(async (one) => (await one()).default))
  return all.map((one) => one as unknown as { name: string; on?: string; reads?: boolean })
}

test.group('Whoever may not see amounts of the books', (group) => {
  group.each.timeout(60_000)

  test('there is a row for every screen, file and operation that only reads', async ({
    assert,
  }) => {
    assert.sameMembers(
      plugin.screens!.map((one) => one.path),
      Object.keys(SCREENS)
    )
    assert.sameMembers(
      plugin.files!.map((one) => one.path),
      Object.keys(FILES)
    )
    const reading = (await operations()).filter((one) => one.reads && !one.on)
    assert.sameMembers(
      reading.map((one) => one.name),
      Object.keys(READS)
    )
  })

  test('the chief accountant is shown the amount in each of them', async ({ world, assert }) => {
    const given = await stage(world)
    const ctx = await world.as('accounting.manager').context()
    const without: string[] = []
    for (const { name, shows, ask } of places(given)) {
      if (shows !== 'nothing' && !isShown(await told(() => ask(ctx)))) without.push(name)
    }
    assert.deepEqual(without, [])
  })

  for (const [who, become] of Object.entries(PEOPLE)) {
    test(`${who} is shown it in none`, async ({ world, assert }) => {
      const given = await stage(world)
      const ctx = await become(world)
      const leaks: string[] = []
      for (const { name, ask } of places(given)) {
        if (isShown(await told(() => ask(ctx)))) leaks.push(name)
      }
      assert.deepEqual(leaks, [])
    })
  }

  test('an auditor, a member without rights and another company change nothing', async ({
    world,
    assert,
  }) => {
    await stage(world)
    const people = [
      await world.as('accounting.auditor').context(),
      await PEOPLE['a member without any right'](world),
      await PEOPLE['an auditor whose days are over'](world),
    ]
    const done: string[] = []
    for (const { name, on } of (await operations()).filter((one) => !one.reads)) {
      const [record] = on ? await (await world.context()).records(on).where(['id', 'notnull']) : []
      for (const ctx of people) {
        const code = await ctx.run(name, record?.id ?? (on ? 1 : null), {}).then(
          () => 0,
          (error: { status?: number }) => error.status
        )
        if (code !== 403 && code !== 404) done.push(`${name} as ${ctx.user.name}: ${code}`)
      }
    }
    assert.deepEqual(done, [])
  })
})
