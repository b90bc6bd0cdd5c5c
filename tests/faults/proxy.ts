import { once } from 'node:events'
import { createServer, request } from 'node:http'
import { apiCall } from '#tests/processes/api_call'
import type { Server } from '#tests/processes/deployment'

/** Sends each request to the next of several servers; one that is gone is passed over. */
export class RoundRobin {
  private next = 0
  private readonly proxy = createServer((asked, answer) => {
    const chunks: Buffer[] = []
    asked.on('data', (chunk: Buffer) => chunks.push(chunk))
    asked.on('end', () => {
      const { hostname, port } = new URL(this.turn().url)
      const { method, url: path, headers } = asked
      const onward = request({ agent: false, hostname, port, method, path, headers }, (from) => {
        answer.writeHead(from.statusCode!, from.headers)
        from.pipe(answer)
      })
      onward.on('error', () => answer.writeHead(502).end())
      onward.end(Buffer.concat(chunks))
    })
  })

  url = ''

  constructor(private readonly servers: Server[]) {}

  async listen(port: number) {
    this.proxy.listen(port, '127.0.0.1')
    await once(this.proxy, 'listening')
    this.url = `http://127.0.0.1:${port}`
    return this
  }

  api(token: string, method: string, path: string, body?: unknown) {
    return apiCall(this.url, token, method, path, body)
  }

  close() {
    this.proxy.closeAllConnections()
    this.proxy.close()
  }

  private turn() {
    const alive = this.servers.filter((one) => !one.hasEnded)
    return alive[this.next++ % alive.length]
  }
}
