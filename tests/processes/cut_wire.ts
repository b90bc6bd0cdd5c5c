import { once } from 'node:events'
import { type AddressInfo, connect, createServer, type NetConnectOpts, type Socket } from 'node:net'

type Moment = 'before' | 'after'

/**
 * A wire to a server that can be cut at the worst moment: `before` what a client sent arrives, or `after` the server
 * has answered it and before the client hears of it. Forwards everything else untouched.
 */
export class CutWire {
  private readonly sockets = new Set<Socket>()
  private armed: { sent: (chunk: Buffer) => boolean; moment: Moment } | undefined
  private onCut: (() => void) | undefined

  private constructor(private readonly target: NetConnectOpts) {}

  private readonly server = createServer((client) => this.join(client))

  /** Listens on a port of its own, or on a socket file. */
  static async to(target: NetConnectOpts, path?: string) {
    const wire = new CutWire(target)
    if (path) wire.server.listen(path)
    else wire.server.listen(0, '127.0.0.1')
    await once(wire.server, 'listening')
    return wire
  }

  get port() {
    return (this.server.address() as AddressInfo).port
  }

  /** Cuts the connection, once, that next sends what `sent` recognises; resolves when it is cut. */
  cut(moment: Moment, sent: (chunk: Buffer) => boolean = () => true): Promise<void> {
    this.armed = { sent, moment }
    return new Promise((done) => (this.onCut = done))
  }

  async close() {
    for (const socket of this.sockets) socket.destroy()
    this.server.close()
    await once(this.server, 'close')
  }

  private join(client: Socket) {
    const server = connect(this.target)
    let isDoomed = false
    const end = () => {
      client.destroy()
      server.destroy()
    }
    const sever = () => {
      end()
      this.onCut?.()
    }
    for (const socket of [client, server]) {
      this.sockets.add(socket)
      socket.on('error', end)
      socket.on('close', () => {
        this.sockets.delete(socket)
        end()
      })
    }
    client.on('data', (chunk) => {
      const { armed } = this
      if (armed?.sent(chunk)) {
        this.armed = undefined
        if (armed.moment === 'before') return sever()
        isDoomed = true
      }
      server.write(chunk)
    })
    server.on('data', (chunk) => (isDoomed ? sever() : client.write(chunk)))
  }
}
