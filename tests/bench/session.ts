/** Somebody who signed in as with a browser: what people do at screens and no token may. */
export class Session {
  private readonly cookies = new Map<string, string>()

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

  /** The props of a screen, from its whole page. Throws where another answers, such as the sign-in. */
  async screen<T>(path: string): Promise<T> {
    const { status, text } = await this.exchange('GET', path, undefined, 'text/html')
    const [, page] = /<script[^>]*data-page[^>]*>(.*?)<\/script>/s.exec(text) ?? []
    if (status !== 200 || !page) throw new Error(`GET ${path}: ${status} ${text.slice(0, 300)}`)
    return (JSON.parse(page) as { props: T }).props
  }

  private async exchange(
    method: string,
    path: string,
    body?: unknown,
    accept = 'application/json'
  ) {
    const sent = await fetch(this.base + path, {
      method,
      redirect: 'manual',
      headers: {
        accept,
        'content-type': 'application/json',
        'cookie': [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; '),
        'x-xsrf-token': decodeURIComponent(this.cookies.get('XSRF-TOKEN') ?? ''),
      },
      body: body === undefined ? undefined : JSON.stringify(body),
    })
    for (const cookie of sent.headers.getSetCookie()) {
      const [pair] = cookie.split(';')
      const at = pair.indexOf('=')
      this.cookies.set(pair.slice(0, at), pair.slice(at + 1))
    }
    return { status: sent.status, text: await sent.text() }
  }
}
