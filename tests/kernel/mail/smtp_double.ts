import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { simpleParser, type ParsedMail } from 'mailparser'
import { SMTPServer, type SMTPServerOptions } from 'smtp-server'
import type { MailSettings } from '#kernel/mail/mail_settings'

/** How the server treats the next mails; the last one stays in force. */
export type Mood = 'accept' | 'refuse' | 'busy' | 'drop' | 'hang'

export interface Received {
  raw: string
  mail: ParsedMail
  /** Whether the sender was told that the mail was taken. */
  isConfirmed: boolean
}

/** A real SMTP server on a free port that keeps what it gets and is as difficult as it is told to be. */
export class SmtpDouble {
  readonly received: Received[] = []
  /** Awaited when a mail has come in, before anything is answered. */
  beforeAnswer: () => Promise<void> | void = () => {}
  private moods: Mood[] = ['accept']

  private constructor(private readonly server: SMTPServer) {}

  static async start(options: SMTPServerOptions = {}) {
    const server = new SMTPServer({
      authOptional: true,
      disabledCommands: options.onAuth ? [] : ['STARTTLS', 'AUTH'],
      disableReverseLookup: true,
      logger: false,
      ...options,
      onRcptTo: (address, _session, done) => done(double.refusalOf(address.address)),
      onData: (stream, session, done) => {
        const chunks: Buffer[] = []
        stream.on('data', (chunk: Buffer) => chunks.push(chunk))
        stream.on('end', () => void double.take(Buffer.concat(chunks), session.id, done))
      },
    })
    const double = new SmtpDouble(server)
    server.on('error', () => {})
    server.listen(0, '127.0.0.1')
    await once(server.server, 'listening')
    return double
  }

  get port() {
    return (this.server.server.address() as AddressInfo).port
  }

  settings(changes: Partial<MailSettings> = {}): MailSettings {
    return {
      host: '127.0.0.1',
      port: this.port,
      security: 'none',
      username: null,
      password: null,
      sender: 'post@kontor.example',
      ...changes,
    }
  }

  behave(...moods: Mood[]) {
    this.moods = moods
  }

  get confirmed() {
    return this.received.filter((one) => one.isConfirmed)
  }

  async stop() {
    for (const connection of this.server.connections) connection.close()
    await new Promise<void>((resolve) => this.server.close(() => resolve()))
  }

  private refusalOf(address: string) {
    if (!address.startsWith('nobody@')) return null
    return Object.assign(new Error('5.1.1 There is nobody of that name'), { responseCode: 550 })
  }

  private async take(
    raw: Buffer,
    session: string,
    done: (error?: Error | null, text?: string) => void
  ) {
    const mood = this.moods.length > 1 ? this.moods.shift()! : this.moods[0]
    const received = {
      raw: raw.toString('utf8'),
      mail: await simpleParser(raw),
      isConfirmed: false,
    }
    this.received.push(received)
    await this.beforeAnswer()
    if (mood === 'hang') return
    if (mood === 'drop') return this.drop(session)
    if (mood === 'busy') return done(smtpError(451, '4.3.0 Try again later'))
    if (mood === 'refuse') return done(smtpError(554, '5.7.1 We do not want this'))
    received.isConfirmed = true
    done(null, `2.0.0 taken as ${this.received.length}`)
  }

  private drop(session: string) {
    for (const connection of this.server.connections as Set<{
      id: string
      _socket: { destroy(): void }
    }>) {
      if (connection.id === session) connection._socket.destroy()
    }
  }
}

const smtpError = (responseCode: number, text: string) =>
  Object.assign(new Error(text), { responseCode })
