import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import { runJobs } from '#kernel/jobs/worker'
import { consoleProps } from '#kernel/plugins/integrity/console_props'
import { askForRun } from '#kernel/plugins/integrity/runs'

test.group('The integrity console', (group) => {
  group.each.timeout(60_000)

  test('shows a check that was asked for, every rule by name', async ({ world, assert }) => {
    await world.enable('inventory')
    const ada = await world.as('ada').context()
    const id = await askForRun(ada)
    assert.equal(await askForRun(ada), id, 'one that waits is the answer')
    await runJobs()
    const { chosen, findings } = await consoleProps(ada, {})
    assert.containsSubset(chosen, { id, state: 'done', broken: 0, askedBy: 'ada' })
    assert.equal(chosen!.done, chosen!.total)
    assert.lengthOf(findings, chosen!.total)
    assert.include(
      findings.map((one) => one.label),
      'Stock equals the sum of its moves'
    )
    assert.isEmpty(findings.filter((one) => one.label === one.invariant))
    assert.notEqual(await askForRun(ada), id)
  })

  test('puts what is broken first, with the way to the record, and tells the administrators', async ({
    world,
    assert,
  }) => {
    const ada = await world.as('ada').context()
    const party = await world.create('contacts.party', { name: 'Bolt' })
    await db.from('contacts_parties').where('id', party.id).increment('version', 1)
    await askForRun(ada)
    await runJobs()
    const { chosen, findings } = await consoleProps(ada, {})
    assert.equal(chosen!.broken, 1)
    assert.equal(findings[0].breaches[0].href, `/contacts/parties/${party.id}`)
    const notice = await db.from('notifications').where('user_id', ada.user.id).first()
    assert.equal(notice.href, '/kernel/integrity')
  })

  test('a check whose worker died is begun anew and found once', async ({ world, assert }) => {
    const ada = await world.as('ada').context()
    const id = await askForRun(ada)
    await db.table('integrity_findings').insert({
      run_id: id,
      invariant: 'kernel.half_done',
      breach_count: 1,
      breaches: '[]',
    })
    await runJobs()
    const { findings } = await consoleProps(ada, {})
    assert.notInclude(
      findings.map((one) => one.invariant),
      'kernel.half_done'
    )
  })

  test('is for administrators of the deployment', async ({ world, assert, client }) => {
    const sam = await world.as('sam').context()
    await assert.rejects(() => consoleProps(sam, {}), 'E_ADMINISTRATOR_ONLY')
    const answer = await client.post('/kernel/integrity/runs').json({})
    assert.notEqual(answer.status(), 202)
  })
})
