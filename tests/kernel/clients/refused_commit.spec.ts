import db from '@adonisjs/lucid/services/db'
import { test } from 'kontor/testing'
import { engine } from '#config/database'
import { transaction } from '#kernel/records/storage/transaction'
import { countRows } from '#tests/kernel/accounts/visitor'

test.group('Transactions', () => {
  test('a commit that the database refuses is no success, and the next transaction works', async ({
    world,
    assert,
  }) => {
    const ctx = await world.context()
    const unit = (parent: number | null) => async (inner: typeof ctx) => {
      const made = await inner.run<{ id: number }>('kernel.org_unit.create', null, { name: 'Unit' })
      await inner.trx!.rawQuery('PRAGMA defer_foreign_keys = ON')
      await inner.trx!.from('org_units').where('id', made.id).update({ parent_id: parent })
    }
    await assert.rejects(() => transaction(ctx, unit(999_999)), /FOREIGN KEY/)
    assert.equal(await countRows('org_units'), 0)
    await transaction(ctx, unit(null))
    assert.equal(await countRows('org_units'), 1)
    await db.rawQuery('PRAGMA defer_foreign_keys = OFF')
  }).skip(engine !== 'sqlite', 'MariaDB checks foreign keys with each statement')
})
