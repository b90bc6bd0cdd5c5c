type Headers = Record<string, string>

/** Somebody who signed in as with a browser: what people do at screens and no token may. */
export class Session {
  private readonly cookies = new Map<string, string>()
  /** Of the admin the server was built with; it tells the first time. */
  private version = ''

  constructor(private readonly base: string) {}

  async signIn(email: string, password: string) {
    // Refused, and the cookies of a visitor come with it: no screen need be built for that.
    await this.exchange('GET', '/kernel/bell')
    await this.send('POST', '/login', { login: email, password })
    await this.send('GET', '/kernel/bell')
  }

  /** What a screen's script gets as answer. Throws on a refusal. */
  async send<T>(method: string, path: string, body?: unknown): Promise<T> {
    const { status, text } = await this.exchange(method, path, body)
    if (status >= 400) throw new Error(`${method} ${path}: ${status} ${text.slice(0, 300)}`)
    return (text.startsWith('{') ? JSON.parse(text) : undefined) as T
  }

  /** What a screen shows, as it comes when somebody goes there from another. Throws where another answers. */
  async screen<T>(path: string): Promise<T> {
    const asked = () =>
      this.exchange('GET', path, undefined, {
        'accept': 'text/html',
        'x-inertia': 'true',
        'x-inertia-version': this.version,
      })
    let { status, text, version } = await asked()
    if (status === 409) {
      this.version = version
      ;({ status, text } = await asked())
    }
    if (status !== 200 || !text.startsWith('{')) {
      throw new Error(`GET ${path}: ${status} ${text.slice(0, 300)}`)
    }
    return (JSON.parse(text) as { props: T }).props
  }

  private async exchange(method: string, path: string, body?: unknown, headers: Headers = {}) {
    const sent = await fetch(this.base + path, {
      method,
      redirect: 'manual',
      headers: {
        'accept': 'application/json',
        'content-type': 'application/json',
        'cookie': [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; '),
        'x-xsrf-token': decodeURIComponent(this.cookies.get('XSRF-TOKEN') ?? ''),
        ...headers,
      },
      body: body === undefined ? undefined : JSON.stringify(body),
    })
    for (const cookie of sent.headers.getSetCookie()) {
      const [pair] = cookie.split(';')
      const at = pair.indexOf('=')
      this.cookies.set(pair.slice(0, at), pair.slice(at + 1))
    }
    const version = sent.headers.get('x-inertia-version') ?? ''
    return { status: sent.status, text: await sent.text(), version }
  }
}
