import env from '#start/env'

/** How a connection to the mail server is protected. */
export const SECURITIES = ['starttls', 'tls', 'none'] as const
export type MailSecurity = (typeof SECURITIES)[number]

export interface MailEnvironment {
  host?: string
  port?: number
  security?: MailSecurity
  username?: string
  password?: string
  sender?: string
}

/** What the environment says of the mail server; it wins over the screen. */
export const mailEnvironment: MailEnvironment = {
  host: env.get('MAIL_HOST'),
  port: env.get('MAIL_PORT'),
  security: env.get('MAIL_SECURITY'),
  username: env.get('MAIL_USERNAME'),
  password: env.get('MAIL_PASSWORD')?.release(),
  sender: env.get('MAIL_SENDER'),
}

/** Milliseconds without a word after which a server counts as gone. */
export const patience = { server: 120_000 }
