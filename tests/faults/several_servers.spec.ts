import { test } from '@japa/runner'
import { engine } from '#config/database'
import { unless } from '#tests/faults/form'
import { Load, survived, WELL } from '#tests/faults/load'
import { freePort } from '#tests/faults/own_program'
import { RoundRobin } from '#tests/faults/proxy'
import { hasRedis, OwnRedis } from '#tests/faults/redis'
import { choresDeployment, Foreman } from '#tests/processes/chores'
import { Browser, PASSWORD } from '#tests/faults/browser'

const missing =
  engine === 'mysql'
    ? unless(hasRedis, 'no redis-server here (apt-get install redis-server)')
    : 'SQLite mode is one writing process'

test.group('Several servers behind a proxy, on MariaDB and Redis', (group) => {
  group.each.timeout(600_000)

  test('share sessions, throttle and queue, and one of them may be killed', async ({
    assert,
    cleanup,
  }) => {
    const redis = await OwnRedis.create()
    cleanup(() => redis.close())
    const { kontor, token } = await choresDeployment(redis.env)
    cleanup(() => kontor.close())
    const port = await freePort()
    const env = { APP_URL: `http://127.0.0.1:${port}` }
    const servers = [await kontor.serve(env), await kontor.serve(env)]
    const proxy = await new RoundRobin(servers).listen(port)
    cleanup(() => proxy.close())
    const foreman = new Foreman(proxy, token)

    const ada = new Browser(proxy.url)
    assert.equal(await ada.signIn('ada@acme.test', PASSWORD), 303)
    for (let at = 0; at < 6; at++) assert.isTrue(await ada.isSignedIn())

    const load = new Load(proxy, token).begin()
    await foreman.ask('make', 'shared', 100, 5)
    await load.until(40)
    await servers[1].kill()
    await load.until(40)
    for (let at = 0; at < 3; at++) assert.isTrue(await ada.isSignedIn())
    servers[1] = await kontor.serve(env)
    await load.until(40)
    await load.end()
    assert.deepEqual(await survived(kontor, load, foreman, { shared: 100 }), WELL)

    const tried: number[] = []
    for (let at = 0; at < 12; at++) {
      tried.push(await new Browser(proxy.url).signIn('ada@acme.test', 'wrong'))
    }
    assert.equal(tried.at(-1), 429)
    assert.equal(await ada.signOut(), 303)
    for (let at = 0; at < 2; at++) assert.isFalse(await ada.isSignedIn())
  }).skip(missing !== false, missing || '')
})
