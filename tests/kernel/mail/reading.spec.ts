import db from '@adonisjs/lucid/services/db'
import { test, type World } from 'kontor/testing'
import User from '#kernel/accounts/user'
import Membership from '#kernel/companies/membership'
import MembershipRole from '#kernel/companies/membership_role'
import { transaction } from '#kernel/records/storage/transaction'
import { PASSWORD, Visitor, people } from '#tests/kernel/accounts/visitor'
import { role } from '#tests/kernel/access/people'
import { stored, write } from '#tests/kernel/mail/mails'

/** The role, for the Sam who signs in. */
async function giveSam(world: World, roleId: number) {
  await transaction(await world.context(), async (inner) => {
    const sam = await User.findBy(inner, ['login', 'eq', 'sam'])
    const membership = await Membership.findBy(inner, ['user_id', 'eq', sam!.id])
    await MembershipRole.create(inner, { membershipId: membership!.id, roleId })
  })
}

test.group('Who reads mails', (group) => {
  group.each.timeout(20_000)

  test('the queue shows a mail in a frame in which nothing runs', async ({ world, assert }) => {
    await people(world)
    const { id } = await write(await world.context(), {
      params: { name: '<img src=x onerror=alert(1)>' },
    })
    const visitor = new Visitor()
    await visitor.signIn()
    const { status, headers, body } = await visitor.get(`/kernel/outgoing-mail/${id}/preview`)
    assert.equal(status, 200)
    const policy = headers.get('content-security-policy')!
    assert.include(policy, 'sandbox;')
    assert.include(policy, "default-src 'none'")
    assert.notInclude(policy, 'script-src')
    assert.notInclude(body, '<img')
    const text = await visitor.ask('GET', `/kernel/outgoing-mail/${id}/text`)
    assert.include(text.body.data.text, 'Hello <img src=x')
  })

  test('links that open a door are hidden in it', async ({ world, assert }) => {
    await people(world)
    const { id } = await write(await world.context(), {
      template: 'kernel.password_reset',
      path: '/reset-password?token=abc-secret',
      isSecret: true,
    })
    const visitor = new Visitor()
    await visitor.signIn()
    for (const way of ['preview', 'text']) {
      const shown = JSON.stringify((await visitor.get(`/kernel/outgoing-mail/${id}/${way}`)).body)
      assert.include(shown, '•••')
      assert.notInclude(shown, 'abc-secret')
    }
  })

  test('whoever may read a record reads its mails, and nobody else', async ({ world, assert }) => {
    const unit = await world.create('kernel.org_unit', { name: 'Yard' })
    const ctx = await world.context()
    const { id } = await write(ctx, { record: { model: 'kernel.org_unit', id: unit.id } })
    const { id: other } = await write(ctx)
    await people(world)
    const visitor = new Visitor()
    await visitor.signIn('sam', PASSWORD)
    const preview = (mail: number) => visitor.ask('GET', `/kernel/outgoing-mail/${mail}/preview`)
    assert.equal((await preview(id)).status, 404)
    const reader = await role(world, 'Reader', [{ operations: ['read'] }])
    await giveSam(world, reader.id)
    assert.equal((await preview(id)).status, 200)
    assert.equal((await preview(other)).status, 404)
    assert.equal((await visitor.ask('GET', '/kernel/outgoing-mail')).status, 403)
    const beside = await visitor.ask('GET', `/kernel/org-units/${unit.id}/beside`)
    assert.deepEqual(
      beside.body.data.mails.map((one: { id: number }) => one.id),
      [id]
    )
  })

  test('a mail that failed is sent again or given up by hand, one that has left is not', async ({
    world,
    assert,
  }) => {
    const ada = await world.as('ada').context()
    const { id } = await write(ada)
    await db
      .from('outgoing_mail')
      .where('id', id)
      .update({ state: 'failed', error: 'x', attempts: 3 })
    await world.as('ada').run('kernel.outgoing_mail.retry', id)
    const row = await stored(id)
    assert.deepEqual([row.state, Number(row.attempts)], ['waiting', 0])
    assert.lengthOf(await db.from('jobs').where('name', 'kernel.mail.send'), 2)
    await ada.run('kernel.outgoing_mail.cancel', id)
    assert.equal((await stored(id)).state, 'cancelled')
    await db.from('outgoing_mail').where('id', id).update({ state: 'sent' })
    for (const verb of ['retry', 'cancel']) {
      await assert.rejects(() => ada.run(`kernel.outgoing_mail.${verb}`, id), 'E_MAIL_STATE')
    }
  })

  test('another company sees none of it', async ({ world, assert }) => {
    const { id } = await write(await world.context())
    const bolt = await world.as('ada').context('bolt')
    const page = await bolt.list('kernel.outgoing_mail', {})
    assert.lengthOf(page.data, 0)
    await assert.rejects(() => bolt.run('kernel.outgoing_mail.cancel', id), 'E_NOT_FOUND')
  })
})
