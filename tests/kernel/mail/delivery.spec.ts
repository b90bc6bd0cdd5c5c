import db from '@adonisjs/lucid/services/db'
import { patience } from '#config/mail'
import { test } from 'kontor/testing'
import { deliverDue } from '#kernel/mail/deliver_due'
import { deliverMail } from '#kernel/mail/deliver_mail'
import { PAUSES } from '#kernel/mail/pauses'
import { recoverMail } from '#kernel/mail/recover_lost'
import { transaction } from '#kernel/records/storage/transaction'
import { instant } from '#kernel/records/values/moment'
import { makeDue, stored, use, write } from '#tests/kernel/mail/mails'
import { SmtpDouble } from '#tests/kernel/mail/smtp_double'

/** Hands it to a server that will not say a word. */
async function deliverInVain(id: number) {
  const usual = patience.server
  patience.server = 1000
  await deliverMail(id).finally(() => (patience.server = usual))
}

test.group('Sending mails', (group) => {
  let smtp: SmtpDouble

  group.each.setup(async () => {
    smtp = await SmtpDouble.start()
    return () => smtp.stop()
  })

  test('a mail written in a transaction leaves after it, with the answer of the server', async ({
    world,
    assert,
  }) => {
    const ctx = await world.context()
    await use(world, smtp)
    const { id } = await write(ctx)
    assert.equal((await stored(id)).state, 'waiting')
    await deliverMail(id)
    const row = await stored(id)
    assert.equal(row.state, 'sent')
    assert.include(row.answer, '2.0.0 taken as 1')
    assert.equal(smtp.received.length, 1)
  })

  test('a mail of a transaction that fails was never written', async ({ world, assert }) => {
    const ctx = await world.context()
    const failing = transaction(ctx, async (inner) => {
      await write(inner)
      throw new Error('undone')
    })
    await assert.rejects(() => failing, 'undone')
    assert.lengthOf(await db.from('outgoing_mail'), 0)
    assert.lengthOf(await db.from('jobs').where('name', 'kernel.mail.send'), 0)
  })

  test('without a mail server it waits, and goes once there is one', async ({ world, assert }) => {
    const { id } = await write(await world.context())
    await deliverDue()
    assert.equal((await stored(id)).state, 'waiting')
    await use(world, smtp)
    await deliverDue()
    assert.equal((await stored(id)).state, 'sent')
  })

  test('a refused mail has failed for good and says why', async ({ world, assert }) => {
    await use(world, smtp)
    const ctx = await world.context()
    const wrong = await write(ctx, { to: 'nobody@bolt.example' })
    smtp.behave('refuse')
    const unwanted = await write(ctx)
    await deliverDue()
    assert.include((await stored(wrong.id)).error, 'nobody of that name')
    assert.include((await stored(unwanted.id)).error, 'We do not want this')
    assert.deepEqual(
      [(await stored(wrong.id)).state, (await stored(unwanted.id)).state],
      ['failed', 'failed']
    )
  })

  for (const mood of ['busy', 'drop', 'hang'] as const) {
    test(`a server that is ${mood} gets the same mail again later`, async ({ world, assert }) => {
      await use(world, smtp)
      smtp.behave(mood, 'accept')
      const { id } = await write(await world.context())
      await (mood === 'hang' ? deliverInVain(id) : deliverMail(id))
      const row = await stored(id)
      assert.equal(row.state, 'waiting')
      assert.equal(instant(row.due_at).getTime() > instant(row.created_at).getTime(), true)
      await deliverMail(id)
      assert.equal(smtp.received.length, 1, 'not before it is due')
      await makeDue()
      await deliverMail(id)
      assert.equal((await stored(id)).state, 'sent')
      assert.equal(smtp.confirmed.length, 1)
      assert.equal(smtp.received[0].mail.messageId, smtp.received[1].mail.messageId)
    })
  }

  test('each next try has a job of its own, ever later, for a day', async ({ world, assert }) => {
    await use(world, smtp)
    smtp.behave('busy')
    const { id } = await write(await world.context())
    for (let time = 0; time <= PAUSES.length; time++) {
      await makeDue()
      await deliverMail(id)
    }
    const row = await stored(id)
    assert.equal(row.state, 'failed')
    assert.equal(Number(row.attempts), PAUSES.length + 1)
    assert.lengthOf(await db.from('jobs').where('name', 'kernel.mail.send'), PAUSES.length + 1)
    const day = PAUSES.reduce((sum, pause) => sum + pause, 0) / 3_600_000
    assert.isTrue(day > 23 && day <= 24)
    assert.deepEqual(
      [...PAUSES].sort((a, b) => a - b),
      PAUSES
    )
  })

  test('two workers at once send it once', async ({ world, assert }) => {
    await use(world, smtp)
    const { id } = await write(await world.context())
    await Promise.all([deliverMail(id), deliverMail(id), deliverDue(), deliverDue()])
    assert.equal(smtp.received.length, 1)
    assert.equal((await stored(id)).state, 'sent')
  })

  test('a worker lost before the server got anything: it waits again', async ({
    world,
    assert,
  }) => {
    const { id } = await write(await world.context())
    await db
      .from('outgoing_mail')
      .where('id', id)
      .update({ state: 'sending', sending_since: '2026-01-01 00:00:00.000' })
    await use(world, smtp)
    await deliverDue()
    assert.equal((await stored(id)).state, 'sent')
    assert.equal(smtp.received.length, 1)
  })

  test('a worker lost while the server took it: nobody sends it again by himself', async ({
    world,
    assert,
  }) => {
    await use(world, smtp)
    const ctx = await world.as('ada').context()
    const { id } = await write(ctx)
    smtp.beforeAnswer = () => recoverMail(id)
    smtp.behave('hang')
    await deliverInVain(id)
    await makeDue()
    await deliverDue()
    const row = await stored(id)
    assert.equal(row.state, 'unconfirmed')
    assert.include(row.error, 'may have arrived')
    assert.equal(smtp.received.length, 1)
    const [notice] = await db.from('notifications').where('user_id', ctx.user.id)
    assert.equal(notice.message, 'mail.notices.unconfirmed')
  })

  test('the server’s word counts also where the worker was given up meanwhile', async ({
    world,
    assert,
  }) => {
    await use(world, smtp)
    const { id } = await write(await world.context())
    smtp.beforeAnswer = () => recoverMail(id)
    await deliverMail(id)
    assert.equal((await stored(id)).state, 'sent')
  })

  test('a worker whose mail was taken over sends nothing', async ({ world, assert }) => {
    await use(world, smtp)
    const { id } = await write(await world.context())
    const slow = await SmtpDouble.start({
      onMailFrom: (_address, _session, done) => {
        void db
          .from('outgoing_mail')
          .where('id', id)
          .update({ sending_since: '2030-01-01 00:00:00.000' })
          .then(() => done())
      },
    })
    await db.from('mail_settings').update({ port: slow.port })
    await deliverMail(id)
    await slow.stop()
    assert.lengthOf(slow.received, 0)
    assert.equal((await stored(id)).state, 'sending')
  })

  test('a mail that is of no use any more is not sent', async ({ world, assert }) => {
    await use(world, smtp)
    const ctx = await world.context()
    const { id } = await write(ctx, { validUntil: new Date(ctx.now.getTime() - 1000) })
    await deliverMail(id)
    assert.equal((await stored(id)).state, 'failed')
    assert.lengthOf(smtp.received, 0)
  })
})
