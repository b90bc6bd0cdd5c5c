import { test } from '@japa/runner'
import { runJobs } from '#kernel/jobs/worker'
import { Refusal } from '#kernel/http/refusal'
import { people, Visitor } from '#tests/kernel/accounts/visitor'
import { contextOf } from '#tests/kernel/jobs/context_of'
import { ask, chore, forgetChores } from '#tests/kernel/jobs/chores'
import type { World } from 'kontor/testing'

async function signedIn(world: World) {
  const { ada, sam } = await people(world)
  const [hers, his] = [new Visitor(), new Visitor()]
  await hers.signIn()
  await his.signIn('sam')
  return { ada: { id: ada, visitor: hers }, sam: { id: sam, visitor: his } }
}

test.group('Jobs and notifications in the admin', (group) => {
  group.each.teardown(forgetChores)

  test('the bell counts what its owner has not read, one by one or all at once', async ({
    world,
    assert,
  }) => {
    const { ada, sam } = await signedIn(world)
    const name = chore('paint', () => undefined, { notice: 'always' })
    for (let at = 0; at < 3; at++) await ask(await contextOf(world, sam.id), name, {})
    await runJobs()
    const bell = await sam.visitor.ask('GET', '/kernel/bell')
    assert.equal(bell.body.data.unread, 3)
    assert.deepInclude(bell.body.data.latest[0], {
      message: 'notifications.job_done',
      params: { title: 'Job' },
      is_read: false,
    })
    const [{ id }] = bell.body.data.latest
    assert.equal((await ada.visitor.ask('GET', '/kernel/bell')).body.data.unread, 0)
    await ada.visitor.ask('POST', `/kernel/bell/${id}/read`, {})
    assert.equal((await sam.visitor.ask('GET', '/kernel/bell')).body.data.unread, 3)
    const one = await sam.visitor.ask('POST', `/kernel/bell/${id}/read`, {})
    assert.equal(one.body.data.unread, 2)
    const all = await sam.visitor.ask('POST', '/kernel/bell/read', {})
    assert.equal(all.body.data.unread, 0)
    assert.equal((await new Visitor().ask('GET', '/kernel/bell')).status, 401)
  })

  test('what the machine said of a failure is told to administrators only', async ({
    world,
    assert,
  }) => {
    const { ada, sam } = await signedIn(world)
    const name = chore('break', () => Promise.reject(new Error('out of paint')), { attempts: 1 })
    const id = await ask(await contextOf(world, sam.id), name, {})
    await runJobs()
    const hers = await ada.visitor.ask('GET', `/kernel/jobs/${id}/cause`)
    assert.include(hers.body.data.cause, 'out of paint')
    const his = await sam.visitor.ask('GET', `/kernel/jobs/${id}/cause`)
    assert.deepEqual(his.body.data, { cause: null, worker: null })
    const shown = await sam.visitor.get(`/kernel/jobs/${id}`)
    assert.equal(shown.body.component, 'kernel::jobs/show')
    assert.notInclude(JSON.stringify(shown.body), 'out of paint')
  })

  test('of others nobody sees screen, cause or list, and what a job is to do is shown to none', async ({
    world,
    assert,
  }) => {
    const { ada, sam } = await signedIn(world)
    const name = chore('look', () => {
      throw new Refusal('E_JOB_OVER', { title: 'x' })
    })
    const id = await ask(await contextOf(world, ada.id), name, { secret: 'the colour of the door' })
    await runJobs()
    for (const path of [`/kernel/jobs/${id}`, `/kernel/jobs/${id}/cause`]) {
      assert.equal((await sam.visitor.ask('GET', path)).status, 404, path)
    }
    assert.deepEqual((await sam.visitor.get('/kernel/jobs')).body.props.rows, [])
    const hers = await ada.visitor.get(`/kernel/jobs/${id}`)
    assert.equal(hers.body.props.record.state, 'failed')
    assert.notInclude(JSON.stringify(hers.body), 'the colour of the door')
  })
})
