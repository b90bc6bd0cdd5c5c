import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import ace from '@adonisjs/core/services/ace'
import { test } from 'kontor/testing'
import ReportRun from '#kernel/commands/report_run'

async function run(query: string) {
  const folder = mkdtempSync(join(tmpdir(), 'report-'))
  const file = join(folder, 'query.json')
  writeFileSync(file, query)
  ace.ui.switchMode('raw')
  const command = await ace.create(ReportRun, [file])
  await command.exec()
  rmSync(folder, { recursive: true })
  const said = command.logger.getLogs().map((log) => log.message)
  return { exitCode: command.exitCode ?? 0, said: said.join('\n') }
}

test.group('The command report:run', (group) => {
  group.teardown(() => ace.ui.switchMode('normal'))

  test('answers a query that stands in a file', async ({ world, assert }) => {
    await world.create('contacts.party', { name: 'Ana' })
    const query = { source: 'contacts.party', dimensions: ['name'], measures: [{ fn: 'count' }] }
    const { exitCode, said } = await run(JSON.stringify(query))
    assert.equal(exitCode, 0, said)
    assert.deepEqual(JSON.parse(said).rows, [{ name: 'Ana', count: 1 }])
  })

  test('refuses in words what is no query', async ({ world, assert }) => {
    await world.context()
    for (const query of ['{', '{"source": "nowhere.thing"}']) {
      assert.equal((await run(query)).exitCode, 1)
    }
  })
})
