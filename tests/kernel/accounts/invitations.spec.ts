import db from '@adonisjs/lucid/services/db'
import { test, type World } from 'kontor/testing'
import { storePassword } from '#kernel/accounts/create_user'
import { hashPassword } from '#kernel/accounts/passwords'
import { transaction } from '#kernel/records/storage/transaction'
import { linkDigest } from '#kernel/accounts/link_token'
import type Invitation from '#kernel/accounts/invitations/invitation'
import { give, refusalOf, role } from '#tests/kernel/access/people'
import { tokenFor } from '#tests/kernel/mail/mails'
import { Visitor, people } from '#tests/kernel/accounts/visitor'

const NEW = 'green kettle under snow'

/** Ada, with a role of acme to give. */
async function administrator(world: World) {
  await role(world, 'Sales', [{ operations: ['read'] }])
  return world.as('ada').context()
}

const complaints = async (attempt: Promise<unknown>) => (await refusalOf(attempt)).errors

const eve = { email: 'Eve@bolt.example', name: 'Eve', language: 'uk', roles: ['Sales'] }

test.group('Invitations', (group) => {
  group.each.timeout(20_000)

  test('an invited user has his roles, cannot sign in yet, and shows as invited', async ({
    world,
    assert,
  }) => {
    const ada = await administrator(world)
    const { id } = await ada.run<Invitation>('kernel.invitation.create', null, eve)
    const user = await db.from('users').where('email', 'eve@bolt.example').firstOrFail()
    assert.equal(user.state, 'invited')
    const roles = await db
      .from('membership_roles')
      .join('memberships', 'memberships.id', 'membership_id')
      .join('roles', 'roles.id', 'role_id')
      .where('user_id', user.id)
      .select('roles.name')
    assert.deepEqual(
      roles.map(({ name }) => name),
      ['Sales']
    )
    const visitor = new Visitor()
    assert.equal((await visitor.signIn('eve@bolt.example', NEW)).status, 422)
    const row = await db.from('invitations').where('id', id).firstOrFail()
    const token = await tokenFor('eve@bolt.example')
    assert.equal(row.token_hash, linkDigest(token))
    assert.notInclude(
      JSON.stringify([
        row,
        await db.from('outgoing_mail'),
        await db.from('jobs'),
        await db.from('history'),
      ]),
      token
    )
  })

  test('accepting sets name, password and language, signs in, and works once', async ({
    world,
    assert,
  }) => {
    const ada = await administrator(world)
    await ada.run('kernel.invitation.create', null, eve)
    const token = await tokenFor('eve@bolt.example')
    const visitor = new Visitor()
    const page = await visitor.get(`/invitation?token=${token}`)
    assert.containsSubset(page.body.props.invitation, {
      company: 'acme',
      email: 'eve@bolt.example',
    })
    const answer = { token, name: 'Yeva', password: NEW, language: 'en' }
    const accepted = await visitor.send('POST', '/invitation', answer)
    assert.equal(accepted.location, '/')
    assert.isTrue(await visitor.isSignedIn())
    const user = await db.from('users').where('email', 'eve@bolt.example').firstOrFail()
    assert.containsSubset(user, { name: 'Yeva', language: 'en', state: 'active' })
    const again = new Visitor()
    const spent = await again.get(`/invitation?token=${token}`)
    assert.isNull(spent.body.props.invitation)
    assert.equal((await again.ask('POST', '/invitation', answer)).status, 403)
    const kinds = await db.from('security_events').orderBy('id').select('kind')
    assert.includeMembers(
      kinds.map(({ kind }) => kind),
      ['invitation_sent', 'invitation_accepted']
    )
  })

  test('two at once accept once', async ({ world, assert }) => {
    const ada = await administrator(world)
    await ada.run('kernel.invitation.create', null, eve)
    const token = await tokenFor('eve@bolt.example')
    const visitors = [new Visitor(), new Visitor()]
    for (const one of visitors) await one.get('/login')
    const answers = await Promise.all(
      visitors.map((one) => one.ask('POST', '/invitation', { token, name: 'Eve', password: NEW }))
    )
    assert.sameMembers(
      answers.map(({ status }) => status === 403),
      [true, false]
    )
  })

  test('a weak password is refused and the link stays good', async ({ world, assert }) => {
    const ada = await administrator(world)
    await ada.run('kernel.invitation.create', null, eve)
    const token = await tokenFor('eve@bolt.example')
    const visitor = new Visitor()
    await visitor.get('/login')
    const weak = await visitor.ask('POST', '/invitation', {
      token,
      name: 'Eve',
      password: 'bolt.example1',
    })
    assert.equal(weak.status, 422)
    assert.equal(weak.body.errors[0].field, 'password')
    assert.isNotNull((await visitor.get(`/invitation?token=${token}`)).body.props.invitation)
  })

  test('sent again, the older link is void; a day later every link is', async ({
    world,
    assert,
  }) => {
    const ada = await administrator(world)
    const { id } = await ada.run<Invitation>('kernel.invitation.create', null, eve)
    const first = await tokenFor('eve@bolt.example')
    await ada.run('kernel.invitation.resend', id)
    const second = await tokenFor('eve@bolt.example')
    assert.notEqual(first, second)
    const visitor = new Visitor()
    const shown = async (token: string) =>
      (await visitor.get(`/invitation?token=${token}`)).body.props.invitation
    assert.isNull(await shown(first))
    assert.isNotNull(await shown(second))
    const { expires_at: until, created_at: from } = await db
      .from('invitations')
      .where('id', id)
      .firstOrFail()
    assert.isAtMost(Date.parse(until) - Date.parse(from), 24 * 3_600_000 + 60_000)
    await db.from('invitations').update({ expires_at: '2026-01-01 00:00:00.000' })
    assert.isNull(await shown(second))
    assert.equal(
      (await visitor.ask('POST', '/invitation', { token: second, name: 'E', password: NEW }))
        .status,
      403
    )
  })

  test('taken back, the link is void, the mail stays home, and the person may be invited anew', async ({
    world,
    assert,
  }) => {
    const ada = await administrator(world)
    const { id } = await ada.run<Invitation>('kernel.invitation.create', null, eve)
    const token = await tokenFor('eve@bolt.example')
    await ada.run('kernel.invitation.withdraw', id)
    const visitor = new Visitor()
    assert.isNull((await visitor.get(`/invitation?token=${token}`)).body.props.invitation)
    const mail = await db.from('outgoing_mail').where('about_id', id).firstOrFail()
    assert.deepEqual([mail.state, mail.sealed], ['cancelled', null])
    assert.equal(
      (await db.from('users').where('email', 'eve@bolt.example').firstOrFail()).state,
      'disabled'
    )
    await ada.run('kernel.invitation.create', null, eve)
    const again = await tokenFor('eve@bolt.example')
    assert.isNotNull((await visitor.get(`/invitation?token=${again}`)).body.props.invitation)
  })

  test('a password set by an administrator lets him in as well, and ends the link', async ({
    world,
    assert,
  }) => {
    await people(world)
    const ada = await administrator(world)
    await ada.run('kernel.invitation.create', null, eve)
    const token = await tokenFor('eve@bolt.example')
    const eves = await db.from('users').where('email', 'eve@bolt.example').firstOrFail()
    const passwordHash = await hashPassword(NEW)
    await transaction(await world.context(), (inner) =>
      storePassword(inner, Number(eves.id), passwordHash)
    )
    const visitor = new Visitor()
    assert.isNull((await visitor.get(`/invitation?token=${token}`)).body.props.invitation)
    assert.equal((await visitor.signIn('eve@bolt.example', NEW)).status, 303)
    const { state } = await db.from('users').where('id', eves.id).firstOrFail()
    assert.equal(state, 'active')
  })

  test('who invites gives only what he holds, and nobody is invited twice', async ({
    world,
    assert,
  }) => {
    await administrator(world)
    const rules = [{ model: 'kernel.invitation', operations: ['read', 'create'] }]
    const sam = await give(world, 'sam', await role(world, 'Inviter', rules))
    const withRoles = (...roles: string[]) =>
      sam.run('kernel.invitation.create', null, { ...eve, roles })
    const beyond = await complaints(withRoles('Inviter', 'Sales', 'Administrator', 'Pirate'))
    assert.deepEqual(
      beyond.map(({ code, params }) => [code, params!.role]),
      [
        ['E_INVITATION_BEYOND', 'Sales'],
        ['E_INVITATION_BEYOND', 'Administrator'],
        ['E_INVITATION_ROLE', 'Pirate'],
      ]
    )
    assert.isNull(await db.from('users').where('email', 'eve@bolt.example').first())
    await withRoles('inviter')
    const [twice] = await complaints(withRoles('Inviter'))
    assert.deepInclude(twice, { field: 'email', code: 'E_INVITATION_MEMBER' })
  })
})
