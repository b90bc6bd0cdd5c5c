import { setTimeout as sleep } from 'node:timers/promises'
import { test } from '@japa/runner'
import { SmtpDouble } from '#tests/kernel/mail/smtp_double'
import { newestBackup } from '#tests/processes/archives'
import { choresDeployment, Foreman, labels } from '#tests/processes/chores'
import type { Server } from '#tests/processes/deployment'

/** Waits, within bounds, until all mails are in this state; answers them. */
async function mailsIn(server: Server, token: string, state: string) {
  for (let tries = 0; tries < 240; tries++) {
    const { body } = await server.api(token, 'GET', 'kernel/outgoing-mail?fields=id,state,version')
    const mails = body.data as { id: number; state: string; version: number }[]
    if (mails.length > 0 && mails.every((one) => one.state === state)) return mails
    await sleep(500)
  }
  throw new Error(`the mails are not ${state}`)
}

test.group('Restoring a backup of before something was sent or done', (group) => {
  group.each.timeout(300_000)

  test('does neither a second time: both are held, and a person decides', async ({
    assert,
    cleanup,
  }) => {
    const smtp = await SmtpDouble.start()
    cleanup(() => smtp.stop())
    const { kontor, token } = await choresDeployment({
      QUEUE_CONCURRENCY: '0',
      MAIL_HOST: '127.0.0.1',
      MAIL_PORT: String(smtp.port),
      MAIL_SECURITY: 'none',
      MAIL_SENDER: 'post@kontor.example',
    })
    cleanup(() => kontor.close())
    let server = await kontor.serve()
    await new Foreman(server, token).ask('make', 'fence', 2)
    const guest = { email: 'guest@bolt.example', roles: ['Administrator'] }
    await server.api(token, 'POST', 'kernel/invitations', guest)
    await kontor.ace('backup')

    const worker = await kontor.work()
    await new Foreman(server, token).atRest(60)
    await mailsIn(server, token, 'sent')
    assert.lengthOf(smtp.received, 1)
    await worker.kill()
    await server.kill()

    const { path } = await newestBackup(kontor)
    const out = await kontor.ace('restore', path, `--confirm=${kontor.databaseName}`)
    assert.match(out.split('\n').slice(-3).join(' '), /1 mails and 2 jobs waited then/)
    server = await kontor.serve()
    await kontor.work()
    const foreman = new Foreman(server, token)
    const [mail] = await mailsIn(server, token, 'held')
    const held = await foreman.jobs(['name', 'starts', 'chores.effect.make'])
    assert.deepEqual(
      held.map((one) => one.state),
      ['held', 'held']
    )
    // The worker is at work: what is asked for now is done, past what is held.
    await foreman.ask('make', 'gate', 1)
    await foreman.atRest(60)
    assert.deepEqual(await foreman.effects('gate'), labels('gate', 1))
    assert.deepEqual(await foreman.effects('fence'), [])
    assert.lengthOf(smtp.received, 1)

    for (const { id } of held) await server.api(token, 'POST', `kernel/jobs/${id}/release`, {})
    const { id, version } = mail
    await server.api(token, 'POST', `kernel/outgoing-mail/${id}/cancel`, { version })
    await foreman.atRest(60)
    assert.sameMembers(await foreman.effects('fence'), labels('fence', 2))
    await mailsIn(server, token, 'cancelled')
    assert.lengthOf(smtp.received, 1)
    await kontor.ace('verify')
  })
})
