import db from '@adonisjs/lucid/services/db'
import type { Context } from '#kernel/companies/context'
import { openSecrets } from '#kernel/mail/secrets'
import { sendMail, type NewMail } from '#kernel/mail/send_mail'
import { transaction } from '#kernel/records/storage/transaction'
import type { World } from 'kontor/testing'
import { moment } from '#kernel/records/values/moment'
import type { SmtpDouble } from '#tests/kernel/mail/smtp_double'

/** The mail server of the deployment is this one. */
export async function use(world: World, smtp: SmtpDouble) {
  await world.company()
  const { host, port, security, sender } = smtp.settings()
  await db.table('mail_settings').insert({
    id: 1,
    host,
    port,
    security,
    sender,
    updated_at: moment(new Date()),
  })
}

export function write(ctx: Context, mail: Partial<NewMail> = {}) {
  return transaction(ctx, (inner) =>
    sendMail(inner, {
      to: 'sam@bolt.example',
      name: 'Sam',
      template: 'kernel.test',
      params: { name: 'Sam' },
      locale: 'en',
      ...mail,
    })
  )
}

export const stored = (id: number) => db.from('outgoing_mail').where('id', id).firstOrFail()

/** As if so much time had passed: what waits is due. */
export const makeDue = () =>
  db.from('outgoing_mail').where('state', 'waiting').update({ due_at: '2020-01-01 00:00:00.000' })

/** The token of the link that the latest mail to an address carries. */
export async function tokenFor(email: string) {
  const mail = await db
    .from('outgoing_mail')
    .where('recipient', email)
    .orderBy('id', 'desc')
    .firstOrFail()
  return new URL(openSecrets(mail.sealed)!.link).searchParams.get('token')!
}
