import env from '#start/env'
import { createUser } from '#kernel/accounts/create_user'
import { addMember } from '#kernel/companies/add_member'
import { readRows } from '#kernel/records/storage/reader'
import { transaction } from '#kernel/records/storage/transaction'
import type { World } from 'kontor/testing'

export const PASSWORD = 'blue lamp quiet river'

/** Ada, an administrator of the deployment, and Sam, a member of acme without any role; both can sign in. */
export async function people(world: World) {
  const ctx = await world.context()
  const ada = await createUser(ctx, {
    name: 'Ada',
    email: 'ada@acme.example',
    password: PASSWORD,
    isAdmin: true,
  })
  const sam = await createUser(ctx, {
    name: 'Sam',
    email: 'sam@acme.example',
    login: 'sam',
    password: PASSWORD,
  })
  await transaction(ctx, async (inner) => {
    await addMember(inner, ada.id, [], { isDefault: true })
    await addMember(inner, sam.id, [], { isDefault: true })
  })
  return { ada: ada.id, sam: sam.id }
}

/** Keeps cookies and sends the form token, as a browser does. Screens come as Inertia's JSON. */
export class Visitor {
  readonly cookies = new Map<string, string>()
  private version = ''

  constructor(private readonly headers: Record<string, string> = {}) {}

  get(path: string) {
    return this.send('GET', path)
  }

  async send(
    method: string,
    path: string,
    body?: object,
    headers: Record<string, string> = {}
  ): Promise<Awaited<ReturnType<typeof answer>>> {
    const response = await fetch(new URL(path, env.get('APP_URL')), {
      method,
      redirect: 'manual',
      headers: {
        'x-inertia': 'true',
        'x-inertia-version': this.version,
        'cookie': [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; '),
        'x-xsrf-token': decodeURIComponent(this.cookies.get('XSRF-TOKEN') ?? ''),
        ...(body && { 'content-type': 'application/json' }),
        ...this.headers,
        ...headers,
      },
      body: body && JSON.stringify(body),
    })
    this.keep(response)
    const outdated = response.status === 409 && response.headers.has('x-inertia-location')
    return outdated ? this.send(method, path, body, headers) : answer(response)
  }

  /** The same for the screens' own scripts: answers are JSON, refusals problems. */
  ask(method: string, path: string, body?: object) {
    return this.send(method, path, body, { 'x-inertia': '', 'accept': 'application/json' })
  }

  async signIn(login = 'ada@acme.example', password = PASSWORD) {
    if (!this.cookies.has('XSRF-TOKEN')) await this.get('/login')
    const answered = await this.ask('POST', '/login', { login, password })
    await this.get('/kernel/preferences')
    return answered
  }

  async isSignedIn() {
    return (await this.ask('GET', '/kernel/preferences')).status === 200
  }

  private keep(response: Response) {
    this.version = response.headers.get('x-inertia-version') ?? this.version
    for (const line of response.headers.getSetCookie()) {
      const [, name, value] = /^([^=]+)=([^;]*)/.exec(line)!
      if (/max-age=-|expires=thu, 01 jan 1970/i.test(line)) this.cookies.delete(name)
      else this.cookies.set(name, value)
    }
  }
}

async function answer(response: Response) {
  const text = await response.text()
  const isJson = (response.headers.get('content-type') ?? '').includes('json')
  const body = isJson ? JSON.parse(text) : text
  return {
    status: response.status,
    headers: response.headers,
    body,
    location: response.headers.get('location'),
  }
}

export async function countRows(table: string) {
  const [row] = await readRows<{ count: number }>(`SELECT COUNT(*) AS \`count\` FROM \`${table}\``)
  return Number(row.count)
}
