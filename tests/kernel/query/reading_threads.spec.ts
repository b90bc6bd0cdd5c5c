import { engine } from '#config/database'
import { readBeside } from '#kernel/records/storage/reading_threads'
import { test } from 'kontor/testing'

const REASON = 'other engines answer beside the server by themselves'
const LONG = 60_000
/** Counts for some seconds. */
const SLOW =
  'WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 20000000) SELECT COUNT(*) AS n FROM n'

test.group('Reading beside the server', () => {
  test('more readers than threads get each its own rows', async ({ assert }) => {
    const asked = Array.from({ length: 12 }, (_, at) => at)
    const answers = await Promise.all(
      asked.map((at) => readBeside<{ n: number }>('SELECT ? AS n', [at], LONG))
    )
    assert.deepEqual(
      answers.map((found) => found?.rows[0].n),
      asked
    )
  }).skip(engine !== 'sqlite', REASON)

  test('what was committed just now is seen by a thread that read before', async ({
    assert,
    world,
  }) => {
    const count = async () =>
      (await readBeside<{ n: number }>('SELECT COUNT(*) AS n FROM `contacts_parties`', [], LONG))!
        .rows[0].n
    const before = await count()
    await world.create('contacts.party', { name: 'Kestrel Ltd' })
    assert.equal(await count(), before + 1)
  }).skip(engine !== 'sqlite', REASON)

  test('what takes too long is given up, and the next readers are served', async ({ assert }) => {
    assert.isUndefined(await readBeside(SLOW, [], 50))
    const answers = await Promise.all(
      [1, 2, 3].map((at) => readBeside<{ n: number }>('SELECT ? AS n', [at], LONG))
    )
    assert.deepEqual(
      answers.map((found) => found?.rows[0].n),
      [1, 2, 3]
    )
  }).skip(engine !== 'sqlite', REASON)

  test('a statement that fails fails for its reader alone', async ({ assert }) => {
    await assert.rejects(() => readBeside('SELECT absent FROM nowhere', [], LONG), /nowhere/)
    assert.deepEqual((await readBeside('SELECT 1 AS n', [], LONG))?.rows, [{ n: 1 }])
  }).skip(engine !== 'sqlite', REASON)
})
