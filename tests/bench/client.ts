import { Agent, request } from 'node:http'

/** Requests over kept connections from this process; the servers are others. */
export class Client {
  private readonly agent = new Agent({ keepAlive: true, maxSockets: 64 })
  private readonly bases: string[]
  private turn = 0

  /** Several servers get the requests in turn. */
  constructor(
    base: string | string[],
    private readonly headers: Record<string, string> = {}
  ) {
    this.bases = [base].flat()
  }

  /** One request, its body read to the end. Throws on any status but 200 and 201. */
  async send(method: string, path: string, body?: unknown): Promise<string> {
    try {
      return await this.once(method, path, body)
    } catch (error) {
      // A kept connection may have been closed by the server just before it was used again.
      if ((error as { code?: string }).code !== 'ECONNRESET') throw error
      return this.once(method, path, body)
    }
  }

  private once(method: string, path: string, body?: unknown): Promise<string> {
    const payload = body === undefined ? undefined : JSON.stringify(body)
    const base = this.bases[this.turn++ % this.bases.length]
    return new Promise((resolve, reject) => {
      const headers = {
        ...this.headers,
        ...(payload && {
          'content-type': 'application/json',
          'content-length': Buffer.byteLength(payload),
        }),
      }
      const sent = request(`${base}${path}`, { method, agent: this.agent, headers }, (answer) => {
        let text = ''
        answer.setEncoding('utf8')
        answer.on('data', (chunk) => (text += chunk))
        answer.on('end', () =>
          answer.statusCode === 200 || answer.statusCode === 201
            ? resolve(text)
            : reject(new Error(`${method} ${path}: ${answer.statusCode} ${text.slice(0, 300)}`))
        )
      })
      sent.on('error', reject)
      sent.end(payload)
    })
  }

  close() {
    this.agent.destroy()
  }
}

/** Milliseconds of each of `count` requests, one after the other. */
export async function times(count: number, act: () => Promise<unknown>): Promise<number[]> {
  const taken: number[] = []
  for (let at = 0; at < count; at++) {
    const began = performance.now()
    await act()
    taken.push(performance.now() - began)
  }
  return taken
}

/** Requests a second with `clients` at once, `count` in all. */
export async function rate(clients: number, count: number, act: (at: number) => Promise<unknown>) {
  let next = 0
  const began = performance.now()
  await Promise.all(
    Array.from({ length: clients }, async () => {
      while (next < count) await act(next++)
    })
  )
  return (count / (performance.now() - began)) * 1000
}

export function median(values: number[]) {
  const sorted = [...values].sort((one, other) => one - other)
  return sorted[Math.floor(sorted.length / 2)]
}
