import { type Context, Refusal, type RecordModel } from 'kontor/plugin'
import type { World } from 'kontor/testing'
import { accountFor } from '../../ledger/account_for.js'
import type { Purpose } from '../../ledger/account_types.js'
import { journalOf } from '../../ledger/journal_of.js'
import { type Dice, dice } from '../export/dice.js'
import { companyIn } from '../tax/posting.js'
import type { Advance, Use } from './advances.js'
import { Book, type Item, type Match } from './book.js'
import { decimal, rateOn, RATES } from './currencies.js'
import type { Posted, TaxCode } from './documents.js'
import type { PostedPayment } from './payments.js'

const PURPOSES = [
  ...['receivable', 'payable', 'bank', 'cash', 'sales', 'purchases', 'fx_gain', 'fx_loss'],
  ...['discount_given', 'discount_taken', 'write_off', 'retained_earnings'],
  ...['customer_advances', 'customer_advance_tax', 'supplier_advances', 'supplier_advance_tax'],
] as Purpose[]
const CODES = ['3801', '3806', '3810', '1406', '4300']

export interface KnownDocument {
  id: number
  posted: Posted
  state: 'posted' | 'credited' | 'cancelled'
}

export interface KnownPayment {
  id: number
  posted: PostedPayment
  isCancelled: boolean
}

export interface KnownAdvance {
  id: number
  /** None of money that stood on account. */
  paymentId?: number
  advance: Advance
  uses: { id: number; use: Use; isRefund: boolean }[]
}

/** One typed by hand, what it left open, and how the model books it again or the other way round. */
export interface KnownEntry {
  id: number
  item: Item
  post: (turn: bigint) => Item
  isReversed: boolean
}

/** The plugin and the model, side by side, with what was done so far. */
export class Play {
  readonly book = new Book()
  readonly documents: KnownDocument[] = []
  readonly payments: KnownPayment[] = []
  readonly advances: KnownAdvance[] = []
  readonly vouchers: { id: number; amount: bigint; isCancelled: boolean }[] = []
  readonly entries: KnownEntry[] = []
  /** What is undone with something else than the match. */
  readonly bound = new Set<Item>()
  /** Ids of the plugin's items and matches, in the order of the model's. */
  readonly itemIds: number[] = []
  readonly matchIds: number[] = []
  readonly done: string[] = []
  day = '2025-11-03'

  private constructor(
    private readonly world: World,
    public ctx: Context,
    readonly roll: Dice,
    readonly parties: number[],
    readonly accounts: ReadonlyMap<string, { id: number; code: string }>,
    readonly journals: Record<'bank' | 'general', number>,
    readonly taxes: Record<TaxCode, number>
  ) {}

  static async of(world: World, seed: number) {
    await companyIn(world, 'DE')
    await world.enable('accounting')
    const ctx = await world.context()
    await ctx.run('accounting.fiscal_year.create', null, {
      name: '2025',
      starts_on: '2025-01-01',
      ends_on: '2025-12-31',
    })
    for (const [currency, onDate, rate] of RATES) {
      const values = { currency, on_date: onDate, rate: decimal(rate, 6), per: '1' }
      await world.create('accounting.exchange_rate', values)
    }
    const parties: number[] = []
    for (const name of ['Oakworks', 'Elm & Sons', 'Bolt']) {
      parties.push((await world.create('contacts.party', { name })).id)
    }
    const accounts = new Map<string, { id: number; code: string }>()
    for (const of of PURPOSES) accounts.set(of, await accountFor(ctx, of))
    for (const code of CODES) {
      const found = await ctx.records('accounting.account').findBy(['code', 'eq', code])
      accounts.set(code, found as unknown as { id: number; code: string })
    }
    const journals = {
      bank: (await journalOf(ctx, 'bank')).id,
      general: (await journalOf(ctx, 'general')).id,
    }
    const tax = async (code: TaxCode) =>
      (await ctx.records('accounting.tax').findBy(['code', 'eq', code]))!.id
    const taxes = {
      ...{ U19: await tax('U19'), U7: await tax('U7') },
      ...{ U19IST: await tax('U19IST'), V19: await tax('V19') },
    }
    return new Play(world, ctx, dice(seed), parties, accounts, journals, taxes)
  }

  run<T = RecordModel>(operation: string, on: number | RecordModel | null, input: object = {}) {
    return this.ctx.run<T>(`accounting.${operation}`, on, input as Record<string, unknown>)
  }

  account(name: string) {
    return this.accounts.get(name)!.id
  }

  rate(currency: string) {
    return rateOn(currency, this.day)
  }

  idOf(item: Item) {
    return this.itemIds[this.book.items.indexOf(item)]
  }

  matchId(match: Match) {
    return this.matchIds[this.book.matches.indexOf(match)]
  }

  be(day: string) {
    this.day = day
    this.book.day = day
  }

  /** Some day after, at most so many days on; what is done then is done at a moment of its own. */
  async later(days: number) {
    this.ctx = await this.world.context()
    this.be(dayAfter(this.day, this.roll.below(days + 1)))
  }

  /** Something the model says is refused, with this code. */
  async refused(code: string, act: () => Promise<unknown>) {
    try {
      await act()
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      const told = error.errors[0]?.code ?? error.code
      if (told !== code) throw new Error(`refused with ${told}, expected ${code}`)
      return
    }
    throw new Error(`not refused: ${code}`)
  }

  /** What was new since the last time is the same on both sides, one by one. */
  async sync() {
    const items = await this.newRows<Row>(
      'accounting_open_items',
      'account_id, party_id, currency, CAST(amount AS CHAR) AS amount, CAST(company_amount AS CHAR) AS worth',
      this.itemIds
    )
    const mine = this.book.items.slice(this.itemIds.length)
    const told = items.map(
      (row) => `${row.account_id} ${row.party_id} ${row.currency} ${row.amount} ${row.worth}`
    )
    const expected = mine.map(
      ({ account, party, currency, amount, worth }) =>
        `${this.account(account)} ${party} ${currency} ${amount} ${worth}`
    )
    same('open items', told, expected)
    this.itemIds.push(...items.map((row) => Number(row.id)))
    const matches = await this.newRows<{ id: number; debit: number; credit: number }>(
      'accounting_matches',
      'debit_item_id AS debit, credit_item_id AS credit',
      this.matchIds
    )
    same(
      'matches',
      matches.map((row) => `${row.debit} ${row.credit}`),
      this.book.matches
        .slice(this.matchIds.length)
        .map(({ debit, credit }) => `${this.idOf(debit)} ${this.idOf(credit)}`)
    )
    this.matchIds.push(...matches.map((row) => Number(row.id)))
  }

  private newRows<T>(table: string, columns: string, known: number[]) {
    return this.ctx.rows<T>(
      `SELECT id, ${columns} FROM ${table} WHERE company_id = ? AND id > ? ORDER BY id`,
      [this.ctx.company.id, known.at(-1) ?? 0]
    )
  }
}

interface Row {
  id: number
  account_id: number
  party_id: number
  currency: string
  amount: string
  worth: string
}

export function same(what: string, told: unknown, expected: unknown) {
  const [one, other] = [told, expected].map((list) => JSON.stringify(list))
  if (one !== other) throw new Error(`${what}: the plugin says ${one}, the model ${other}`)
}

export const dayAfter = (day: string, days = 1) =>
  new Date(Date.parse(day) + days * 86_400_000).toISOString().slice(0, 10)
