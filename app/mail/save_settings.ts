import { mailEnvironment, type MailSecurity } from '#config/mail'
import { securityEvent } from '#kernel/accounts/security_log/security_log'
import type { Context } from '#kernel/companies/context'
import { Refusal, type FieldError } from '#kernel/http/refusal'
import { sealPassword, storedSettings, type StoredSettings } from '#kernel/mail/mail_settings'
import { email } from '#kernel/records/fields/types/contact_details'
import { cleanText } from '#kernel/records/fields/types/text'
import { transaction } from '#kernel/records/storage/transaction'
import { moment } from '#kernel/records/values/moment'

export interface NewSettings {
  host: string
  port: number | null
  security: MailSecurity
  username: string
  /** Empty keeps the one that is there. */
  password: string
  sender: string
}

const LOCAL = /^(localhost|127(\.\d+){3}|\[?::1\]?)$/i
const HOST = /^[\p{L}\p{N}_.:[\]-]+$/u

/** Keeps the mail server, and lets what waited for it go. What the environment sets stays as it is. */
export async function saveSettings(ctx: Context, input: NewSettings) {
  const before = await storedSettings()
  const settings = checked(input)
  const password = passwordFor(settings, before, input.password)
  const row = { ...settings, password, updated_at: moment(ctx.now), updated_by: ctx.user.id }
  await transaction(ctx, async (inner) => {
    await inner.trx!.from('mail_settings').delete()
    await inner
      .trx!.insertQuery()
      .table('mail_settings')
      .insert({ id: 1, ...row })
    await securityEvent(inner, 'settings_changed', {
      area: 'mail',
      host: settings.host,
      sender: settings.sender,
    })
    await inner.later('kernel.mail.deliver_due', {})
  })
}

function checked({ host, port, security, username, sender }: NewSettings) {
  const errors: FieldError[] = []
  const complain = (field: string, code: string, params?: FieldError['params']) =>
    errors.push({ field, code, params })
  if (host && !HOST.test(host)) complain('host', 'E_MAIL_HOST')
  if (port !== null && (port < 1 || port > 65_535)) complain('port', 'E_MAIL_PORT')
  if (username && security === 'none' && !LOCAL.test(host)) complain('security', 'E_MAIL_PLAIN')
  const clean = {
    host: host.trim() || null,
    port,
    security,
    username: cleanText(username, { kind: 'text' }) || null,
    sender: addressOf(sender, complain),
  }
  if (errors.length > 0) throw Refusal.input(errors)
  return clean
}

function addressOf(
  sender: string,
  complain: (field: string, code: string, params?: FieldError['params']) => void
) {
  const field = { kind: 'email', key: 'sender', property: 'sender', plugin: 'kernel' } as const
  try {
    return (email.parse(sender, field, {}) as string | null) ?? null
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    complain('sender', error.code, error.params)
    return null
  }
}

/** A kept password goes on only to the server and user it was typed for. */
function passwordFor(
  settings: Pick<StoredSettings, 'host' | 'username' | 'security'>,
  before: StoredSettings,
  typed: string
) {
  if (!settings.username) return null
  if (typed) return sealPassword(typed)
  if (!before.password || mailEnvironment.password !== undefined) return before.password
  const isSame =
    settings.host === before.host &&
    settings.username === before.username &&
    !(settings.security === 'none' && before.security !== 'none')
  if (!isSame) throw Refusal.input([{ field: 'password', code: 'E_MAIL_PASSWORD_AGAIN' }])
  return before.password
}
