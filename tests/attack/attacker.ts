import env from '#start/env'
import { changedTables, checksums, pulse } from '#tests/attack/checksums'
import { count } from '#tests/attack/tally'

export interface Strike {
  method: string
  path: string
  /** What it is one of: `PATCH sample.loan`. */
  route?: string
  body?: unknown
  /** Sent as it is, instead of `body`. */
  raw?: string | Uint8Array<ArrayBuffer>
  headers?: Record<string, string>
}

export interface Answer {
  status: number
  text: string
}

const SHOWN = 160

/**
 * Sends one request after another and watches: no answer is a failure of ours (5xx), and whatever is refused (4xx)
 * leaves every table as it was.
 */
export class Attacker {
  readonly faults: string[] = []
  private beat = Number.NaN

  constructor(private readonly headers: Record<string, string>) {}

  static withToken(token: string) {
    return new Attacker({ authorization: `Bearer ${token}` })
  }

  async strike(strike: Strike): Promise<Answer> {
    if (Number.isNaN(this.beat)) this.beat = await pulse()
    const answer = await this.send(strike)
    count(answer.status, strike.route ?? `${strike.method} ${strike.path.split('?')[0]}`)
    if (answer.status >= 500) this.complain(strike, `answered ${answer.status}`)
    const beat = await pulse()
    if (beat !== this.beat && mustChangeNothing(strike, answer)) await this.suspect(strike)
    this.beat = await pulse()
    return answer
  }

  /** The database has moved though this only reads or was refused: sent once more, it must leave every table as it is. */
  private async suspect(strike: Strike) {
    const before = await checksums()
    const answer = await this.send(strike)
    if (!mustChangeNothing(strike, answer)) return
    const changed = changedTables(before, await checksums())
    if (changed.length === 0) return
    this.complain(strike, `was answered ${answer.status} and changed ${changed.join(', ')}`)
  }

  complain({ method, path, body, raw }: Strike, fault: string) {
    const sent = raw === undefined ? (JSON.stringify(body) ?? '') : String(raw)
    this.faults.push(`${method} ${path.slice(0, SHOWN)} ${sent.slice(0, SHOWN)} ${fault}`)
  }

  private async send({ method, path, body, raw, headers }: Strike): Promise<Answer> {
    const hasBody = method !== 'GET' && (raw !== undefined || body !== undefined)
    const answer = await fetch(new URL(path, env.get('APP_URL')), {
      method,
      redirect: 'manual',
      headers: {
        accept: 'application/json',
        ...(hasBody && { 'content-type': 'application/json' }),
        ...this.headers,
        ...headers,
      },
      body: hasBody ? (raw ?? JSON.stringify(body)) : undefined,
    })
    return { status: answer.status, text: await answer.text() }
  }
}

const mustChangeNothing = ({ method }: Strike, { status }: Answer) =>
  method === 'GET' || (status >= 400 && status < 500)
