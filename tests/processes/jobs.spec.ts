import { setTimeout as sleep } from 'node:timers/promises'
import { test } from '@japa/runner'
import { engine } from '#config/database'
import { rounds } from '#tests/faults/form'
import { choresDeployment, Foreman, labels } from '#tests/processes/chores'
import type { Deployment, Worker } from '#tests/processes/deployment'

const JOBS = 1000
const PAUSE = 2000
/** Where a worker takes seconds to start, workers killed without end would hardly come to work. */
const MOST_KILLS = rounds(8, 25)
/** On SQLite all processes share one writer, so a third worker would only wait. */
const WORKERS = engine === 'mysql' ? 3 : 2

/** Kills one worker after the other, each replaced at once however long that takes, until told to end or enough are dead. */
class Killer {
  kills = 0
  private isOver = false

  constructor(
    private readonly kontor: Deployment,
    private readonly workers: Promise<Worker>[]
  ) {}

  async run() {
    for (let at = 0; !this.isOver && this.kills < MOST_KILLS; at = (at + 1) % this.workers.length) {
      await sleep(PAUSE)
      await (await this.workers[at]).kill()
      this.kills++
      this.workers[at] = this.kontor.work()
    }
    await Promise.all(this.workers)
  }

  stop() {
    this.isOver = true
  }
}

test.group('Jobs in several processes', (group) => {
  group.each.timeout(480_000)

  test('1,000 jobs while workers are killed every two seconds: each effect exactly once', async ({
    assert,
    cleanup,
  }) => {
    const { kontor, token } = await choresDeployment({ QUEUE_CONCURRENCY: '0' })
    cleanup(() => kontor.close())
    const foreman = new Foreman(await kontor.serve(), token)
    await foreman.ask('make', 'fence', JOBS, 5)
    const workers = Array.from({ length: WORKERS }, () => kontor.work({ QUEUE_CONCURRENCY: '3' }))
    await Promise.all(workers)
    const killer = new Killer(kontor, workers)
    const killing = killer.run()
    await foreman.atRest(360).finally(() => killer.stop())
    await killing
    assert.isAbove(killer.kills, 2)
    assert.deepEqual((await foreman.effects('fence')).sort(), labels('fence', JOBS).sort())
    await kontor.ace('verify')
  })

  test('a job of many steps goes on where its killed worker was', async ({ assert, cleanup }) => {
    const { kontor, token } = await choresDeployment({ QUEUE_CONCURRENCY: '0' })
    cleanup(() => kontor.close())
    const foreman = new Foreman(await kontor.serve(), token)
    await foreman.ask('count', 'walk', 1, 600)
    const worker = await kontor.work()
    await foreman.until('walk', 4)
    await worker.kill()
    await kontor.work()
    await foreman.atRest(120)
    const [job] = await foreman.jobs(['name', 'eq', 'chores.effect.count'])
    assert.deepEqual([job.state, job.attempts, job.progress], ['done', 2, '100'])
    const steps = Array.from({ length: 20 }, (_, at) => `walk-0/${at + 1}`)
    assert.deepEqual(await foreman.effects('walk'), steps)
    await kontor.ace('verify')
  })

  test('a worker told to end gives back what it does, and nobody waits for its lease', async ({
    assert,
    cleanup,
  }) => {
    const { kontor, token } = await choresDeployment({ QUEUE_CONCURRENCY: '0' })
    cleanup(() => kontor.close())
    const foreman = new Foreman(await kontor.serve(), token)
    await foreman.ask('count', 'walk', 1, 1500)
    const worker = await kontor.work()
    await foreman.until('walk', 2)
    await worker.end()
    const [job] = await foreman.jobs(['name', 'eq', 'chores.effect.count'])
    assert.deepEqual([job.state, job.attempts], ['queued', 0])
  })

  test('a schedule of several workers comes once each time', async ({ assert, cleanup }) => {
    const { kontor, token } = await choresDeployment()
    cleanup(() => kontor.close())
    const foreman = new Foreman(await kontor.serve(), token)
    await kontor.work()
    await kontor.work()
    await foreman.until('tick', 4)
    const ticks = await foreman.jobs(['name', 'eq', 'chores.effect.tick'])
    const seconds = ticks.map((one) => Math.floor(Date.parse(String(one.created_at)) / 1000))
    assert.isAtLeast(seconds.length, 4)
    assert.lengthOf([...new Set(seconds)], seconds.length)
  })
})
