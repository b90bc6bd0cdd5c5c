import { test } from '@japa/runner'
import { Refusal } from '#kernel/http/refusal'
import { readRows } from '#kernel/records/storage/reader'
import { transaction } from '#kernel/records/storage/transaction'
import type Loan from '../../plugins/sample/models/loan.js'

test.group('One transaction', () => {
  test('a refusal undoes everything: record, history, number, event', async ({ world, assert }) => {
    await world.enable('guest')
    const ctx = await world.context()
    const counts = () =>
      readRows(
        'SELECT (SELECT COUNT(*) FROM `sample_loans`) AS `loans`, (SELECT COUNT(*) FROM `history`) AS `entries`, ' +
          '(SELECT COUNT(*) FROM `outbox`) AS `events`, (SELECT COUNT(*) FROM `number_series`) AS `series`'
      )
    const loan = await world.create('sample.loan')
    const before = await counts()
    await assert.rejects(
      () =>
        transaction(ctx, async (inner) => {
          await inner.run('sample.loan.lend', loan)
          throw new Refusal('E_CHANGED_MY_MIND')
        }),
      'E_CHANGED_MY_MIND'
    )
    assert.deepEqual(await counts(), before)
  })

  test('a record changed twice in one transaction is one version and one entry', async ({
    world,
    assert,
  }) => {
    const loan = await world.create('sample.loan', { due_on: '2026-01-31' })
    const ctx = await world.context()
    await transaction(ctx, async (inner) => {
      const same = await inner.records<Loan>('sample.loan').findOrFail(loan.id)
      same.dueOn = '2026-02-28'
      await inner.run('sample.loan.lend', same)
      same.dueOn = '2026-03-31'
    })
    const after = (await loan.fresh()) as unknown as Loan
    assert.deepEqual(
      [after.dueOn, after.state, after.version],
      ['2026-03-31', 'out', loan.version + 1]
    )
    const entries = await readRows(
      'SELECT `version` FROM `history` WHERE `model` = ? AND `record_id` = ?',
      ['sample.loan', loan.id]
    )
    assert.lengthOf(entries, after.version)
  })

  test('two transactions on one record: the later sees what the first wrote', async ({
    world,
    assert,
  }) => {
    const loan = await world.create('sample.loan', { due_on: '2026-01-31' })
    const ctx = await world.context()
    const postpone = () =>
      transaction(ctx, async (inner) => {
        const mine = await inner.records<Loan>('sample.loan').lock(loan.id)
        const next = new Date(`${mine.dueOn}T00:00:00Z`)
        next.setUTCDate(next.getUTCDate() + 1)
        mine.dueOn = next.toISOString().slice(0, 10)
      })
    await Promise.all(Array.from({ length: 10 }, postpone))
    const after = (await loan.fresh()) as unknown as Loan
    assert.deepEqual([after.dueOn, after.version], ['2026-02-10', loan.version + 10])
  })

  test('a new record without a change is at version 1, and an unchanged update keeps it', async ({
    world,
    assert,
  }) => {
    const loan = await world.create('sample.loan', { due_on: '2026-01-31' })
    await world.as('ada').run('sample.loan.update', loan, { due_on: '2026-01-31' })
    assert.equal((await loan.fresh()).version, loan.version)
  })
})
