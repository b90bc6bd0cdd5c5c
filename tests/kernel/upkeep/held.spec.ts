import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import { goBy } from '#kernel/companies/clock'
import { runJobs } from '#kernel/jobs/worker'
import { deliverDue as deliverEvents } from '#kernel/jobs/deliver'
import { deliverDue } from '#kernel/mail/deliver_due'
import { sendMail } from '#kernel/mail/send_mail'
import type { Listener } from '#kernel/plugins/declaration'
import { hookTable } from '#kernel/plugins/hooks'
import { transaction } from '#kernel/records/storage/transaction'
import { holdWaiting } from '#kernel/storage/restore/hold_waiting'
import { ask, chore, effect, effects, forgetChores, jobRow } from '#tests/kernel/jobs/chores'
import { stored, use, write } from '#tests/kernel/mail/mails'
import { SmtpDouble } from '#tests/kernel/mail/smtp_double'
import { breaches } from '#tests/kernel/upkeep/tampering'

const LETTER = {
  to: 'sam@bolt.example',
  template: 'kernel.test',
  params: { name: 'Sam' },
  locale: 'en',
}

/** Someone listens to an event while a test runs; answers what ends that. */
function listening(event: string, run: Listener) {
  hookTable().after.set(event, [{ needs: [], run }])
  return () => void hookTable().after.delete(event)
}

test.group('After a restore', (group) => {
  let smtp: SmtpDouble

  group.each.timeout(60_000)
  group.each.setup(async () => {
    smtp = await SmtpDouble.start()
    return () => smtp.stop()
  })
  group.each.teardown(forgetChores)

  test('jobs that waited are held until an administrator releases or cancels each', async ({
    world,
    assert,
  }) => {
    const ada = await world.as('ada').context()
    const name = chore('build', (ctx, { label }) => effect(ctx, String(label)), { atomic: true })
    const wanted = await ask(ada, name, { label: 'a shed' })
    const unwanted = await ask(ada, name, { label: 'a tower' })
    assert.deepEqual(await holdWaiting(), { mails: 0, jobs: 2 })
    await runJobs()
    assert.equal((await jobRow(wanted)).state, 'held')
    await ada.run('kernel.job.release', wanted)
    await ada.run('kernel.job.cancel', unwanted)
    await runJobs()
    assert.deepEqual(await effects(), ['a shed'])
    assert.deepEqual(
      [(await jobRow(wanted)).state, (await jobRow(unwanted)).state],
      ['done', 'cancelled']
    )
    await assert.rejects(() => ada.run('kernel.job.release', wanted), 'E_JOB_NOT_HELD')
  })

  test('mails that waited or were leaving are held; a person sends or drops each', async ({
    world,
    assert,
  }) => {
    await use(world, smtp)
    const ada = await world.as('ada').context()
    const [waiting, leaving, unwanted] = [await write(ada), await write(ada), await write(ada)]
    await db
      .from('outgoing_mail')
      .where('id', leaving.id)
      .update({ state: 'sending', sending_since: '2026-01-01 00:00:00.000' })
    assert.equal((await holdWaiting()).mails, 3)
    await runJobs()
    await deliverDue()
    assert.lengthOf(smtp.received, 0)
    const later = await world.as('ada').context()
    await later.run('kernel.outgoing_mail.cancel', unwanted.id)
    await later.run('kernel.outgoing_mail.retry', waiting.id)
    await later.run('kernel.outgoing_mail.retry', leaving.id)
    await runJobs()
    assert.lengthOf(smtp.received, 2)
    assert.deepEqual(
      [
        (await stored(waiting.id)).state,
        (await stored(leaving.id)).state,
        (await stored(unwanted.id)).state,
      ],
      ['sent', 'sent', 'cancelled']
    )
  })

  test('the administrators are told, with the way to the lists, and verify finds nothing', async ({
    world,
    assert,
  }) => {
    const ada = await world.as('ada').context()
    await write(ada)
    await ask(
      ada,
      chore('build', () => undefined),
      {}
    )
    await ask(ada, 'kernel.storage.backup', {})
    assert.deepEqual(await holdWaiting(), { mails: 1, jobs: 1 })
    const told = await db.from('notifications').where('user_id', ada.user.id).orderBy('id')
    assert.deepEqual(
      told.map((one) => [one.message, JSON.parse(one.params)]),
      [
        ['upkeep.restored.mails_held', { count: 1 }],
        ['upkeep.restored.jobs_held', { count: 1 }],
      ]
    )
    for (const { href } of told) {
      assert.deepEqual(JSON.parse(new URL(href, 'http://kontor').searchParams.get('filter')!), [
        ['state', 'eq', 'held'],
      ])
    }
    const states = await db.from('jobs').orderBy('id').select('name', 'state')
    assert.deepEqual(
      states.map((one) => one.state),
      ['cancelled', 'held', 'cancelled'],
      'what comes again by itself is not held'
    )
    assert.isEmpty([...(await breaches()).keys()])
  })

  test('where nothing waited nobody is told, and what a held job’s key asks for is not done beside it', async ({
    world,
    assert,
    cleanup,
  }) => {
    const ada = await world.as('ada').context()
    assert.deepEqual(await holdWaiting(), { mails: 0, jobs: 0 })
    assert.lengthOf(await db.from('notifications'), 0)
    const name = chore('build', (ctx) => effect(ctx, 'a shed'), { atomic: true })
    const id = await ask(ada, name, {}, { key: 'shed' })
    await holdWaiting()
    assert.equal(await ask(ada, name, {}, { key: 'shed' }), id)
    cleanup(goBy(() => new Date(Date.now() + 86_400_000)))
    await runJobs()
    assert.isEmpty(await effects())
  })

  test('events that waited reach the data, now or when their listener can; what they ask of the world is held', async ({
    world,
    assert,
    cleanup,
  }) => {
    await use(world, smtp)
    const ada = await world.as('ada').context()
    const name = chore('build', (ctx) => effect(ctx, 'a shed'), { atomic: true })
    let isBroken = true
    cleanup(
      listening('kernel.test.asked', async (ctx) => {
        if (isBroken) throw new Error('not today')
        await effect(ctx, 'told')
        ctx.emit('kernel.test.passed_on', {})
      })
    )
    cleanup(
      listening('kernel.test.passed_on', async (ctx) => {
        await sendMail(ctx, LETTER)
        await ctx.later(name, {})
      })
    )
    await transaction(ada, async (inner) => inner.emit('kernel.test.asked', {}))
    assert.deepEqual(await holdWaiting(), { mails: 0, jobs: 0 })
    assert.isEmpty(await effects())

    isBroken = false
    cleanup(goBy(() => new Date(Date.now() + 7_200_000)))
    await deliverEvents()
    await runJobs()
    await deliverDue()
    assert.deepEqual(await effects(), ['told'])
    assert.lengthOf(smtp.received, 0)
    const [mail] = await db.from('outgoing_mail').select('id', 'state')
    assert.equal(mail.state, 'held')
    const [job] = await db.from('jobs').where('name', name).select('id', 'state')
    assert.equal(job.state, 'held')

    const later = await world.as('ada').context()
    await later.run('kernel.outgoing_mail.retry', mail.id)
    await later.run('kernel.job.release', job.id)
    await runJobs()
    assert.lengthOf(smtp.received, 1)
    assert.deepEqual(await effects(), ['a shed', 'told'])
    assert.isEmpty([...(await breaches()).keys()])
  })
})
