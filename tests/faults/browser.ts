import { ONCE } from '#tests/processes/api_call'

/** The password of `ada` in a deployment. */
export const PASSWORD = 'a long enough sentence'

/** A browser without a window: keeps cookies and sends the form's token. */
export class Browser {
  private readonly cookies = new Map<string, string>()

  constructor(private readonly url: string) {}

  async signIn(login: string, password: string) {
    await this.ask('GET', '/login')
    return (await this.ask('POST', '/login', { login, password })).status
  }

  async isSignedIn() {
    return (await this.ask('GET', '/kernel/bell')).status === 200
  }

  async signOut() {
    return (await this.ask('POST', '/logout', {}, 'text/html')).status
  }

  private async ask(method: string, path: string, body?: object, accept = 'application/json') {
    const answer = await fetch(this.url + path, {
      method,
      redirect: 'manual',
      headers: {
        ...ONCE,
        accept,
        'cookie': [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; '),
        'x-xsrf-token': decodeURIComponent(this.cookies.get('XSRF-TOKEN') ?? ''),
        ...(body && { 'content-type': 'application/json' }),
      },
      body: body && JSON.stringify(body),
    })
    for (const line of answer.headers.getSetCookie()) {
      const [, name, value] = /^([^=]+)=([^;]*)/.exec(line)!
      this.cookies.set(name, value)
    }
    await answer.arrayBuffer()
    return answer
  }
}
