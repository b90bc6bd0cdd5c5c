import { beans, theirs } from '../export/other_programs.js'
import { amountOf, scaleOf } from './currencies.js'
import { type Play, same } from './play.js'
import { Sums } from './sums.js'

/** The plugin says of every account, open item and box of the return what the model says. */
export async function compare(play: Play) {
  same('accounts', told(await balancesOf(play)), told(byCode(play)))
  same('open items', told(await openItems(play)), told(play.book.open()))
  same('boxes', told(await boxes(play)), told(play.book.boxes))
}

const told = (sums: Sums) => sums.told().map(([key, sum]) => `${key}: ${sum}`)

/** By account code: in euros, and in each currency. */
export function byCode({ book, accounts }: Play) {
  const sums = new Sums()
  const codeOf = (name: string) => accounts.get(name)!.code
  for (const [name, sum] of book.accounts) sums.add(`${codeOf(name)} EUR`, sum)
  for (const [key, sum] of book.abroad) {
    const [name, currency] = key.split(' ')
    sums.add(`${codeOf(name)} ${currency}`, sum)
  }
  return sums
}

async function sumsOf({ ctx }: Play, sql: string, more: unknown[] = []): Promise<Sums> {
  const sums = new Sums()
  const rows = await ctx.rows<{ name: string; sum: string }>(sql, [ctx.company.id, ...more])
  for (const { name, sum } of rows) sums.add(name, BigInt(sum ?? 0))
  return sums
}

export async function balancesOf(play: Play) {
  const from =
    'FROM accounting_balances b JOIN accounting_accounts a ON a.id = b.account_id WHERE b.company_id = ?'
  const sums = await sumsOf(
    play,
    `SELECT a.code AS name, CAST(SUM(b.debit) - SUM(b.credit) AS CHAR) AS sum ${from} GROUP BY a.code`
  )
  const all = new Sums()
  for (const [code, sum] of sums) all.add(`${code} EUR`, sum)
  const abroad = await play.ctx.rows<{ code: string; currency: string; sum: string }>(
    `SELECT a.code, b.currency, CAST(SUM(b.foreign_amount) AS CHAR) AS sum ${from} AND b.currency IS NOT NULL GROUP BY a.code, b.currency`,
    [play.ctx.company.id]
  )
  for (const { code, currency, sum } of abroad) all.add(`${code} ${currency}`, BigInt(sum))
  return all
}

async function openItems(play: Play) {
  const rows = await play.ctx.rows<
    Record<'type' | 'party' | 'currency' | 'open' | 'worth', string>
  >(
    'SELECT a.type, i.party_id AS party, i.currency, CAST(SUM(i.open) AS CHAR) AS open, CAST(SUM(i.company_open) AS CHAR) AS worth ' +
      'FROM accounting_open_items i JOIN accounting_accounts a ON a.id = i.account_id WHERE i.company_id = ? ' +
      'GROUP BY a.type, i.party_id, i.currency',
    [play.ctx.company.id]
  )
  const sums = new Sums()
  for (const { type, party, currency, open, worth } of rows) {
    sums.add(`${type} ${party} ${currency}`, BigInt(open))
    sums.add(`${type} ${party} ${currency} worth`, BigInt(worth))
  }
  return sums
}

const boxes = (play: Play) =>
  sumsOf(
    play,
    'SELECT b.code AS name, CAST(SUM(m.amount) AS CHAR) AS sum FROM accounting_tax_marks m ' +
      'JOIN accounting_return_boxes b ON b.id = m.box_id WHERE m.company_id = ? GROUP BY b.code'
  )

const ALL = { from: '2025-01-01', to: '2026-12-31' }

/** hledger reads of the exported books what the model says, in euros and in every currency. */
export async function compareLedger(play: Play) {
  const mine = byCode(play).told()
  const isOwn = ([key]: readonly [string, unknown]) => key.endsWith(' EUR')
  const texts = (list: [string, bigint][]) =>
    list.map(([key, sum]) => [key, amountOf(sum, key.split(' ')[1])])
  const sorted = (map: Map<string, string>) => [...map].sort(([a], [b]) => (a < b ? -1 : 1))
  const worth = await theirs(play.ctx, ALL, '-B')
  same('hledger', sorted(worth), texts(mine.filter(isOwn)))
  const units = sorted(await theirs(play.ctx, ALL))
  const abroad = mine.filter((one) => !isOwn(one))
  same(
    'hledger, currencies',
    units.filter((one) => !isOwn(one)),
    texts(abroad)
  )
}

/** So does beancount, which names accounts in its own way: their amounts, each as often as there are accounts with it. */
export async function compareBeans(play: Play) {
  const worths = new Map<string, bigint>()
  const abroad: string[] = []
  for (const { account, currency, units, worth } of await beans(play.ctx, ALL)) {
    worths.set(account, (worths.get(account) ?? 0n) + minor(worth, 'EUR'))
    const sum = minor(units, currency)
    if (currency !== 'EUR' && sum !== 0n) abroad.push(`${currency} ${sum}`)
  }
  const own = [...worths.values()].filter((sum) => sum !== 0n).map((sum) => `EUR ${sum}`)
  const mine = byCode(play)
    .told()
    .map(([key, sum]) => `${key.split(' ')[1]} ${sum}`)
  same('beancount', [...own, ...abroad].sort(), mine.sort())
}

const minor = (text: string, currency: string) =>
  BigInt(Math.round(Number(text) * 10 ** scaleOf(currency)))
