import { readdir, rm, stat, utimes, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import db from '@adonisjs/lucid/services/db'
import { test } from 'kontor/testing'
import type { Refusal } from '#kernel/http/refusal'
import { runJobs } from '#kernel/jobs/worker'
import { attachmentFile, attachmentFolder, LARGEST } from '#kernel/mail/attachments/attachment'
import { deliverMail } from '#kernel/mail/deliver_mail'
import { transaction } from '#kernel/records/storage/transaction'
import { refusalOf } from '#tests/kernel/access/people'
import { PASSWORD, Visitor, people } from '#tests/kernel/accounts/visitor'
import { makeDue, stored, use, write } from '#tests/kernel/mail/mails'
import { SmtpDouble } from '#tests/kernel/mail/smtp_double'
import { breaches } from '#tests/kernel/upkeep/tampering'

const LETTER = {
  name: 'Звіт за листопад.csv',
  mediaType: 'text/csv',
  content: Buffer.from('a;b\r\n1;2\r\n'),
}
const PICTURE = {
  name: 'chart.png',
  mediaType: 'image/png',
  content: Buffer.from([0x89, 0x50, 0, 0xff]),
}
const LONG_AGO = new Date('2020-01-01T00:00:00Z')

const rows = () => db.from('mail_attachments').orderBy('id')

test.group('Files that go with a mail', (group) => {
  let smtp: SmtpDouble

  group.each.timeout(20_000)
  group.each.setup(async () => {
    await rm(attachmentFolder, { recursive: true, force: true })
    smtp = await SmtpDouble.start()
    return () => smtp.stop()
  })

  test('they arrive as they were, under their own names', async ({ world, assert }) => {
    await use(world, smtp)
    const { id } = await write(await world.context(), { attachments: [LETTER, PICTURE] })
    await deliverMail(id)
    assert.isNull((await stored(id)).error)
    const { mail, raw } = smtp.received[0]
    assert.deepEqual(
      mail.attachments.map(({ filename, contentType, content }) => [
        filename,
        contentType,
        content,
      ]),
      [LETTER, PICTURE].map(({ name, mediaType, content }) => [name, mediaType, content])
    )
    assert.match(raw, /^Content-Type: multipart\/mixed/m)
    assert.match(raw, /^Content-Type: multipart\/alternative/m)
    assert.include(mail.text, 'Hello Sam')
    assert.match(raw, /^[\x20-\x7e\r\n\t]*$/, 'files travel as ASCII')
  })

  test('a mail that is tried again keeps them', async ({ world, assert }) => {
    await use(world, smtp)
    smtp.behave('busy', 'refuse', 'accept')
    const { id } = await write(await world.as('ada').context(), { attachments: [LETTER] })
    await deliverMail(id)
    await makeDue()
    await deliverMail(id)
    assert.equal((await stored(id)).state, 'failed')
    await world.as('ada').run('kernel.outgoing_mail.retry', id)
    await deliverMail(id)
    assert.equal((await stored(id)).state, 'sent')
    assert.deepEqual(
      smtp.received.map(({ mail }) => mail.attachments[0].content.toString()),
      [1, 2, 3].map(() => LETTER.content.toString())
    )
  })

  test('a transaction that fails leaves no row, and its file is swept', async ({
    world,
    assert,
  }) => {
    const ctx = await world.context()
    const failing = transaction(ctx, async (inner) => {
      await write(inner, { attachments: [LETTER] })
      throw new Error('undone')
    })
    await assert.rejects(() => failing, 'undone')
    assert.lengthOf(await rows(), 0)
    const [name] = await readdir(attachmentFolder)
    await utimes(join(attachmentFolder, name), LONG_AGO, LONG_AGO)
    await transaction(ctx, (inner) => inner.later('kernel.mail.sweep', {}))
    await runJobs()
    assert.lengthOf(await readdir(attachmentFolder), 0)
  })

  test('too many or too large are refused by name, before anything is written', async ({
    world,
    assert,
  }) => {
    const ctx = await world.context()
    const large = { ...PICTURE, content: Buffer.alloc(LARGEST / 2 + 1) }
    for (const attachments of [[large, large], Array.from({ length: 21 }, () => LETTER)]) {
      const refusal: Refusal = await refusalOf(write(ctx, { attachments }))
      assert.deepEqual([refusal.code, refusal.status], ['E_MAIL_ATTACHMENTS', 422])
    }
    assert.lengthOf(await db.from('outgoing_mail'), 0)
  })

  test('no name of a file begins a header or leaves its folder', async ({ world, assert }) => {
    await use(world, smtp)
    const name = '../..\r\nBcc: all@evil.example\r\n/etc/passwd".csv'
    const { id } = await write(await world.context(), { attachments: [{ ...LETTER, name }] })
    await deliverMail(id)
    const { mail } = smtp.received[0]
    assert.isUndefined(mail.bcc)
    assert.notMatch(mail.attachments[0].filename!, /[\r\n/\\":]/)
  })

  test('half a file is not sent: the mail has failed and says which', async ({ world, assert }) => {
    await use(world, smtp)
    const { id } = await write(await world.context(), { attachments: [LETTER] })
    const [row] = await rows()
    await writeFile(attachmentFile(Number(row.id)), 'a;b')
    await deliverMail(id)
    assert.lengthOf(smtp.received, 0)
    const { state, error } = await stored(id)
    assert.equal(state, 'failed')
    assert.include(error, LETTER.name)
  })

  test('a month after the mail left its files are gone, their names are not', async ({
    world,
    assert,
  }) => {
    await use(world, smtp)
    const ctx = await world.context()
    const old = await write(ctx, { attachments: [LETTER] })
    const fresh = await write(ctx, { attachments: [PICTURE] })
    for (const { id } of [old, fresh]) await deliverMail(id)
    await db
      .from('outgoing_mail')
      .where('id', old.id)
      .update({ sent_at: '2020-01-01 00:00:00.000' })
    await transaction(ctx, (inner) => inner.later('kernel.mail.sweep', {}))
    await runJobs()
    const [gone, there] = await rows()
    assert.isNotNull(gone.removed_at)
    assert.isNull(there.removed_at)
    assert.isTrue((await stat(attachmentFile(Number(there.id)))).isFile())
    await assert.rejects(() => stat(attachmentFile(Number(gone.id))), /ENOENT/)
    assert.isUndefined((await breaches()).get('kernel.files_agree'))
  })

  test('a lost file is found by the check of the data', async ({ world, assert }) => {
    await write(await world.context(), { attachments: [LETTER] })
    const [{ id }] = await rows()
    await rm(attachmentFile(Number(id)))
    const texts = (await breaches()).get('kernel.files_agree')!.map(({ text }) => text)
    assert.deepEqual(texts, [`attachment ${id} has no file in mails/`])
  })

  test('whoever may read the mail may open its files, and nobody else', async ({
    world,
    assert,
  }) => {
    const { id } = await write(await world.context(), { attachments: [LETTER] })
    await people(world)
    const [row] = await rows()
    const path = `/kernel/outgoing-mail/${id}/attachments/${row.id}`
    const ada = new Visitor()
    await ada.signIn()
    const shown = await ada.ask('GET', `/kernel/outgoing-mail/${id}/text`)
    assert.deepEqual(shown.body.data.attachments, [
      { id: Number(row.id), name: LETTER.name, size: LETTER.content.length, is_removed: false },
    ])
    const file = await ada.get(path)
    assert.equal(file.body, LETTER.content.toString())
    assert.include(file.headers.get('content-disposition')!, 'attachment; filename=')
    assert.include(file.headers.get('content-disposition')!, encodeURIComponent('Звіт'))
    const sam = new Visitor()
    await sam.signIn('sam', PASSWORD)
    assert.equal((await sam.ask('GET', path)).status, 404)
    assert.equal((await ada.ask('GET', `/kernel/outgoing-mail/${id}/attachments/999`)).status, 404)
  })
})
