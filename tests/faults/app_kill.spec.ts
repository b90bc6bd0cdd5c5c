import { test } from '@japa/runner'
import { rounds } from '#tests/faults/form'
import { Load, survived, WELL } from '#tests/faults/load'
import { choresDeployment, Foreman } from '#tests/processes/chores'

test.group('The server is killed', (group) => {
  group.each.timeout(600_000)

  test('under load, with its worker: what it acknowledged is there once, jobs go on', async ({
    assert,
    cleanup,
  }) => {
    const { kontor, token } = await choresDeployment()
    cleanup(() => kontor.close())
    let server = await kontor.serve()
    const load = new Load(server, token).begin()
    const asked: Record<string, number> = {}
    for (let round = 0; round < rounds(2, 8); round++) {
      await new Foreman(server, token).ask('make', `round${round}`, 40, 5)
      asked[`round${round}`] = 40
      await load.until(20)
      await server.kill()
      server = await kontor.serve()
      load.turnTo(server)
    }
    await load.until(20)
    await load.end()
    assert.deepEqual(await survived(kontor, load, new Foreman(server, token), asked), WELL)
  })
})
