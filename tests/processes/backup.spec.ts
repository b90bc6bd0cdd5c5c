import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { test } from '@japa/runner'
import { engine } from '#config/database'
import type { Manifest } from '#kernel/storage/manifest'
import { newestBackup } from '#tests/processes/archives'
import { Deployment } from '#tests/processes/deployment'
import { Storekeeper } from '#tests/processes/stock'
import { ALL_PLUGINS } from '#tests/processes/template'

const sums = ({ tables }: Manifest) =>
  Object.fromEntries(tables.map(({ name, rows, sha256 }) => [name, `${rows} ${sha256}`]))

/** A restore itself is an event of the security log. */
const LOG = ['security_events', 'security_log_end']

/** Ids are never used twice, so a restored table goes on where the other was. */
const nextIds = ({ tables }: Manifest) =>
  Object.fromEntries(tables.map(({ name, nextId }) => [name, LOG.includes(name) ? 0 : nextId]))

const withoutLog = (all: Record<string, string>) =>
  Object.fromEntries(Object.entries(all).filter(([name]) => !LOG.includes(name)))

test.group('Backup and restore', (group) => {
  let kontor: Deployment

  group.each.timeout(300_000)
  group.setup(async () => {
    kontor = await Deployment.create('inventory', ALL_PLUGINS)
    await kontor.ace('demo:load', '--volume=30')
    await mkdir(join(kontor.folder, 'attachments', 'deep'), { recursive: true })
    await writeFile(join(kontor.folder, 'attachments', 'deep', 'плід.txt'), 'яблуко')
    return () => kontor.close()
  })

  // First: a server leaves jobs behind, and what waits is not restored as it waited.
  test('what is restored equals what was backed up, table by table and file by file', async ({
    assert,
    cleanup,
  }) => {
    await kontor.ace('backup')
    const { path, manifest } = await newestBackup(kontor)
    const other = await Deployment.create(null, ALL_PLUGINS)
    cleanup(() => other.close())
    const out = await other.ace('restore', path)
    assert.include(out, 'verify finds it clean')
    await other.ace('backup')
    const again = await newestBackup(other)
    assert.deepEqual(withoutLog(sums(again.manifest)), withoutLog(sums(manifest)))
    assert.isAbove(manifest.tables.find((one) => one.name === 'history')!.rows, 100)
    assert.deepEqual(nextIds(again.manifest), nextIds(manifest))
    assert.deepEqual(again.manifest.files, manifest.files)
    const file = join(other.folder, 'attachments', 'deep', 'плід.txt')
    assert.equal(await readFile(file, 'utf8'), 'яблуко')
    const token = await other.token()
    const server = await other.serve()
    const { status, body } = await server.api(token, 'GET', 'inventory/operations?limit=1')
    assert.equal(status, 200)
    assert.lengthOf(body.data, 1)
  })

  test('a backup made while people post is of one moment', async ({ assert, cleanup }) => {
    const server = await kontor.serve()
    const sam = new Storekeeper(server, await kontor.token())
    const chai = await sam.product('Chai')
    let posted = 0
    let isOver = false
    const posting = (async () => {
      while (!isOver) {
        await sam.receive(chai, '1')
        posted++
      }
    })()
    await kontor.ace('backup')
    isOver = true
    await posting
    await server.kill()
    assert.isAbove(posted, 0)

    const other = await Deployment.create(null, ALL_PLUGINS)
    cleanup(() => other.close())
    await other.ace('restore', (await newestBackup(kontor)).path)
    const found = JSON.parse(await other.ace('verify', '--json'))
    assert.isTrue(found.ok)
  })

  test('a database that is not empty is overwritten only by name, and by nobody while it is used', async ({
    assert,
  }) => {
    await kontor.ace('backup')
    const { path } = await newestBackup(kontor)
    const unasked = await kontor.tryAce('restore', path)
    assert.equal(unasked.code, 1)
    assert.include(unasked.out, 'not empty')
    const server = await kontor.serve()
    const used = await kontor.tryAce('restore', path, `--confirm=${kontor.databaseName}`)
    assert.equal(used.code, 1)
    assert.include(used.out, 'Stop')
    const { status } = await server.api(await kontor.token(), 'GET', 'contacts/parties?limit=1')
    assert.equal(status, 200)
    await server.kill()
    await kontor.ace('restore', path, `--confirm=${kontor.databaseName}`)
    await kontor.ace('verify')
  })
})

test.group('A database without tables', () => {
  test('is named instead of verified, backed up or upgraded', async ({ assert, cleanup }) => {
    const kontor = await Deployment.create(null, ALL_PLUGINS)
    cleanup(() => kontor.close())
    for (const command of ['verify', 'backup', 'upgrade']) {
      const { code, out } = await kontor.tryAce(command)
      assert.equal(code, 1)
      assert.match(out, /no tables of Kontor.*STORAGE_PATH/, command)
      assert.notMatch(out, /\n +(at|⁃)/, command)
    }
  }).timeout(300_000)
})

test.group('From one engine to the other', (group) => {
  group.each.timeout(300_000)

  test('SQLite to MariaDB and back, every table is equal', async ({ assert, cleanup }) => {
    const small = await Deployment.create('inventory', { ...ALL_PLUGINS, DB_CONNECTION: 'sqlite' })
    const grown = await Deployment.create(null, ALL_PLUGINS)
    const back = await Deployment.create(null, { ...ALL_PLUGINS, DB_CONNECTION: 'sqlite' })
    for (const one of [small, grown, back]) cleanup(() => one.close())
    await small.ace('demo:load', '--volume=30')
    await small.ace('backup')
    const first = await newestBackup(small)
    assert.equal(first.manifest.engine, 'sqlite')

    await grown.ace('restore', first.path)
    await grown.ace('backup')
    const second = await newestBackup(grown)
    assert.equal(second.manifest.engine, 'mysql')
    assert.deepEqual(withoutLog(sums(second.manifest)), withoutLog(sums(first.manifest)))

    const server = await grown.serve()
    const sam = new Storekeeper(server, await grown.token())
    const before = (await sam.numbers('receive')).length
    await sam.receive(await sam.product('Крихкий чай'), '2')
    assert.lengthOf(await sam.numbers('receive'), before + 1)
    await server.kill()
    await grown.ace('backup')
    const third = await newestBackup(grown)
    await back.ace('restore', third.path)
    await back.ace('verify')
    await back.ace('backup')
    const fourth = await newestBackup(back)
    assert.equal(fourth.manifest.engine, 'sqlite')
    assert.deepEqual(withoutLog(sums(fourth.manifest)), withoutLog(sums(third.manifest)))
  }).skip(engine === 'sqlite', 'needs both engines')
})
