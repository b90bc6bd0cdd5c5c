import { test } from 'kontor/testing'
import { breaches } from '#tests/breaches'
import { balancesOf } from './compare.js'
import { Play } from './play.js'

const ORDERS = [
  [0, 1, 2],
  [0, 2, 1],
  [1, 0, 2],
  [1, 2, 0],
  [2, 0, 1],
  [2, 1, 0],
]
/** Dollars, with what one was worth to the bank. */
const PAYMENTS: [amount: string, rate: string][] = [
  ['33.33', '0.951113'],
  ['50.01', '0.887021'],
  ['35.66', '0.912345'],
]

/** An invoice of 119 dollars whose tax is owed on payment, paid by a party of its own in this order. */
async function paidIn(play: Play, order: readonly number[], party: number) {
  const made = await play.run('invoice.create', null, {
    kind: 'invoice',
    party_id: party,
    on_date: play.day,
    currency: 'USD',
    lines: [{ text: 'Work', quantity: '1', price: '100.00', tax_id: play.taxes.U19IST }],
  })
  await play.run('invoice.post', made)
  const entry = { and: [['party_id', 'eq', party] as const, ['amount', 'eq', '119'] as const] }
  const [item] = await play.ctx.records('accounting.open_item').where(entry)
  for (const at of order) {
    const [amount, rate] = PAYMENTS[at]
    const payment = await play.run('payment.create', null, {
      direction: 'in',
      party_id: party,
      journal_id: play.journals.bank,
      on_date: play.day,
      currency: 'USD',
      amount,
      rate,
      lines: [{ open_item_id: item.id, amount }],
    })
    await play.run('payment.post', payment)
  }
}

test.group('What is paid in several parts', () => {
  test('leaves the same on every account, whatever the order', async ({ world, assert }) => {
    const play = await Play.of(world, 1)
    const told: Record<string, string>[] = []
    for (const [at, order] of ORDERS.entries()) {
      const before = await balancesOf(play)
      const { id } = await world.create('contacts.party', { name: `Party ${at}` })
      await paidIn(play, order, id)
      const after = await balancesOf(play)
      const fx = ['fx_gain', 'fx_loss'].map((one) => `${play.accounts.get(one)!.code} EUR`)
      const changed = [...after].map(([key, sum]): [string, bigint] => [key, sum - before.of(key)])
      const net = changed.filter(([key]) => fx.includes(key)).reduce((so, [, sum]) => so + sum, 0n)
      const rest = changed.filter(([key, sum]) => !fx.includes(key) && sum !== 0n)
      const texts = [...rest, ['exchange', net] as const].map(([key, sum]) => [key, String(sum)])
      told.push(Object.fromEntries(texts.sort()))
    }
    for (const one of told) assert.deepEqual(one, told[0])
    // 100 × 0.912345 sold, 19 × 0.912345 of tax, of 108.56 owed; 108.59 came of the 119 dollars.
    assert.include(told[0], { '3806 EUR': '-1733', '4400 EUR': '-9123', 'exchange': '-3' })
    assert.deepEqual(await breaches(), [])
  })
})
