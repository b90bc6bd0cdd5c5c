import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { test } from 'kontor/testing'
import { isClosed, matchAll, type Item } from '../../payments/match/match_all.js'
import { planMatch } from '../../payments/match/plan_match.js'

type Line = [currency: string, open: number, companyOpen: number]
interface Vectors {
  pairs: {
    name: string
    debit: Line
    credit: Line
    wanted?: { debit?: number; credit?: number }
    expected: { debit: number[]; credit: number[]; difference: number }
  }[]
  orders: { name: string; lines: Line[]; loss: number }[]
}
const file = new URL('../vectors/matches.json', import.meta.url)
const vectors = JSON.parse(readFileSync(file, 'utf8')) as Vectors

const itemOf = ([currency, open, companyOpen]: Line, id = 0): Item => ({
  id,
  currency,
  open: BigInt(open),
  companyOpen: BigInt(companyOpen),
})

function orders<T>(of: T[]): T[][] {
  if (of.length < 2) return [of]
  return of.flatMap((one, at) => orders(of.toSpliced(at, 1)).map((rest) => [one, ...rest]))
}

/** Closes items as they come; answers what was lost and what is left. */
function close(items: Item[]) {
  const debits = items.filter((one) => one.companyOpen > 0n)
  const credits = items.filter((one) => one.companyOpen < 0n)
  const pairs = matchAll(debits, credits)
  const left = items.map((one) => ({ ...one }))
  for (const pair of pairs) {
    const debit = left.find((one) => one.id === pair.debitId)!
    const credit = left.find((one) => one.id === pair.creditId)!
    debit.open -= pair.debit.amount
    debit.companyOpen -= pair.debit.companyAmount
    credit.open += pair.credit.amount
    credit.companyOpen += pair.credit.companyAmount
  }
  return { loss: pairs.reduce((sum, one) => sum + one.difference, 0n), left, pairs }
}

test.group('Closing a debit against a credit', () => {
  test('{name}')
    .with(vectors.pairs)
    .run(({ assert }, { debit, credit, wanted, expected }) => {
      const planned = planMatch(itemOf(debit), itemOf(credit), {
        debit: wanted?.debit === undefined ? undefined : BigInt(wanted.debit),
        credit: wanted?.credit === undefined ? undefined : BigInt(wanted.credit),
      })!
      const told = ({ amount, companyAmount }: typeof planned.debit) => [
        Number(amount),
        Number(companyAmount),
      ]
      assert.deepEqual(
        {
          debit: told(planned.debit),
          credit: told(planned.credit),
          difference: Number(planned.difference),
        },
        expected
      )
    })

  test('nothing meets nothing', ({ assert }) => {
    assert.isUndefined(planMatch(itemOf(['EUR', 0, 0]), itemOf(['EUR', 0, 0])))
  })

  test('{name}: every order closes all and loses the same')
    .with(vectors.orders)
    .run(({ assert }, { lines, loss }) => {
      for (const order of orders(lines.map((line, id) => itemOf(line, id + 1)))) {
        const { left, loss: lost } = close(order)
        assert.isTrue(left.every(isClosed), JSON.stringify(left.map(String)))
        assert.equal(Number(lost), loss)
      }
    })
})

const line = fc.record({
  currency: fc.constantFrom('EUR', 'USD', 'JPY'),
  open: fc.bigInt({ min: 1n, max: 10n ** 9n }),
  companyOpen: fc.bigInt({ min: 1n, max: 10n ** 9n }),
})

/** Debits and credits as items to be closed: a credit has its amounts below zero. */
function facing(debits: Omit<Item, 'id'>[], credits: Omit<Item, 'id'>[]) {
  const turned = credits.map((one) => ({
    ...one,
    open: -one.open,
    companyOpen: -one.companyOpen,
  }))
  return [...debits, ...turned].map((one, id) => ({ ...one, id }))
}

test.group('Closing many items', () => {
  test('no item gives more than it has, and the books lose only what the entries of difference say', ({
    assert,
  }) => {
    fc.assert(
      fc.property(
        fc.array(line, { minLength: 1, maxLength: 6 }),
        fc.array(line, { minLength: 1, maxLength: 6 }),
        (debits, credits) => {
          const items = facing(debits, credits)
          const { left, loss } = close(items)
          const sum = (of: Item[]) => of.reduce((total, one) => total + one.companyOpen, 0n)
          assert.equal(sum(items) - loss, sum(left))
          for (const [at, one] of left.entries()) {
            const isDebit = items[at].companyOpen > 0n
            assert.isTrue(isDebit ? one.open >= 0n : one.open <= 0n)
            assert.isTrue(isDebit ? one.companyOpen >= 0n : one.companyOpen <= 0n)
          }
        }
      )
    )
  })

  test('in one currency, one side is closed wholly whatever the order', ({ assert }) => {
    const single = line.map((one) => ({ ...one, currency: 'USD' }))
    fc.assert(
      fc.property(
        fc.array(single, { minLength: 1, maxLength: 5 }),
        fc.array(single, { minLength: 1, maxLength: 5 }),
        (debits, credits) => {
          const items = facing(debits, credits)
          const { left } = close(items)
          const open = left.filter((one) => one.open !== 0n)
          assert.isTrue(open.every((one) => one.open > 0n) || open.every((one) => one.open < 0n))
          assert.isTrue(left.every((one) => one.open !== 0n || one.companyOpen === 0n))
        }
      )
    )
  })
})
