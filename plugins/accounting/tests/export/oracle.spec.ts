import { type Context, Money } from 'kontor/plugin'
import { test } from 'kontor/testing'
import { ask, BEAN_CHECK, HLEDGER, theirs } from './other_programs.js'
import { randomBooks } from './random_books.js'

const DOCUMENTS = process.env.DB_CONNECTION === 'mysql' ? 150 : 1000
const YEAR = { from: '2026-01-01', to: '2026-12-31' }

interface Ours {
  code: string
  currency: string | null
  amount: string
  abroad: string
}

/** What the ledger's own balances say: the company's currency, and every foreign one. */
async function ours(ctx: Context) {
  const rows = await ctx.rows<Ours>(
    'SELECT `a`.`code`, `b`.`currency`, CAST(SUM(`b`.`debit`) - SUM(`b`.`credit`) AS CHAR) AS `amount`, ' +
      'CAST(SUM(`b`.`foreign_amount`) AS CHAR) AS `abroad` FROM `accounting_balances` `b` ' +
      'JOIN `accounting_accounts` `a` ON `a`.`id` = `b`.`account_id` WHERE `b`.`company_id` = ? ' +
      'GROUP BY `a`.`code`, `b`.`currency`',
    [ctx.company.id]
  )
  const own = new Map<string, bigint>()
  const abroad = new Map<string, string>()
  for (const { code, currency, amount, abroad: foreign } of rows) {
    own.set(code, (own.get(code) ?? 0n) + BigInt(amount))
    if (currency && BigInt(foreign) !== 0n) {
      abroad.set(`${code} ${currency}`, Money.of(BigInt(foreign), currency).toString())
    }
  }
  const shown = [...own].filter(([, units]) => units !== 0n)
  return {
    own: new Map(shown.map(([code, units]) => [`${code} EUR`, Money.of(units, 'EUR').toString()])),
    abroad,
  }
}

const sorted = (map: ReadonlyMap<string, string>) => [...map].sort(([a], [b]) => (a < b ? -1 : 1))

test.group('Books checked by other programs', (group) => {
  group.each.timeout(180_000)

  test('hledger finds the same balance on every account, in every currency', async ({
    world,
    assert,
  }) => {
    const ctx = await randomBooks(world, DOCUMENTS)
    const { own, abroad } = await ours(ctx)
    assert.isAbove(own.size, 10)
    assert.isAbove(abroad.size, 6)
    const worth = await theirs(ctx, YEAR, '-B')
    assert.deepEqual(sorted(worth), sorted(own))
    const units = await theirs(ctx, YEAR)
    const foreign = [...units].filter(([key]) => !key.endsWith(' EUR'))
    assert.deepEqual(sorted(new Map(foreign)), sorted(abroad))
    const late = { from: '2026-06-10', to: '2026-12-31' }
    assert.deepEqual(sorted(await theirs(ctx, late, '-B')), sorted(own))
    assert.match(await ask(HLEDGER!, ctx, ['hledger', YEAR], 'stats'), /Transactions\s+: \d+/)
    await ask(HLEDGER!, ctx, ['hledger', YEAR], 'check', '--strict')
  }).skip(!HLEDGER, 'no hledger here (apt-get install hledger)')

  test('bean-check has no complaint', async ({ world }) => {
    const ctx = await randomBooks(world, 60, 7)
    await ask(BEAN_CHECK!, ctx, ['beancount', YEAR])
    await ask(BEAN_CHECK!, ctx, ['beancount', { from: '2026-06-10', to: '2026-12-31' }])
  }).skip(!BEAN_CHECK, 'no bean-check here (apt-get install beancount)')
})
