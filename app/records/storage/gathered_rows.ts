import type { TransactionClientContract } from '@adonisjs/lucid/types/database'

type Columns = Record<string, unknown>

interface Waiting {
  table: string
  row: Columns
  stored: (id: number) => void
}

/** An act that waits for the id of its row. */
interface Act extends Waiting {
  end: () => Promise<void>
}

type Store = (table: string, rows: Columns[]) => Promise<number[]>

const gatherings = new WeakMap<TransactionClientContract, GatheredRows>()

/** The gathering of a transaction, while an act of it may store a row. */
export function gatheringOf(trx: TransactionClientContract) {
  const one = gatherings.get(trx)
  return one?.isOpen ? one : undefined
}

/**
 * Acts of one kind that each store a record go on only until they would store it. Then their rows are stored with one
 * statement, and each act goes on to its end, in turn. Whoever reads meanwhile finds the acts before him done: none
 * sees less than if they had run one after the other.
 */
export class GatheredRows {
  private acts: Act[] = []
  private asked: Waiting | undefined
  private arrive: () => void = () => {}
  isOpen = false
  /** That of the acts within one of which these are. */
  private readonly around: GatheredRows | undefined

  /**
   * `isAlone`: all that an act writes before the end of the transaction is its row. `only`: of this table; a row of
   * another is stored as usual.
   */
  constructor(
    private readonly trx: TransactionClientContract,
    private readonly isAlone: boolean,
    private readonly store: Store,
    private readonly only?: string
  ) {
    this.around = gatherings.get(trx)
    gatherings.set(trx, this)
  }

  takes(table: string) {
    return this.only === undefined || this.only === table
  }

  /** Nothing is gathered here any more. */
  leave() {
    this.isOpen = false
    if (this.around) gatherings.set(this.trx, this.around)
    else gatherings.delete(this.trx)
  }

  /** Begins an act. `done` is called with its answer, in the order in which acts began, at the latest by `finish`. */
  async begin<T>(act: () => Promise<T>, done: (answer: T) => void) {
    const arrived = new Promise<void>((resolve) => (this.arrive = resolve))
    this.asked = undefined
    this.isOpen = true
    const answer = act()
    await Promise.race([arrived, answer])
    this.isOpen = false
    const end = async () => done(await answer)
    if (this.asked) return void this.acts.push({ ...(this.asked as Waiting), end })
    await this.finish()
    await end()
  }

  /** The id of a row, once it is stored with the others. */
  add(table: string, row: Columns): Promise<number> {
    this.isOpen = false
    return new Promise((stored) => {
      this.asked = { table, row, stored }
      this.arrive()
    })
  }

  /** Ends the acts before the one that is about to ask for this. */
  async before(sql: string) {
    const { acts } = this
    const mayMeet = !this.isAlone || acts.some(({ table }) => sql.includes(table))
    if (acts.length === 0 || !mayMeet) return
    await this.finish()
    this.isOpen = true
  }

  /** Stores what waits and lets each act come to its end. */
  async finish() {
    this.isOpen = false
    const acts = this.acts.splice(0)
    const ids = new Map<Act, number>()
    for (const [table, alike] of Map.groupBy(acts, (one) => one.table)) {
      const stored = await this.store(
        table,
        alike.map((one) => one.row)
      )
      alike.forEach((one, at) => ids.set(one, stored[at]))
    }
    for (const one of acts) {
      one.stored(ids.get(one)!)
      await one.end()
    }
  }
}
