import { test } from '@japa/runner'
import type { Context } from '#kernel/companies/context'
import { registry } from '#kernel/plugins/registry'
import type { RecordModel } from '#kernel/records/record_model'
import { readRows } from '#kernel/records/storage/reader'
import { transaction } from '#kernel/records/storage/transaction'
import { gatherCreates } from '#kernel/records/write/gather_creates'
import type Loan from '../../plugins/sample/models/loan.js'

const LOAN = { due_on: '2026-01-31' }

/** Creates a loan for each name as an external key; `between` runs before each of them. */
async function createAll(
  ctx: Context,
  borrower: number,
  names: string[],
  between: (made: Loan[], name: string) => Promise<void> = async () => {}
) {
  const made: Loan[] = []
  const creating = gatherCreates(ctx, registry.model('sample.loan'))
  for (const name of names) {
    const create = async () => {
      await between(made, name)
      const input = { ...LOAN, external_id: name, borrower_id: borrower }
      return ctx.run<RecordModel>('sample.loan.create', null, input, { asked: true })
    }
    await creating.begin(create, (loan) => made.push(loan as Loan))
  }
  await creating.finish()
  return made
}

test.group('Records created together', () => {
  test('have their own ids, history and search entries, in the order they were asked for', async ({
    world,
    assert,
  }) => {
    const { borrowerId } = (await world.create('sample.loan')) as unknown as Loan
    const names = Array.from({ length: 230 }, (_, at) => `L-${at}`)
    const made = await transaction(await world.context(), (ctx) =>
      createAll(ctx, borrowerId, names)
    )
    const stored = await readRows<{ id: number; external_id: string; entries: number }>(
      'SELECT `id`, `external_id`, (SELECT COUNT(*) FROM `history` `h` WHERE `h`.`model` = ? AND `h`.`record_id` = `l`.`id`) AS `entries` ' +
        'FROM `sample_loans` `l` WHERE `external_id` IS NOT NULL ORDER BY `id`',
      ['sample.loan']
    )
    assert.deepEqual(
      made.map(({ id, externalId }) => [id, externalId]),
      stored.map((one) => [Number(one.id), one.external_id])
    )
    assert.deepEqual(
      stored.map((one) => one.external_id),
      names
    )
    assert.isTrue(stored.every((one) => Number(one.entries) === 1))
  })

  test('whoever reads meanwhile finds those before him done', async ({ world, assert }) => {
    const { borrowerId } = (await world.create('sample.loan')) as unknown as Loan
    const seen: unknown[] = []
    await transaction(await world.context(), (ctx) =>
      createAll(ctx, borrowerId, ['A', 'B', 'C', 'D'], async (made, name) => {
        if (name !== 'C') return
        const rows = await ctx.rows<{ external_id: string }>(
          'SELECT `external_id` FROM `sample_loans` WHERE `external_id` IS NOT NULL ORDER BY `id`'
        )
        seen.push(
          rows.map((one) => one.external_id),
          made.map((one) => one.externalId)
        )
      })
    )
    assert.deepEqual(seen, [
      ['A', 'B'],
      ['A', 'B'],
    ])
  })

  test('one that is refused takes all of the transaction back', async ({ world, assert }) => {
    const { borrowerId } = (await world.create('sample.loan')) as unknown as Loan
    const ctx = await world.context()
    await assert.rejects(() =>
      transaction(ctx, (inner) => createAll(inner, borrowerId, ['A', 'B', 'b']))
    )
    const rows = await readRows('SELECT `id` FROM `sample_loans` WHERE `external_id` IS NOT NULL')
    assert.lengthOf(rows, 0)
  })
})
