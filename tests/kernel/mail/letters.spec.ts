import db from '@adonisjs/lucid/services/db'
import { test, type World } from 'kontor/testing'
import env from '#start/env'
import type { Refusal } from '#kernel/http/refusal'
import { deliverMail } from '#kernel/mail/deliver_mail'
import type { NewMail } from '#kernel/mail/send_mail'
import { refusalOf } from '#tests/kernel/access/people'
import { stored, use, write } from '#tests/kernel/mail/mails'
import { SmtpDouble } from '#tests/kernel/mail/smtp_double'

const HOSTILE = 'Sam\r\nBcc: all@evil.example\r\n\r\n<script>alert(1)</script>'

test.group('What leaves', (group) => {
  let smtp: SmtpDouble

  group.each.setup(async () => {
    smtp = await SmtpDouble.start()
    return () => smtp.stop()
  })

  async function received(world: World, mail: Partial<NewMail>) {
    await use(world, smtp)
    const { id } = await write(await world.context(), mail)
    await deliverMail(id)
    return { ...smtp.received[0], row: await stored(id) }
  }

  test('a public parser reads sender, recipient, Ukrainian subject and both parts', async ({
    world,
    assert,
  }) => {
    const { mail, row } = await received(world, {
      name: 'Єва Коваль',
      locale: 'uk',
      params: { name: 'Єво' },
    })
    assert.equal(mail.subject, 'Перевірка пошти Kontor, acme')
    assert.deepEqual(mail.from!.value, [{ name: 'acme', address: 'post@kontor.example' }])
    assert.deepEqual([mail.to!].flat()[0].value, [
      { name: 'Єва Коваль', address: 'sam@bolt.example' },
    ])
    assert.include(mail.text, 'Вітаємо, Єво!')
    assert.include(String(mail.html), 'Вітаємо, Єво!')
    assert.include(String(mail.html), 'lang="uk"')
    assert.equal(mail.messageId, row.message_id)
    assert.include(row.message_id, `<mail-${row.id}-`)
    assert.equal(mail.headers.get('auto-submitted'), 'auto-generated')
    assert.match(smtp.received[0].raw, /^Content-Type: multipart\/alternative/m)
    assert.match(smtp.received[0].raw, /^[\x20-\x7e\r\n\t]*$/, 'headers and bodies travel as ASCII')
  })

  test('no name and no subject begins a header', async ({ world, assert }) => {
    const { mail, raw } = await received(world, { name: HOSTILE, params: { name: HOSTILE } })
    assert.notMatch(raw.split('\r\n\r\n')[0], /^Bcc:/im)
    assert.isUndefined(mail.bcc)
    assert.isUndefined(mail.cc)
    assert.lengthOf([mail.to!].flat()[0].value, 1)
    assert.notInclude(String(mail.html), '<script>')
    assert.include(String(mail.html), '&lt;script&gt;')
  })

  test('a company whose name holds line breaks cannot either', async ({ world, assert }) => {
    const ctx = await world.context()
    await use(world, smtp)
    await db.from('companies').where('id', ctx.company.id).update({ name: HOSTILE })
    const { id } = await write(await world.context())
    await deliverMail(id)
    assert.isUndefined(smtp.received[0].mail.bcc)
    assert.notMatch(smtp.received[0].mail.subject!, /[\r\n]/)
  })

  test('an address with a line break, a second address or none is refused', async ({
    world,
    assert,
  }) => {
    const ctx = await world.context()
    for (const to of [
      'a@b.example\r\nBcc: c@d.example',
      'a@b.example, c@d.example',
      'a@b.example>',
      '',
    ]) {
      const refusal: Refusal = await refusalOf(write(ctx, { to }))
      assert.equal(refusal.status, 422, to)
    }
    assert.lengthOf(await db.from('outgoing_mail'), 0)
  })

  test('a secret link is only in the mail that leaves, and gone from the row once it has', async ({
    world,
    assert,
  }) => {
    await use(world, smtp)
    const path = '/invitation?token=abc-secret&x=<y>'
    const { id } = await write(await world.context(), {
      template: 'kernel.password_reset',
      path,
      isSecret: true,
      params: { name: '%%link%%' },
    })
    assert.notInclude(JSON.stringify(await stored(id)), 'abc-secret')
    await deliverMail(id)
    const { text, html } = smtp.received[0].mail
    const link = new URL(path, env.get('APP_URL')).href
    assert.equal(text!.split(link).length, 2, 'a name that looks like the place is given nothing')
    assert.include(String(html), `href="${link.replace('&', '&amp;')}"`)
    assert.isNull((await stored(id)).sealed)
  })
})
