import type { RecordModel } from 'kontor/plugin'
import { inEuros } from './currencies.js'
import { dayAfter, type Play, same } from './play.js'
import { Sums } from './sums.js'

/** What the rates of the day make of what is open, and of the money, is booked and taken back on the next. */
export async function revalue(play: Play) {
  const { book, day } = play
  const next = dayAfter(day)
  if (next.slice(0, 4) !== day.slice(0, 4)) return false
  const [amounts, booked] = [new Sums(), new Sums()]
  for (const { account, party, currency, open, worthOpen } of book.items) {
    if (currency === 'EUR') continue
    amounts.add(`${account} ${party} ${currency}`, open)
    booked.add(`${account} ${party} ${currency}`, worthOpen)
  }
  for (const [key, amount] of book.abroad) {
    if (!key.startsWith('bank ')) continue
    amounts.add(key, amount)
    booked.add(key, book.worths.of(key))
  }
  const differences = [...amounts].map(([key, amount]) => {
    const currency = key.split(' ').at(-1)!
    return inEuros({ currency, rate: play.rate(currency) }, amount) - booked.of(key)
  })
  const sum = (list: bigint[]) => list.reduce((so, one) => so + one, 0n)
  const gain = sum(differences.filter((one) => one > 0n))
  const loss = -sum(differences.filter((one) => one < 0n))
  const act = () => play.run('revaluation.post', null, { on_date: day })
  if (differences.every((one) => one === 0n)) {
    await play.refused('E_REVALUATION_NOTHING', act)
    return true
  }
  const done = (await act()) as RecordModel & Record<'gain' | 'loss', { units: bigint }>
  same('revaluation', [`${done.gain.units}`, `${done.loss.units}`], [`${gain}`, `${loss}`])
  await play.refused('E_REVALUED_ALREADY', act)
  if (play.roll.chance(0.3)) {
    await play.run('revaluation.undo', done.id)
    await act()
  }
  play.be(dayAfter(next))
  return true
}

async function periodOf({ ctx }: Play, day: string) {
  const found = await ctx.records('accounting.period').where({
    and: [
      ['starts_on', 'lte', day],
      ['ends_on', 'gte', day],
    ],
  })
  return found[0].id
}

/** The month before this one is closed, and nothing is posted into it. */
export async function closeMonth(play: Play) {
  const last = dayAfter(`${play.day.slice(0, 7)}-01`, -1)
  if (last < '2025-11-01') return false
  const period = await periodOf(play, last)
  const { state } = (await play.ctx.records('accounting.period').findOrFail(period)) as unknown as {
    state: string
  }
  if (state === 'closed') return false
  await play.run('period.close', period)
  return intoClosed(play, last)
}

async function intoClosed(play: Play, day: string) {
  const entry = await sale(play, play.day)
  await play.run('entry.update', entry.id, { on_date: day })
  await play.refused('E_PERIOD_CLOSED', () => play.run('entry.post', entry.id))
  await play.run('entry.delete', entry.id)
}

const sale = (play: Play, day: string) =>
  play.run('entry.create', null, {
    journal_id: play.journals.general,
    on_date: day,
    lines: [
      { account_id: play.account('bank'), debit: '10.00' },
      { account_id: play.account('sales'), credit: '10.00' },
    ],
  })

/** 2025 is closed, opened again with its last month for what was forgotten, and closed for good. */
export async function closeYear(play: Play) {
  const { book } = play
  const year = await play.ctx.records('accounting.fiscal_year').findBy(['name', 'eq', '2025'])
  await play.run('fiscal_year.close', year!.id)
  const reopen = book.close()
  await play.run('fiscal_year.reopen', year!.id)
  reopen()
  await play.run('entry.post', await sale(play, '2025-12-31'))
  book.post('EUR', ['bank', 1000n], ['sales', -1000n])
  await play.run('fiscal_year.close', year!.id)
  book.close()
}
