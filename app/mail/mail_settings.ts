import encryption from '@adonisjs/core/services/encryption'
import { mailEnvironment, type MailEnvironment, type MailSecurity } from '#config/mail'
import { readRows } from '#kernel/records/storage/reader'

/** The mail server a mail goes through. */
export interface MailSettings {
  host: string
  port: number
  security: MailSecurity
  username: string | null
  password: string | null
  /** The address mails come from. */
  sender: string
}

/** What the screen may show: all but the password. */
export interface ShownSettings {
  host: string
  port: number | null
  security: MailSecurity
  username: string
  sender: string
  hasPassword: boolean
  /** Set by the environment, so not by the screen. */
  fixed: (keyof MailEnvironment)[]
}

export interface StoredSettings {
  host: string | null
  port: number | null
  security: MailSecurity | null
  username: string | null
  password: string | null
  sender: string | null
}

export const PASSWORD_PURPOSE = 'mail server'
const PORTS: Record<MailSecurity, number> = { starttls: 587, tls: 465, none: 25 }
const NOTHING: StoredSettings = {
  host: null,
  port: null,
  security: null,
  username: null,
  password: null,
  sender: null,
}

export const sealPassword = (password: string) =>
  encryption.encrypt(password, undefined, PASSWORD_PURPOSE)

/** The mail server in use; null while there is none, and mails wait. */
export async function mailSettings(): Promise<MailSettings | null> {
  return settingsFrom(await storedSettings(), mailEnvironment)
}

export async function storedSettings(): Promise<StoredSettings> {
  const [row] = await readRows<StoredSettings>(STORED)
  return row ?? NOTHING
}

/** The environment wins, value by value. A stored password belongs to the stored server and user alone. */
export function settingsFrom(
  stored: StoredSettings,
  environment: MailEnvironment
): MailSettings | null {
  const host = environment.host ?? stored.host
  const sender = environment.sender ?? stored.sender
  if (!host || !sender) return null
  const port = environment.port ?? stored.port
  const security =
    environment.security ?? stored.security ?? (Number(port) === 465 ? 'tls' : 'starttls')
  return {
    host,
    port: Number(port ?? PORTS[security]),
    security,
    username: environment.username ?? stored.username,
    password: environment.password ?? ownPassword(stored, environment),
    sender,
  }
}

/** What the screen shows of them. */
export function shownSettings(stored: StoredSettings, environment: MailEnvironment): ShownSettings {
  const fixed = (Object.keys(environment) as (keyof MailEnvironment)[]).filter(
    (key) => environment[key] !== undefined
  )
  return {
    host: environment.host ?? stored.host ?? '',
    port: environment.port ?? (stored.port === null ? null : Number(stored.port)),
    security: environment.security ?? stored.security ?? 'starttls',
    username: environment.username ?? stored.username ?? '',
    sender: environment.sender ?? stored.sender ?? '',
    hasPassword: environment.password !== undefined || stored.password !== null,
    fixed,
  }
}

function ownPassword(stored: StoredSettings, environment: MailEnvironment) {
  const isElsewhere = environment.host !== undefined && environment.host !== stored.host
  if (!stored.password || isElsewhere) return null
  const password = encryption.decrypt<string>(stored.password, PASSWORD_PURPOSE)
  if (password === null) {
    throw new Error('APP_KEY has changed: type the password of the mail server anew')
  }
  return password
}

const STORED =
  'SELECT `host`, `port`, `security`, `username`, `password`, `sender` FROM `mail_settings` WHERE `id` = 1'
