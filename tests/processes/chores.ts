import { setTimeout as sleep } from 'node:timers/promises'
import { Deployment, type Server } from '#tests/processes/deployment'

/** A deployment with the fixture plugin of jobs, and somebody who asks for them over the API. */
export async function choresDeployment(env: NodeJS.ProcessEnv = {}) {
  const kontor = await Deployment.create('chores', {
    KONTOR_PLUGINS_PATH: 'tests/plugins/chores',
    ...env,
  })
  return { kontor, token: await kontor.token() }
}

/** Asks for jobs and counts what they did. */
export class Foreman {
  constructor(
    readonly server: Pick<Server, 'api'>,
    private readonly token: string
  ) {}

  on(server: Pick<Server, 'api'>) {
    return new Foreman(server, this.token)
  }

  /** Throws where it was not acknowledged. */
  async ask(kind: 'make' | 'count' | 'refuse', label: string, count = 1, ms = 0) {
    const answer = await this.call('POST', 'chores/effects/ask-for', { kind, label, count, ms })
    if (answer.status !== 201 && answer.status !== 200) {
      throw new Error(`${answer.status} ${JSON.stringify(answer.body)}`)
    }
  }

  /** Labels of effects that begin so, in order of their numbers. */
  async effects(label: string): Promise<string[]> {
    const found = await this.all('chores/effects', ['label', 'starts', label])
    return found.map((one) => String(one.label))
  }

  /** Waits until there are so many effects; throws where they do not come within two minutes. */
  async until(label: string, count: number) {
    for (let tries = 0; tries < 1200; tries++) {
      if ((await this.effects(label)).length >= count) return
      await sleep(100)
    }
    throw new Error(`${label}: there are not ${count} after two minutes`)
  }

  jobs(filter: unknown) {
    return this.all('kernel/jobs', filter)
  }

  /** Waits, within bounds, until no job of the plugin waits or runs but the ticking ones. */
  async atRest(seconds = 120) {
    const open = [
      ['state', 'in', ['queued', 'running']],
      ['name', 'ne', 'chores.effect.tick'],
      ['name', 'starts', 'chores.'],
    ]
    for (let tries = 0; tries < seconds * 2; tries++) {
      const left = await this.jobs(open).catch(() => undefined)
      if (left?.length === 0) return
      await sleep(500)
    }
    throw new Error(`jobs are left: ${JSON.stringify((await this.jobs(open)).slice(0, 5))}`)
  }

  private async all(path: string, filter: unknown) {
    const found: Record<string, unknown>[] = []
    for (let after = ''; ;) {
      const query = new URLSearchParams({
        filter: JSON.stringify(filter),
        limit: '500',
        sort: 'id',
      })
      if (after) query.set('after', after)
      const { status, body } = await this.call('GET', `${path}?${query}`)
      if (status !== 200) throw new Error(`${status} ${JSON.stringify(body)}`)
      found.push(...body.data)
      if (!body.page.next) return found
      after = body.page.next
    }
  }

  private call(method: string, path: string, body?: unknown) {
    return this.server.api(this.token, method, path, body)
  }
}

/** `label-0` to `label-<count - 1>`, as sets compare them. */
export const labels = (label: string, count: number) =>
  Array.from({ length: count }, (_, at) => `${label}-${at}`)
