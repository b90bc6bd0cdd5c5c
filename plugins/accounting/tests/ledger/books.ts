import type { World } from 'kontor/testing'
import type Entry from '../../models/entry.js'

export { explained, refusal as refused } from '../refused.js'

/** A line as it travels: account by its code, amounts as text. */
export interface TypedLine {
  on: string
  debit?: string
  credit?: string
  party?: number
  text?: string
  cost_centre_id?: number
  foreign_currency?: string
  foreign_amount?: string
}

const ACCOUNTS = [
  { code: '91000', name: 'Till', type: 'cash' },
  { code: '91100', name: 'Giro', type: 'bank' },
  { code: '91200', name: 'Debtors', type: 'receivable' },
  { code: '92000', name: 'Creditors', type: 'payable' },
  { code: '93000', name: 'Capital', type: 'equity' },
  { code: '94000', name: 'Takings', type: 'income' },
  { code: '95000', name: 'Rent', type: 'expense' },
] as const

/** The books of a company with a few accounts, as tests write them. */
export class Books {
  private constructor(
    readonly world: World,
    private readonly accounts: Map<string, number>,
    private readonly journals: Map<string, number>
  ) {}

  static async of(world: World) {
    await world.enable('accounting')
    const accounts = new Map<string, number>()
    for (const values of ACCOUNTS) {
      accounts.set(values.code, (await world.create('accounting.account', { ...values })).id)
    }
    const ctx = await world.context()
    const journals = await ctx.records('accounting.journal').where(['id', 'notnull'])
    const codes = journals.map(
      (one) => [(one as unknown as { code: string }).code, one.id] as const
    )
    return new Books(world, accounts, new Map(codes))
  }

  account(code: string) {
    return this.accounts.get(code)!
  }

  journal(code: string) {
    return this.journals.get(code)!
  }

  body(lines: TypedLine[], more: Record<string, unknown> = {}) {
    return {
      journal_id: this.journal('GEN'),
      lines: lines.map(({ on, party, ...line }) => ({
        ...line,
        account_id: this.account(on),
        ...(party === undefined ? {} : { party_id: party }),
      })),
      ...more,
    }
  }

  /** A draft made by the bookkeeper. */
  draft(lines: TypedLine[], more: Record<string, unknown> = {}) {
    const body = this.body(lines, more)
    return this.world.as('accounting.clerk').run<Entry>('accounting.entry.create', null, body)
  }

  /** A posted entry as it is stored. */
  async post(lines: TypedLine[], more: Record<string, unknown> = {}): Promise<Entry> {
    const draft = await this.draft(lines, more)
    await this.world.as('accounting.clerk').run('accounting.entry.post', draft)
    return this.stored(draft.id)
  }

  /** Rent of an amount, paid in cash. */
  rent(amount = '100.00', more: Record<string, unknown> = {}) {
    return this.post(
      [
        { on: '95000', debit: amount },
        { on: '91000', credit: amount },
      ],
      more
    )
  }

  async stored(id: number): Promise<Entry> {
    return (await this.world.context()).records<Entry>('accounting.entry').findOrFail(id)
  }

  /** What the balances say of an account: debits minus credits in minor units. */
  balance(code: string): Promise<bigint> {
    return this.balanceOf(this.account(code))
  }

  async balanceOf(account: number): Promise<bigint> {
    const ctx = await this.world.context()
    const [row] = await ctx.rows<{ balance: string | null }>(
      'SELECT CAST(SUM(`debit`) - SUM(`credit`) AS CHAR) AS `balance` FROM `accounting_balances` WHERE `company_id` = ? AND `account_id` = ?',
      [ctx.company.id, account]
    )
    return BigInt(row.balance ?? 0)
  }
}
