import { setTimeout as sleep } from 'node:timers/promises'
import { test } from '@japa/runner'
import { SmtpDouble } from '#tests/kernel/mail/smtp_double'
import { Deployment, type Server } from '#tests/processes/deployment'

interface Mail {
  state: string
  message_id: string
}

const MAILS = 24

/** Every outgoing mail, once none of them is on its way any more. */
async function settled(server: Server, token: string): Promise<Mail[]> {
  for (let tries = 0; tries < 240; tries++) {
    const fields = 'fields=state,message_id&limit=500&sort=id'
    const { body } = await server.api(token, 'GET', `kernel/outgoing-mail?${fields}`)
    const mails = body.data as Mail[]
    if (mails.every(({ state }) => !['waiting', 'sending'].includes(state))) return mails
    await sleep(500)
  }
  throw new Error('mails are still waiting after two minutes')
}

const isAlive = (server: Server) =>
  fetch(`${server.url}/health/live`).then(
    () => true,
    () => false
  )

test.group('kill -9 of the worker that sends mails', (group) => {
  group.each.timeout(300_000)

  test('no mail the server took is sent twice, and none is lost', async ({ assert, cleanup }) => {
    const smtp = await SmtpDouble.start()
    cleanup(() => smtp.stop())
    const kontor = await Deployment.create('', {
      MAIL_HOST: '127.0.0.1',
      MAIL_PORT: String(smtp.port),
      MAIL_SECURITY: 'none',
      MAIL_SENDER: 'post@kontor.example',
    })
    cleanup(() => kontor.close())
    const token = await kontor.token()
    let server = await kontor.serve()
    let kills = 0
    smtp.beforeAnswer = async () => {
      // The worker dies while the server has the whole mail and is about to say so.
      if (smtp.received.length % 7 !== 3 || kills >= 3) return
      kills++
      await server.kill()
    }
    for (let at = 0, tries = 0; at < MAILS && tries < MAILS + 20; tries++) {
      const guest = { email: `guest${at}@bolt.example`, roles: ['Administrator'] }
      const answer = await server.api(token, 'POST', 'kernel/invitations', guest).catch(() => null)
      if (answer) at++
      else server = await kontor.serve()
    }
    for (let tries = 0; kills < 3 && tries < 100; tries++) {
      if (!(await isAlive(server))) server = await kontor.serve()
      await sleep(500)
    }
    if (!(await isAlive(server))) server = await kontor.serve()

    const mails = await settled(server, token)
    assert.equal(kills, 3)
    assert.isAtLeast(mails.length, MAILS)
    const times = new Map<string, number>()
    for (const { mail } of smtp.received) {
      times.set(mail.messageId!, (times.get(mail.messageId!) ?? 0) + 1)
    }
    assert.deepEqual([...new Set(times.values())], [1], 'every mail reached the server once')
    // One that was on its way but not there yet as the worker died is told of as one nobody knows of, too.
    const missing = mails.filter((mail) => !times.has(mail.message_id))
    assert.isTrue(missing.every(({ state }) => state === 'unconfirmed'))
    assert.isAbove(times.size, MAILS / 2)
    const unconfirmed = mails.filter(({ state }) => state === 'unconfirmed')
    const sent = mails.filter(({ state }) => state === 'sent')
    assert.equal(sent.length + unconfirmed.length, mails.length)
    // Several mails may have been with the server when the worker died.
    assert.isAtLeast(unconfirmed.length, kills)
    const confirmed = new Set(smtp.confirmed.map(({ mail }) => mail.messageId))
    assert.isTrue(sent.every(({ message_id: id }) => confirmed.has(id)))
    await kontor.ace('verify')
  })
})
