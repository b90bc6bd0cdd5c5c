import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import ace from '@adonisjs/core/services/ace'
import { test } from 'kontor/testing'
import FileMake from '#kernel/commands/file_make'

async function run(address: string, query: string, out: string) {
  ace.ui.switchMode('raw')
  const command = await ace.create(FileMake, [address, `--query=${query}`, `--out=${out}`])
  await command.exec()
  return command.exitCode ?? 0
}

test.group('The command file:make', (group) => {
  group.teardown(() => ace.ui.switchMode('normal'))

  test('writes a file that a plugin makes, and refuses what none makes', async ({
    world,
    assert,
  }) => {
    await world.enable('accounting')
    const folder = await mkdtemp(join(tmpdir(), 'file-make-'))
    const out = join(folder, 'books.journal')
    const books = 'format=hledger&from=2026-01-01&to=2026-12-31'
    assert.equal(await run('accounting/books-export/file', books, out), 0)
    assert.match(await readFile(out, 'utf8'), /^; acme, 2026-01-01 – 2026-12-31\n/)
    assert.equal(await run('accounting/books-export/file', 'format=xml', out), 1)
    assert.equal(await run('accounting/nothing', 'format=csv', out), 1)
    await rm(folder, { recursive: true })
  })
})
