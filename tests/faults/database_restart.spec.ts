import { setTimeout as sleep } from 'node:timers/promises'
import { test } from '@japa/runner'
import { engine } from '#config/database'
import { rounds } from '#tests/faults/form'
import { Load, survived, WELL } from '#tests/faults/load'
import { OwnMariadb } from '#tests/faults/mariadb'
import { choresDeployment, Foreman } from '#tests/processes/chores'

test.group('The database is killed and comes back', (group) => {
  group.each.timeout(600_000)

  test('the server waits for it and goes on by itself, without a lost write', async ({
    assert,
    cleanup,
  }) => {
    const mariadb = await OwnMariadb.create()
    cleanup(() => mariadb.close())
    const { kontor, token } = await choresDeployment(mariadb.env)
    cleanup(() => kontor.close())
    const server = await kontor.serve()
    const foreman = new Foreman(server, token)
    const load = new Load(server, token).begin()
    const asked: Record<string, number> = {}
    for (let round = 0; round < rounds(1, 5); round++) {
      await foreman.ask('make', `round${round}`, 40, 20)
      asked[`round${round}`] = 40
      await load.until(20)
      await mariadb.kill()
      await sleep(1500)
      assert.isFalse(server.hasEnded)
      await mariadb.start()
      await load.until(20)
    }
    await load.end()
    assert.deepEqual(await survived(kontor, load, foreman, asked), WELL)
    assert.sameMembers(
      [...load.statuses.keys()].filter((status) => ![0, 201, 503].includes(status)),
      []
    )
  }).skip(engine !== 'mysql', 'SQLite has no server that could end')
})
