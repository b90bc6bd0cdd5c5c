import type { Context, RecordModel } from 'kontor/plugin'
import type { World } from 'kontor/testing'
import { accountFor } from '../../ledger/account_for.js'
import { journalOf } from '../../ledger/journal_of.js'
import Tax from '../../models/tax.js'
import { type Dice, dice } from './dice.js'

/** Names as people write them, with all that other programs take for something else. */
const NAMES = [
  'Oakworks',
  'Müller; Söhne (GmbH)',
  'ТОВ «Дубове» | Київ',
  '*Star* "Quoted" \\ Co.',
  'assets:bank  two  spaces',
  '中村商店',
]
const RATES = [
  ['USD', '0.92', '1'],
  ['GBP', '1.17', '1'],
  ['JPY', '0.62', '100'],
] as const

interface Stage {
  ctx: Context
  roll: Dice
  parties: number[]
  taxes: { sale: number[]; purchase: number[] }
  journals: { bank: number; general: number }
  accounts: { receivable: number; sales: number; purchases: number; bank: number }
}

/** Posts so many documents of all kinds, currencies and taxes; answers how many entries they made. */
export async function randomBooks(world: World, count: number, seed = 20261123) {
  const stage = await setUp(world, seed)
  for (let number = 0; number < count; number++) {
    const kind = stage.roll.one([
      'sale',
      'sale',
      'sale',
      'purchase',
      'purchase',
      'payment',
      'payment',
      'manual',
    ])
    const on = dayAt(number / count)
    const isDone = kind === 'payment' && (await payment(stage, on))
    if (isDone) continue
    if (kind === 'manual') await manual(stage, on, number)
    else await document(stage, kind === 'purchase', on, number)
  }
  return stage.ctx
}

async function setUp(world: World, seed: number): Promise<Stage> {
  await world.enable('accounting')
  const ctx = await world.context()
  await ctx.run('accounting.chart.choose', null, { chart: 'de' })
  for (const [currency, rate, per] of RATES) {
    for (const [day, more] of [
      ['2026-01-01', ''],
      ['2026-05-01', '37'],
      ['2026-08-01', '81'],
    ]) {
      await world.create('accounting.exchange_rate', {
        currency,
        on_date: day,
        rate: `${rate}${more}`,
        per,
      })
    }
  }
  const parties: number[] = []
  for (const name of NAMES) {
    const made = await world.create('contacts.party', {
      name,
      is_customer: true,
      is_supplier: true,
    })
    parties.push(made.id)
  }
  const taxes = await Tax.where(ctx, ['id', 'notnull'], { limit: 200 })
  const ids = (scope: string) =>
    taxes.filter((one) => one.scope === scope && one.isValidOn('2026-06-01')).map((one) => one.id)
  const account = async (purpose: Parameters<typeof accountFor>[1]) =>
    (await accountFor(ctx, purpose)).id
  return {
    ctx,
    roll: dice(seed),
    parties,
    taxes: { sale: ids('sale'), purchase: ids('purchase') },
    journals: {
      bank: (await journalOf(ctx, 'bank')).id,
      general: (await journalOf(ctx, 'general')).id,
    },
    accounts: {
      receivable: await account('receivable'),
      sales: await account('sales'),
      purchases: await account('purchases'),
      bank: await account('bank'),
    },
  }
}

/** Days go on as numbers do: sales are booked in the order of their days. */
const dayAt = (share: number) =>
  new Date(Date.UTC(2026, 0, 1 + Math.floor(share * 300))).toISOString().slice(0, 10)

const currencyOf = (roll: Dice) => roll.one(['EUR', 'EUR', 'EUR', 'USD', 'GBP', 'JPY'])

/** Cents where the currency has them. */
const amountOf = (roll: Dice, currency: string, below = 90_000) => {
  const units = 1 + roll.below(below)
  return currency === 'JPY' ? String(units) : (units / 100).toFixed(2)
}

async function document(
  { ctx, roll, parties, taxes }: Stage,
  isBill: boolean,
  on: string,
  number: number
) {
  const isCredit = roll.chance(0.15)
  const currency = currencyOf(roll)
  const ids = isBill ? taxes.purchase : taxes.sale
  const line = () => ({
    text: roll.one(['Bolts; M8', 'Nuts "A" | B', 'Послуги', 'Work  (hours)']),
    quantity: roll.one(['1', '2', '3.5', '0.333']),
    price: amountOf(roll, currency, 40_000),
    ...(roll.chance(0.2) ? { discount: roll.one(['5', '12.5']) } : {}),
    ...(roll.chance(0.8) && ids.length > 0 ? { tax_id: roll.one(ids) } : { tax_id: null }),
  })
  const made = await ctx.run<RecordModel>('accounting.invoice.create', null, {
    kind: isBill ? (isCredit ? 'bill_credit' : 'bill') : isCredit ? 'credit_note' : 'invoice',
    party_id: roll.one(parties),
    on_date: on,
    currency,
    reference: `R-${number}`,
    is_tax_included: roll.chance(0.2),
    lines: Array.from({ length: 1 + roll.below(3) }, line),
  })
  await ctx.run('accounting.invoice.post', made)
}

interface Open {
  id: number
  party_id: number
  currency: string
  open: number
}

/** Pays something that is open, wholly or in part, in its own currency; false where nothing is. */
async function payment({ ctx, roll, journals }: Stage, on: string) {
  const rows = await ctx.rows<Open>(
    'SELECT `id`, `party_id`, `currency`, `open` FROM `accounting_open_items` ' +
      'WHERE `company_id` = ? AND `is_open` = 1 AND `open` <> 0 ORDER BY `id` LIMIT 40',
    [ctx.company.id]
  )
  if (rows.length === 0) return false
  const item = roll.one(rows)
  const whole = Math.abs(Number(item.open))
  const units = roll.chance(0.7) ? whole : 1 + roll.below(whole)
  const amount = item.currency === 'JPY' ? String(units) : (units / 100).toFixed(2)
  const isWorseRate = item.currency !== 'EUR' && roll.chance(0.5)
  const made = await ctx.run<RecordModel>('accounting.payment.create', null, {
    direction: Number(item.open) > 0 ? 'in' : 'out',
    party_id: item.party_id,
    journal_id: journals.bank,
    on_date: on,
    currency: item.currency,
    amount,
    ...(isWorseRate ? { rate: item.currency === 'JPY' ? '0.00613' : '0.957' } : {}),
    lines: [{ open_item_id: item.id, amount }],
  })
  await ctx.run('accounting.payment.post', made)
  return true
}

/** An entry typed by hand, sometimes with a foreign amount beside the company's. */
async function manual(
  { ctx, roll, parties, journals, accounts }: Stage,
  on: string,
  number: number
) {
  const amount = amountOf(roll, 'EUR')
  const abroad = roll.chance(0.3)
    ? { foreign_currency: 'USD', foreign_amount: amountOf(roll, 'USD') }
    : {}
  const made = await ctx.run<RecordModel>('accounting.entry.create', null, {
    journal_id: journals.general,
    on_date: on,
    reference: `M;${number}`,
    text: 'By hand: "rent", (May) | June',
    lines: [
      roll.chance(0.5)
        ? { account_id: accounts.receivable, party_id: roll.one(parties), debit: amount, ...abroad }
        : { account_id: accounts.purchases, debit: amount, text: 'one, two; three' },
      { account_id: roll.chance(0.5) ? accounts.bank : accounts.sales, credit: amount },
    ],
  })
  await ctx.run('accounting.entry.post', made)
}
