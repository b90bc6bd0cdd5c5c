import { test } from '@japa/runner'
import { rounds, unless } from '#tests/faults/form'
import { Load, survived, WELL } from '#tests/faults/load'
import { hasRedis, OwnRedis } from '#tests/faults/redis'
import { choresDeployment, Foreman } from '#tests/processes/chores'

const missing = unless(hasRedis, 'no redis-server here (apt-get install redis-server)')

test.group('Redis carries the jobs', (group) => {
  group.each.timeout(600_000)
  group.each.skip(missing !== false, missing || '')

  test('brought by Redis, each is done once', async ({ assert, cleanup }) => {
    const redis = await OwnRedis.create()
    cleanup(() => redis.close())
    const { kontor, token } = await choresDeployment(redis.env)
    cleanup(() => kontor.close())
    const server = await kontor.serve()
    await kontor.work()
    const foreman = new Foreman(server, token)
    await foreman.ask('make', 'brought', 100, 5)
    await foreman.atRest()
    const there = await foreman.effects('brought-')
    assert.lengthOf(there, 100)
    assert.lengthOf([...new Set(there)], 100)
    assert.match(await redis.say('INFO commandstats'), /cmdstat_eval/)
  })

  test('killed, flushed and gone for a while: nothing is lost, nothing waits for it', async ({
    assert,
    cleanup,
  }) => {
    const redis = await OwnRedis.create()
    cleanup(() => redis.close())
    const { kontor, token } = await choresDeployment(redis.env)
    cleanup(() => kontor.close())
    const server = await kontor.serve()
    const foreman = new Foreman(server, token)
    const load = new Load(server, token, 2).begin()
    const asked: Record<string, number> = {}
    for (let round = 0; round < rounds(1, 4); round++) {
      await foreman.ask('make', `flushed${round}`, 60, 5)
      await redis.say('FLUSHALL')
      await foreman.ask('make', `killed${round}`, 60, 5)
      await redis.kill()
      await foreman.ask('make', `without${round}`, 60, 5)
      await foreman.atRest()
      await redis.start()
      await foreman.ask('make', `again${round}`, 60, 5)
      for (const label of ['flushed', 'killed', 'without', 'again']) asked[`${label}${round}`] = 60
    }
    await load.until(10)
    await load.end()
    assert.deepEqual(await survived(kontor, load, foreman, asked), WELL)
  })
})
