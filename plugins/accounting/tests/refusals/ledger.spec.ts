import db from '@adonisjs/lucid/services/db'
import { Money } from 'kontor/plugin'
import { test, transaction } from 'kontor/testing'
import { accountFor } from '../../ledger/account_for.js'
import { journalOf } from '../../ledger/journal_of.js'
import { postEntry } from '../../ledger/post_entry.js'
import { cashBookScreen } from '../../cash/screens.js'
import { cashBox } from '../cash/kit.js'
import { explained, refused } from '../ledger/books.js'
import { provoke, type Provocation } from '#tests/provoke'

const CASES: Provocation[] = [
  {
    code: 'E_HARD_LOCK_AHEAD',
    what: 'books locked for good to the end of time',
    status: 422,
    begin: async (world) => {
      const ctx = await world.context({ plugins: ['accounting'] })
      const lock = await ctx.records('accounting.lock').findBy(['kind', 'eq', 'hard'])
      const { id, version } = lock!
      return {
        method: 'PATCH',
        path: `accounting/locks/${id}`,
        body: { version, until: '9999-12-31' },
      }
    },
  },
  {
    code: 'E_PERIOD_OPEN',
    what: 'opening a month that is open',
    begin: async (world) => {
      const ctx = await world.context({ plugins: ['accounting'] })
      const period = await ctx.records('accounting.period').findBy(['state', 'eq', 'open'])
      const { id, version } = period!
      return { path: `accounting/periods/${id}/reopen`, body: { version } }
    },
  },
  {
    code: 'E_ACCOUNT_PARENT',
    what: 'an account beneath one that older books made no group any more',
    status: 422,
    begin: async (world) => {
      const group = { code: '98', name: 'More', type: 'expense', is_group: true }
      const above = await world.create('accounting.account', group)
      const { id, version } = await world.create('accounting.account', {
        code: '981',
        name: 'Odds',
        type: 'expense',
        parent_id: above.id,
      })
      await db.from('accounting_accounts').where('id', above.id).update({ is_group: false })
      return {
        method: 'PATCH',
        path: `accounting/accounts/${id}`,
        body: { version, name: 'Odds and ends' },
      }
    },
  },
  {
    code: 'E_OPENING_EMPTY',
    what: 'bringing along no balance at all',
    begin: async (world) => {
      const opening = await world.create('accounting.opening', { text: 'Nothing' })
      return {
        path: `accounting/openings/${opening.id}/post`,
        body: { version: opening.version },
      }
    },
  },
  {
    code: 'E_CASH_BOX_MISSING',
    what: 'a voucher where there is no cash box',
    begin: async (world) => {
      const { ctx, other } = await cashBox(world)
      const boxes = await ctx.records('accounting.journal').where(['kind', 'eq', 'cash'])
      for (const { id } of boxes) await ctx.run('accounting.journal.archive', id, {})
      const lines = [{ account_id: other, amount: '5' }]
      return {
        path: 'accounting/cash-vouchers',
        body: { kind: 'receipt', on_date: '2026-03-02', text: 'Stamps', lines },
      }
    },
  },
  {
    code: 'E_DAYS_TURNED',
    what: 'a cash book whose days are turned round',
    status: 422,
    begin: async (world) => {
      await cashBox(world)
      return { path: 'accounting/cash-book/file?from=2026-03-31&to=2026-03-01' }
    },
  },
  {
    code: 'E_LAYOUT_VERSION',
    what: 'an earlier version of another layout',
    begin: async (world) => {
      await world.enable('accounting')
      const manager = world.as('accounting.manager')
      const own = (name: string) =>
        manager.run<{ id: number }>('accounting.layout.create', null, {
          name,
          based_on: 'balance_sheet',
        })
      const [{ id: first }, { id: second }] = [await own('For the bank'), await own('For us')]
      const ctx = await world.context()
      const { rows, version } = (await ctx
        .records('accounting.layout')
        .findOrFail(first)) as unknown as { rows: unknown; version: number }
      await manager.run('accounting.layout.arrange', second, { rows })
      const versions = ctx.records('accounting.layout_version')
      const earlier = await versions.findBy(['layout_id', 'eq', second])
      return {
        path: `accounting/layouts/${first}/take-version`,
        body: { version, version_id: earlier!.id },
      }
    },
  },
]

test.group('Refusals: books', () => {
  test('{what}: {code}')
    .with(CASES)
    .run(async ({ world, assert }, { code, begin, status = 409 }) => {
      const asked = await begin(world)
      assert.deepEqual(await provoke(world, asked), { code, status, faults: [] })
    })

  test('another plugin that posts an amount below zero: E_LINE_NEGATIVE', async ({
    world,
    assert,
  }) => {
    const ctx = await world.context({ plugins: ['accounting'] })
    const accountId = (await accountFor(ctx, 'sales')).id
    const journalId = (await journalOf(ctx, 'general')).id
    const amount = Money.parse('-5', ctx.company.currency)
    const negative = await refused(() =>
      transaction(ctx, (inner) =>
        postEntry(inner, {
          journalId,
          onDate: '2026-03-02',
          kind: 'document',
          lines: [
            { accountId, debit: amount },
            { accountId, credit: amount },
          ],
        })
      )
    )
    assert.equal(negative.code, 'E_LINE_NEGATIVE')
    assert.isTrue(explained(negative))
    assert.isUndefined(await ctx.records('accounting.entry').findBy(['id', 'notnull']))
  })

  test('more lines of a cash book than one reads: E_LEDGER_LONG', async ({ world, assert }) => {
    const { ctx, account, journal } = await cashBox(world)
    const till = (await ctx
      .records('accounting.journal')
      .findOrFail(await journal('cash'))) as unknown as { accountId: number }
    const cents = Array.from({ length: 2_001 }, () => ({
      account_id: till.accountId,
      debit: '0.01',
    }))
    const entry = await ctx.run<{ id: number }>('accounting.entry.create', null, {
      journal_id: await journal('general'),
      on_date: '2026-03-02',
      lines: [...cents, { account_id: await account('sales'), credit: '20.01' }],
    })
    await ctx.run('accounting.entry.post', entry.id)
    const day = { from: '2026-03-02', to: '2026-03-02' }
    const long = await refused(() => cashBookScreen(ctx, day))
    assert.deepEqual(long, { code: 'E_LEDGER_LONG', params: { most: 2_000 } })
    assert.isTrue(explained(long))
  })
})
