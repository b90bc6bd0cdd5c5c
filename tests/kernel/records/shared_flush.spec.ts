import { test } from '@japa/runner'
import { engine } from '#config/database'
import { Refusal } from '#kernel/http/refusal'
import { writingConnection } from '#kernel/records/storage/sqlite_connection'
import { transaction } from '#kernel/records/storage/transaction'

/** How SQLite flushes what is written outside the kernel's transactions: 2 is each commit by itself. */
const flushing = () => writingConnection().pragma('synchronous', { simple: true })

const REASON = 'MariaDB flushes by rules of its own'

test.group('Commits of SQLite', () => {
  test('leave every other statement flushed by itself, whether the transaction was kept or not', async ({
    world,
    assert,
  }) => {
    const ctx = await world.context()
    const within = await transaction(ctx, async () => flushing())
    assert.deepEqual([within, flushing()], [1, 2])
    await assert.rejects(() =>
      transaction(ctx, async () => {
        throw new Refusal('E_CHANGED_MY_MIND')
      })
    )
    assert.equal(flushing(), 2)
    assert.isFalse(writingConnection().inTransaction)
  }).skip(engine !== 'sqlite', REASON)
})
