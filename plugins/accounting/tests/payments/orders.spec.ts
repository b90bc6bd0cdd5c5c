import { test } from 'kontor/testing'
import OpenItem from '../../models/open_item.js'
import { balanceOf, books, openOf, type owe } from './kit.js'

test.group('Matching in every order', () => {
  test('{name}: every order leaves nothing open and the same loss')
    .with([
      {
        name: 'two rates',
        lines: [
          ['150', '300'],
          ['-80', '-200'],
          ['-40', '-100'],
        ],
        loss: '3000',
      },
      {
        name: 'rates that do not divide',
        lines: [
          ['33.37', '100.01'],
          ['-11.11', '-33.33'],
          ['-22.29', '-66.68'],
        ],
        loss: '-3',
      },
    ])
    .run(async ({ world, assert }, { lines, loss }) => {
      const { ctx, party } = await books(world)
      const orders = [
        [0, 1, 2],
        [0, 2, 1],
        [1, 0, 2],
        [1, 2, 0],
        [2, 0, 1],
        [2, 1, 0],
      ]
      let before = 0n
      for (const order of orders) {
        const oak = await party(`Party ${order.join('')}`)
        const items: number[] = []
        for (const at of order) {
          const [company, foreign] = lines[at]
          items.push(await oweReceivable(world, oak, company, foreign))
        }
        await ctx.run('accounting.open_item.match', null, { items, on_date: '2026-03-01' })
        assert.deepEqual(
          await openOf(world, ...items),
          items.map(() => ['0.00', '0.00', false])
        )
        const now =
          BigInt(await balanceOf(world, 'fx_loss')) + BigInt(await balanceOf(world, 'fx_gain'))
        assert.equal(String(now - before), loss)
        before = now
      }
    })
    .timeout(60_000)
})

/** Like `owe`, always on the receivable account. */
async function oweReceivable(
  world: Parameters<typeof owe>[0],
  partyId: number,
  company: string,
  foreign: string
) {
  const { ctx, account, journal } = await books(world)
  const size = company.replace('-', '')
  const side = (isDebit: boolean) => (isDebit ? { debit: size } : { credit: size })
  const isDebit = !company.startsWith('-')
  const entry = await ctx.run<{ id: number }>('accounting.entry.create', null, {
    journal_id: await journal('general'),
    on_date: '2026-01-10',
    lines: [
      {
        account_id: await account('receivable'),
        party_id: partyId,
        foreign_currency: 'USD',
        foreign_amount: foreign,
        ...side(isDebit),
      },
      { account_id: await account('sales'), ...side(!isDebit) },
    ],
  })
  await ctx.run('accounting.entry.post', entry.id)
  const [item] = await OpenItem.where(ctx, ['entry_id', 'eq', entry.id])
  return item.id
}
