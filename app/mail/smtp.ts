import { Readable } from 'node:stream'
import MailComposer from 'nodemailer/lib/mail-composer/index.js'
import SMTPConnection from 'nodemailer/lib/smtp-connection/index.js'
import { appUrl } from '#config/app'
import { patience } from '#config/mail'
import type { Attachment } from '#kernel/mail/attachments/attachment'
import type { MailSettings } from '#kernel/mail/mail_settings'

/** A mail as it leaves. */
export interface Letter {
  recipient: string
  recipientName: string | null
  senderName: string
  subject: string
  html: string
  text: string
  messageId: string
  date: Date
  attachments?: readonly Attachment[]
}

/** What came of handing a mail over. */
export type Outcome =
  | { kind: 'accepted'; answer: string }
  /** The server will never take it: a wrong address, a mail it does not want. */
  | { kind: 'refused'; error: string }
  /** Not now: no connection, a busy server, a wrong password. */
  | { kind: 'failed'; error: string }

const LONGEST = 5 * 60_000
/** What concerns the connection and not this mail, whatever number the server gives it. */
const PASSING = new Set(['CONN', 'EHLO', 'HELO', 'STARTTLS', 'AUTH'])

/**
 * Hands one mail to the server. `beforeData` is awaited when the server is about to get the first byte of
 * it: until then it is certain that the mail was not taken.
 */
export async function handOver(
  settings: MailSettings,
  letter: Letter,
  beforeData: () => Promise<void>
): Promise<Outcome> {
  try {
    const message = await compose(settings, letter)
    const answer = await connected(settings, (connection) =>
      transfer(connection, settings, letter, message, beforeData)
    )
    return { kind: 'accepted', answer }
  } catch (error) {
    return outcomeOf(error as SMTPConnection.SMTPError)
  }
}

/** A connection that is greeted and signed in, closed afterwards whatever happens. */
async function connected<T>(
  settings: MailSettings,
  work: (connection: SMTPConnection) => Promise<T>
): Promise<T> {
  const connection = new SMTPConnection(optionsOf(settings))
  const deadline = setTimeout(() => connection.close(), LONGEST)
  try {
    return await Promise.race([failure(connection), dialog(connection, settings, work)])
  } finally {
    clearTimeout(deadline)
    connection.quit()
    setTimeout(() => connection.close(), 1000).unref()
  }
}

async function dialog<T>(
  connection: SMTPConnection,
  { username, password }: MailSettings,
  work: (connection: SMTPConnection) => Promise<T>
) {
  await called((done) => connection.connect(done))
  if (username) {
    await called((done) => connection.login({ user: username, pass: password ?? '' }, done))
  }
  return work(connection)
}

async function transfer(
  connection: SMTPConnection,
  { sender }: MailSettings,
  { recipient }: Letter,
  message: Buffer,
  beforeData: () => Promise<void>
) {
  let isOver = false
  const data = Readable.from(
    (async function* () {
      if (isOver) return
      await beforeData()
      yield message
    })()
  )
  try {
    const envelope = { from: sender, to: [recipient] }
    const sent = await called<SMTPConnection.SentMessageInfo>((done) =>
      connection.send(envelope, data, done)
    )
    return sent.response
  } finally {
    isOver = true
  }
}

function compose({ sender }: MailSettings, letter: Letter): Promise<Buffer> {
  const composer = new MailComposer({
    from: { name: letter.senderName, address: sender },
    to: { name: letter.recipientName ?? '', address: letter.recipient },
    subject: letter.subject,
    text: letter.text,
    html: letter.html,
    messageId: letter.messageId,
    date: letter.date,
    headers: { 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'All' },
    attachments: (letter.attachments ?? []).map(({ name, mediaType, content }) => ({
      filename: name,
      contentType: mediaType,
      content,
    })),
    disableFileAccess: true,
    disableUrlAccess: true,
  })
  return composer.compile().build()
}

function optionsOf({ host, port, security }: MailSettings): SMTPConnection.Options {
  return {
    host,
    port,
    name: new URL(appUrl).hostname,
    secure: security === 'tls',
    requireTLS: security === 'starttls',
    ignoreTLS: security === 'none',
    connectionTimeout: Math.min(30_000, patience.server),
    greetingTimeout: Math.min(30_000, patience.server),
    socketTimeout: patience.server,
    logger: false,
  }
}

/** An error of the connection itself reaches no callback. */
function failure(connection: SMTPConnection): Promise<never> {
  return new Promise((_, reject) => {
    connection.on('error', reject)
    connection.once('end', () => reject(new Error('The connection was closed')))
  })
}

function called<T = void>(
  work: (done: (error?: Error | null, result?: T) => void) => void
): Promise<T> {
  return new Promise((resolve, reject) =>
    work((error, result) => (error ? reject(error) : resolve(result as T)))
  )
}

function outcomeOf(error: SMTPConnection.SMTPError): Outcome {
  const text = (error.response || error.message).replace(/\s+/g, ' ').slice(0, 500)
  const isFinal =
    (error.responseCode ?? 0) >= 500 && !PASSING.has((error.command ?? '').split(' ')[0])
  return { kind: isFinal ? 'refused' : 'failed', error: text }
}
