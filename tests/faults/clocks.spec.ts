import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import app from '@adonisjs/core/services/app'
import { test } from '@japa/runner'
import { choresDeployment, Foreman } from '#tests/processes/chores'

const ZONES = ['UTC', 'Pacific/Apia', 'America/St_Johns', 'Europe/Berlin']

interface Facts {
  text: string
  stored: string
  back: string
  dates: string[]
  next: string[][]
}

async function factsIn(zone: string): Promise<Facts[]> {
  const args = ['--import=./bin/typescript.mjs', 'tests/faults/run_moments.ts']
  const { stdout } = await promisify(execFile)(process.execPath, args, {
    cwd: app.makePath(),
    env: { ...process.env, TZ: zone },
  })
  return JSON.parse(stdout.trim().split('\n').at(-1)!) as Facts[]
}

test.group('The clock of the machine', (group) => {
  group.each.timeout(300_000)

  test('does not matter: dates, moments and schedules are the same under every zone', async ({
    assert,
  }) => {
    const [utc, ...others] = await Promise.all(ZONES.map(factsIn))
    for (const facts of others) assert.deepEqual(facts, utc)
    for (const { text, stored, back } of utc) {
      assert.equal(back, text)
      assert.equal(stored, text.replace('T', ' ').replace('Z', ''))
    }
  })

  test('business dates are those of the company, at every change of the clocks', async ({
    assert,
  }) => {
    const dates = new Map((await factsIn('America/St_Johns')).map((one) => [one.text, one.dates]))
    // UTC, Apia, St John's, Berlin, Kyiv; Samoa went from the 29th to the 31st.
    assert.deepEqual(dates.get('2011-12-30T09:59:59.999Z')!.slice(0, 2), [
      '2011-12-30',
      '2011-12-29',
    ])
    assert.deepEqual(dates.get('2011-12-30T10:00:00.000Z')!.slice(0, 2), [
      '2011-12-30',
      '2011-12-31',
    ])
    assert.deepEqual(dates.get('2026-12-31T23:59:59.999Z'), [
      '2026-12-31',
      '2027-01-01',
      '2026-12-31',
      '2027-01-01',
      '2027-01-01',
    ])
  })

  for (const zone of ['Pacific/Apia', 'America/St_Johns']) {
    test(`a deployment under TZ=${zone} writes the same moments, and its jobs are due at once`, async ({
      assert,
      cleanup,
    }) => {
      const { kontor, token } = await choresDeployment({ TZ: zone })
      cleanup(() => kontor.close())
      const foreman = new Foreman(await kontor.serve(), token)
      const before = Date.now()
      await foreman.ask('make', 'here', 5)
      await foreman.atRest(90)
      const jobs = await foreman.jobs(['name', 'eq', 'chores.effect.make'])
      for (const { created_at: created, finished_at: finished } of jobs) {
        assert.isAtLeast(Date.parse(String(created)), before - 1000)
        assert.isAtMost(Date.parse(String(finished)), Date.now() + 1000)
      }
      assert.lengthOf(await foreman.effects('here-'), 5)
      await kontor.ace('verify')
    })
  }
})
