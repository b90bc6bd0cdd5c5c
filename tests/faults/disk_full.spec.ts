import { test } from '@japa/runner'
import { engine } from '#config/database'
import { unless } from '#tests/faults/form'
import { Load, survived, WELL } from '#tests/faults/load'
import { SmallVolume } from '#tests/faults/small_volume'
import { choresDeployment, Foreman } from '#tests/processes/chores'

const missing =
  engine === 'sqlite'
    ? unless(await SmallVolume.isPossible(), 'no volume may be mounted here (needs root)')
    : 'where MariaDB keeps its data is its own business'

test.group('The disk is full', (group) => {
  group.each.timeout(600_000)

  test('writes are refused, reading goes on, and once there is room all goes on by itself', async ({
    assert,
    cleanup,
  }) => {
    const volume = await SmallVolume.mount()
    cleanup(() => volume.close())
    const { kontor, token } = await choresDeployment({ STORAGE_PATH: volume.path })
    cleanup(() => kontor.close())
    const server = await kontor.serve()
    const foreman = new Foreman(server, token)
    const load = new Load(server, token).begin()
    await foreman.ask('make', 'before', 20)
    await load.until(20)
    await volume.fill()
    const full = await refused(load)
    assert.isAbove((await foreman.effects('load ')).length, 0)
    await volume.free()
    await load.until(20)
    await foreman.ask('make', 'after', 20)
    await load.end()
    assert.deepEqual(await survived(kontor, load, foreman, { before: 20, after: 20 }), WELL)
    assert.deepEqual(full, [507])
  }).skip(missing !== false, missing || '')
})

/** Waits until writes are refused; answers with which statuses. */
async function refused(load: Load) {
  load.statuses.clear()
  for (let tries = 0; tries < 300; tries++) {
    const other = [...load.statuses].filter(([status]) => status !== 201)
    if (other.length > 0 && other.reduce((sum, [, count]) => sum + count, 0) > 20) {
      return other.map(([status]) => status)
    }
    await new Promise((next) => setTimeout(next, 100))
  }
  throw new Error('the volume was never full')
}
