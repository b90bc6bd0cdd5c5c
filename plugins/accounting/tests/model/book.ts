import { quotient, Sums } from './sums.js'

/*
 * The books as plain arithmetic, from what law and bookkeeping say, beside the plugin and importing nothing of it: whole
 * minor units, a debit above zero. Euro books of a German company.
 */

/** [account, euros, amount in the currency, which of another than the rest is named] */
export type Booking = readonly [account: string, worth: bigint, amount?: bigint, currency?: string]

export const turned = (bookings: readonly Booking[]): Booking[] =>
  bookings.map(([account, worth, amount, currency]) =>
    amount === undefined ? [account, -worth] : [account, -worth, -amount, currency]
  )

/** Tax that is owed once its document is paid. */
interface Waiting {
  tax: bigint
  base: bigint
  movedTax: bigint
  movedBase: bigint
}

export interface Item {
  /** The day it is of, and due on. */
  day: string
  account: 'receivable' | 'payable'
  party: number
  currency: string
  amount: bigint
  open: bigint
  worth: bigint
  worthOpen: bigint
  waiting?: Waiting
}

export interface Match {
  debit: Item
  credit: Item
  taken: Taken
  /** The day it counts from, and on which it did no more. */
  day: string
  undoneOn?: string
}

interface Taken {
  debit: bigint
  debitWorth: bigint
  credit: bigint
  creditWorth: bigint
}

const size = (one: bigint) => (one < 0n ? -one : one)
const least = (one: bigint, other: bigint) => (one < other ? one : other)

export const PROFIT = /^(sales|purchases|4|fx_|discount_|write_off)/

export class Book {
  /** Today. */
  day = ''
  readonly accounts = new Sums()
  /** By account and currency, and what stands beside it in euros. */
  readonly abroad = new Sums()
  readonly worths = new Sums()
  readonly boxes = new Sums()
  readonly items: Item[] = []
  readonly matches: Match[] = []

  post(usual: string, ...bookings: Booking[]) {
    const sum = bookings.reduce((so, [, worth]) => so + worth, 0n)
    if (sum !== 0n) throw new Error(`the model does not balance by ${sum}`)
    for (const [account, worth, amount, currency = usual] of bookings) {
      this.accounts.add(account, worth)
      if (currency === 'EUR' || amount === undefined) continue
      this.abroad.add(`${account} ${currency}`, amount)
      this.worths.add(`${account} ${currency}`, worth)
    }
  }

  item(of: Pick<Item, 'account' | 'party' | 'currency' | 'amount' | 'worth' | 'waiting'>): Item {
    const made = { ...of, day: this.day, open: of.amount, worthOpen: of.worth }
    this.items.push(made)
    return made
  }

  /** Closes a debit against a credit as far as both reach, or as far as is wanted of each. */
  match(one: Item, other: Item, wanted?: readonly [one: bigint, other: bigint]) {
    const isTurned = one.amount < 0n || (one.amount === 0n && one.worth < 0n)
    const [debit, credit] = isTurned ? [other, one] : [one, other]
    if (isClosed(debit) || isClosed(credit)) return undefined
    const taken = wanted
      ? takenOf(debit, credit, isTurned ? [wanted[1], wanted[0]] : wanted)
      : reach(debit, credit)
    const match: Match = { debit, credit, taken, day: this.day }
    this.matches.push(match)
    this.take(match, 1n)
    return match
  }

  undo(match: Match) {
    match.undoneOn = this.day
    this.take(match, -1n)
  }

  private take({ debit, credit, taken }: Match, sign: bigint) {
    debit.open -= sign * taken.debit
    debit.worthOpen -= sign * taken.debitWorth
    credit.open += sign * taken.credit
    credit.worthOpen += sign * taken.creditWorth
    const lost = taken.debitWorth - taken.creditWorth
    if (lost !== 0n) {
      const other = lost > 0n ? 'fx_loss' : 'fx_gain'
      this.post('EUR', [debit.account, -sign * lost], [other, sign * lost])
    }
    for (const item of [debit, credit]) this.settle(item)
  }

  /** Moves of the tax that waits as much as is paid of its document by now. */
  private settle({ waiting, amount, open }: Item) {
    if (!waiting) return
    const due = (of: bigint) => quotient(of * (amount - open), amount)
    const [tax, base] = [due(waiting.tax) - waiting.movedTax, due(waiting.base) - waiting.movedBase]
    this.post('EUR', ['3806', tax], ['3810', -tax])
    this.boxes.add('81', base)
    waiting.movedTax += tax
    waiting.movedBase += base
  }

  /** Carries income and expenses to retained earnings; answers how to take it back. */
  close() {
    const held = [...this.accounts].filter(([account, sum]) => PROFIT.test(account) && sum !== 0n)
    const turn = (sign: bigint) => {
      for (const [account, sum] of held) {
        this.post('EUR', [account, -sign * sum], ['retained_earnings', sign * sum])
      }
    }
    turn(1n)
    return () => turn(-1n)
  }

  /** What is open by account, party and currency, in it and in euros. */
  open() {
    const open = new Sums()
    for (const one of this.items) {
      const key = `${one.account} ${one.party} ${one.currency}`
      open.add(key, one.open)
      open.add(`${key} worth`, one.worthOpen)
    }
    return open
  }
}

export const isClosed = ({ open, worthOpen }: Item) => open === 0n && worthOpen === 0n

/** What so much of an item is worth: all of it takes all that is left. */
export function worthOf({ open, worthOpen }: Item, amount: bigint) {
  return amount >= size(open) ? size(worthOpen) : quotient(size(worthOpen) * amount, size(open))
}

/** In one currency by its amounts, in two by what they are worth. */
function reach(debit: Item, credit: Item): Taken {
  if (debit.currency === credit.currency) {
    const both = least(debit.open, -credit.open)
    return takenOf(debit, credit, [both, both])
  }
  const worth = least(debit.worthOpen, -credit.worthOpen)
  return {
    ...{ debit: amountWorth(debit, worth), debitWorth: worth },
    ...{ credit: amountWorth(credit, worth), creditWorth: worth },
  }
}

const takenOf = (
  debit: Item,
  credit: Item,
  [ofDebit, ofCredit]: readonly [debit: bigint, credit: bigint]
): Taken => ({
  ...{ debit: least(ofDebit, debit.open), debitWorth: worthOf(debit, ofDebit) },
  ...{ credit: least(ofCredit, -credit.open), creditWorth: worthOf(credit, ofCredit) },
})

/** How much of an item is worth so much: all it is worth is all of it. */
const amountWorth = ({ open, worthOpen }: Item, worth: bigint) =>
  worth >= size(worthOpen) ? size(open) : quotient(size(open) * worth, size(worthOpen))
