import type { Server } from '#tests/processes/deployment'

export interface Draft {
  id: number
  version: number
}

/** The steps of a bookkeeper, over the API. */
export class Bookkeeper {
  private constructor(
    private readonly server: Server,
    private readonly token: string,
    private readonly journal: number,
    private readonly accounts: readonly number[]
  ) {}

  /** With two accounts of his own, in the general journal. */
  static async at(server: Server, token: string) {
    const filter = encodeURIComponent(JSON.stringify([['code', 'eq', 'GEN']]))
    const { body } = await server.api(token, 'GET', `accounting/journals?filter=${filter}`)
    const accounts: number[] = []
    for (const [code, type] of [
      ['91000', 'cash'],
      ['95000', 'expense'],
    ]) {
      const account = { code, name: code, type }
      const made = await server.api(token, 'POST', 'accounting/accounts', account)
      if (made.status !== 201) throw new Error(JSON.stringify(made.body))
      accounts.push(made.body.data.id as number)
    }
    return new Bookkeeper(server, token, body.data[0].id as number, accounts)
  }

  on(server: Server) {
    return new Bookkeeper(server, this.token, this.journal, this.accounts)
  }

  /** Rent of 100.00, or an entry that does not balance. */
  async draft(credit = '100.00'): Promise<Draft> {
    const [cash, rent] = this.accounts
    const lines = [
      { account_id: rent, debit: '100.00' },
      { account_id: cash, credit },
    ]
    const body = { journal_id: this.journal, lines }
    const answer = await this.server.api(this.token, 'POST', 'accounting/entries', body)
    if (answer.status !== 201) throw new Error(JSON.stringify(answer.body))
    return answer.body.data as Draft
  }

  /** The number a draft got; null where it was refused; undefined where nobody answered. */
  async post({ id, version }: Draft): Promise<string | null | undefined> {
    const path = `accounting/entries/${id}/post`
    const answer = await this.server
      .api(this.token, 'POST', path, { version })
      .catch(() => undefined)
    if (!answer) return undefined
    return answer.status === 200 ? (answer.body.data.number as string) : null
  }

  /** The numbers of all posted entries, in order. */
  async numbers(): Promise<string[]> {
    const filter = encodeURIComponent(JSON.stringify([['state', 'eq', 'posted']]))
    const path = `accounting/entries?filter=${filter}&sort=number&limit=500`
    const { body } = await this.server.api(this.token, 'GET', path)
    return body.data.map((one: { number: string }) => one.number)
  }
}
