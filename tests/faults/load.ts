import { setTimeout as sleep } from 'node:timers/promises'
import type { Deployment, Server } from '#tests/processes/deployment'
import { type Foreman, labels } from '#tests/processes/chores'

/** A server, or a proxy before several. */
export type Asked = Pick<Server, 'api'>

/** Clients that write one record after the other, and remember what was acknowledged. */
export class Load {
  readonly acknowledged = new Set<string>()
  readonly statuses = new Map<number, number>()
  private isOver = false
  private running: Promise<unknown> | undefined
  private sent = 0

  constructor(
    private server: Asked,
    private readonly token: string,
    private readonly clients = 4
  ) {}

  /** Begins to write; each answer that does not come is given up after ten seconds. */
  begin() {
    this.isOver = false
    this.running = Promise.all(Array.from({ length: this.clients }, () => this.client()))
    return this
  }

  /** The same clients at another server: the one they had is gone. */
  turnTo(server: Asked) {
    this.server = server
  }

  async end() {
    this.isOver = true
    await this.running
  }

  /** Waits until so many more writes were acknowledged; throws where they do not come. */
  async until(more: number, seconds = 60) {
    const wanted = this.acknowledged.size + more
    for (let tries = 0; tries < seconds * 10; tries++) {
      if (this.acknowledged.size >= wanted) return
      await sleep(100)
    }
    throw new Error(`${this.acknowledged.size} of ${wanted}: ${JSON.stringify([...this.statuses])}`)
  }

  private async client() {
    while (!this.isOver) {
      const label = `load ${this.sent++}`
      const answer = await this.server
        .api(this.token, 'POST', 'chores/effects', { label })
        .catch(() => undefined)
      const status = answer?.status ?? 0
      this.statuses.set(status, (this.statuses.get(status) ?? 0) + 1)
      if (status === 201) this.acknowledged.add(label)
      else await sleep(50)
    }
  }
}

/** What was acknowledged and is not there, and what is there more than once: both must be empty. */
export async function lostAndDoubled(load: Load, foreman: Foreman) {
  const there = await foreman.effects('load ')
  const seen = new Set(there)
  return {
    lost: [...load.acknowledged].filter((label) => !seen.has(label)),
    doubled: there.filter((label, at) => there.indexOf(label) !== at),
  }
}

/** What every fault must leave behind. */
export async function survived(
  kontor: Deployment,
  load: Load,
  foreman: Foreman,
  asked: Record<string, number>
) {
  await foreman.atRest(90)
  const { lost, doubled } = await lostAndDoubled(load, foreman)
  const missing: string[] = []
  for (const [label, count] of Object.entries(asked)) {
    const [there, wanted] = [await foreman.effects(`${label}-`), labels(label, count)]
    if (there.length !== wanted.length || new Set(there).size !== wanted.length) {
      missing.push(`${label}: ${there.length} of ${count}`)
    }
  }
  await kontor.ace('verify')
  return { lost, doubled, missing }
}

export const WELL = { lost: [], doubled: [], missing: [] }
