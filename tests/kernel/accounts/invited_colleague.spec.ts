import db from '@adonisjs/lucid/services/db'
import { test, type World } from 'kontor/testing'
import type Invitation from '#kernel/accounts/invitations/invitation'
import { readRows } from '#kernel/records/storage/reader'
import Membership from '#kernel/companies/membership'
import MembershipRole from '#kernel/companies/membership_role'
import { transaction } from '#kernel/records/storage/transaction'
import { refusalOf, role } from '#tests/kernel/access/people'
import { tokenFor } from '#tests/kernel/mail/mails'
import { PASSWORD, Visitor, people } from '#tests/kernel/accounts/visitor'

const SAM = 'sam@acme.example'

/** Sam works for acme; bolt invites him. */
async function invited(world: World) {
  const { sam } = await people(world)
  const bolt = await world.context({ company: 'bolt' })
  await bolt.run('kernel.role.create', null, {
    name: 'Sales',
    rules: [{ model: 'kernel.org_unit', operations: ['read', 'create'] }],
  })
  const { id } = await bolt.run<Invitation>('kernel.invitation.create', null, {
    email: SAM,
    name: 'Somebody else',
    language: 'uk',
    roles: ['Sales'],
  })
  return { sam, bolt, id }
}

async function signedIn(login: string) {
  const visitor = new Visitor()
  await visitor.signIn(login)
  return visitor
}

const companiesOf = async (userId: number) =>
  (
    await readRows<{ name: string }>(
      `SELECT c.name FROM memberships m JOIN companies c ON c.id = m.company_id
       WHERE m.user_id = ? AND m.archived_at IS NULL ORDER BY c.name`,
      [userId]
    )
  ).map(({ name }) => name)

test.group('An invitation into a second company', (group) => {
  group.each.timeout(30_000)

  test('changes nothing for the person until he accepts', async ({ world, assert }) => {
    const { sam } = await invited(world)
    assert.deepEqual(await companiesOf(sam), ['acme'])
    const user = await db.from('users').where('id', sam).firstOrFail()
    assert.containsSubset(user, { name: 'Sam', state: 'active', language: null })
    const visitor = await signedIn('sam')
    assert.deepEqual(
      (await visitor.get('/kernel/preferences')).body.props.companies.map(
        ({ name }: { name: string }) => name
      ),
      ['acme']
    )
  })

  test('is accepted signed in, with the same account, and says which company', async ({
    world,
    assert,
  }) => {
    const { sam, bolt } = await invited(world)
    const users = await db.from('users').count('* as count')
    const token = await tokenFor(SAM)
    const visitor = await signedIn('sam')
    const { body } = await visitor.get(`/invitation?token=${token}`)
    assert.equal(body.component, 'kernel::join_company')
    assert.containsSubset(body.props, {
      invitation: { company: 'bolt', email: SAM },
      standing: 'invited',
    })
    assert.equal(body.props.company.name, 'acme')
    const joined = await visitor.send('POST', '/invitation/join', { token })
    assert.equal(joined.status, 303)
    assert.deepEqual(await companiesOf(sam), ['acme', 'bolt'])
    assert.deepEqual(await db.from('users').count('* as count'), users)
    const home = await visitor.get('/kernel/preferences')
    assert.equal(home.body.props.company.id, bolt.company.id)
    assert.equal((await visitor.get('/kernel/org-units')).status, 200)
    const again = await visitor.ask('POST', '/invitation/join', { token })
    assert.equal(again.body.code, 'E_INVITATION_LINK')
    const kinds = await db.from('security_events').select('kind')
    assert.include(
      kinds.map(({ kind }) => kind),
      'invitation_accepted'
    )
  })

  test('leads a guest to sign in and back, and sets no password', async ({ world, assert }) => {
    await invited(world)
    const token = await tokenFor(SAM)
    const visitor = new Visitor()
    const { body } = await visitor.get(`/invitation?token=${token}`)
    assert.equal(body.props.standing, 'guest')
    const form = { token, name: 'Eve', password: 'green kettle under snow' }
    assert.equal((await visitor.ask('POST', '/invitation', form)).body.code, 'E_INVITATION_LINK')
    assert.equal((await visitor.ask('POST', '/invitation/join', { token })).status, 401)
    await visitor.get(`/invitation/sign-in?token=${token}`)
    const signed = await visitor.send('POST', '/login', { login: 'sam', password: PASSWORD })
    assert.include(signed.location, `/invitation/sign-in?token=${token}`)
    const back = await visitor.get(signed.location!)
    assert.include(back.location, `/invitation?token=${token}`)
  })

  test('is no one else’s to accept', async ({ world, assert }) => {
    const { sam } = await invited(world)
    const token = await tokenFor(SAM)
    const visitor = await signedIn('ada@acme.example')
    assert.equal((await visitor.get(`/invitation?token=${token}`)).body.props.standing, 'other')
    const refused = await visitor.ask('POST', '/invitation/join', { token })
    assert.equal(refused.body.code, 'E_INVITATION_OTHERS')
    assert.deepEqual(await companiesOf(sam), ['acme'])
  })

  test('is not sent twice, and taken back leaves the account alone', async ({ world, assert }) => {
    const { sam, bolt, id } = await invited(world)
    const token = await tokenFor(SAM)
    const twice = await refusalOf(
      bolt.run('kernel.invitation.create', null, { email: SAM, roles: ['Sales'] })
    )
    assert.equal(twice.errors[0].code, 'E_INVITATION_MEMBER')
    const visitor = await signedIn('sam')
    await bolt.run('kernel.invitation.withdraw', id)
    assert.isTrue(await visitor.isSignedIn())
    assert.equal((await visitor.ask('POST', '/invitation/join', { token })).status, 403)
    assert.deepEqual(await companiesOf(sam), ['acme'])
    await bolt.run('kernel.invitation.create', null, { email: SAM, roles: ['Sales'] })
    const next = await tokenFor(SAM)
    assert.equal((await visitor.send('POST', '/invitation/join', { token: next })).status, 303)
    assert.deepEqual(await companiesOf(sam), ['acme', 'bolt'])
  })

  test('is refused where nobody uses the account now', async ({ world, assert }) => {
    const { sam } = await people(world)
    await db
      .from('users')
      .where('id', sam)
      .update({ state: 'disabled', disabled_at: '2026-01-01 00:00:00.000' })
    const bolt = await world.context({ company: 'bolt' })
    await bolt.run('kernel.role.create', null, { name: 'Sales' })
    const refused = await refusalOf(
      bolt.run('kernel.invitation.create', null, { email: SAM, roles: ['Sales'] })
    )
    assert.equal(refused.errors[0].code, 'E_INVITATION_KNOWN')
  })
})

test.group('The link of an invitation', (group) => {
  group.each.timeout(30_000)

  async function ofEve(world: World) {
    const { sam } = await people(world)
    await role(world, 'Sales', [{ operations: ['read'] }])
    const ctx = await world.context()
    const eve = { email: 'eve@bolt.example', name: 'Eve', roles: ['Sales'] }
    const { id } = await ctx.run<Invitation>('kernel.invitation.create', null, eve)
    return { id, sam, mailed: await tokenFor('eve@bolt.example') }
  }

  test('is shown to whoever may send it, works, and voids the one of the mail', async ({
    world,
    assert,
  }) => {
    const { id, mailed } = await ofEve(world)
    const visitor = await signedIn('ada@acme.example')
    const { status, body } = await visitor.ask('POST', `/kernel/invitations/${id}/link`, {})
    assert.equal(status, 200)
    const link = new URL(body.data.link)
    const guest = new Visitor()
    const shown = async (path: string) => (await guest.get(path)).body.props.invitation
    assert.isNull(await shown(`/invitation?token=${mailed}`))
    assert.equal((await shown(link.pathname + link.search)).email, 'eve@bolt.example')
    const mail = await db.from('outgoing_mail').where('about_id', id).firstOrFail()
    assert.deepEqual([mail.state, mail.sealed], ['cancelled', null])
    const noted = await db.from('security_events').where('kind', 'invitation_link_shown')
    assert.lengthOf(noted, 1)
    const kept = [noted, await db.from('history'), await db.from('invitations')]
    assert.notInclude(JSON.stringify(kept), link.searchParams.get('token')!)
  })

  test('is not shown to others, nor once it was used', async ({ world, assert }) => {
    const { id, sam } = await ofEve(world)
    const rules = [{ model: 'kernel.invitation', operations: ['read'] }]
    const reader = await role(world, 'Reader', rules)
    await transaction(await world.context(), async (inner) => {
      const membership = await Membership.findBy(inner, ['user_id', 'eq', sam])
      await MembershipRole.create(inner, { membershipId: membership!.id, roleId: reader.id })
    })
    const stranger = await signedIn('sam')
    const refused = await stranger.ask('POST', `/kernel/invitations/${id}/link`, {})
    assert.equal(refused.body.code, 'E_FORBIDDEN')
    await db.from('invitations').update({ state: 'accepted' })
    const ada = await signedIn('ada@acme.example')
    const late = await ada.ask('POST', `/kernel/invitations/${id}/link`, {})
    assert.equal(late.body.code, 'E_INVITATION_OVER')
  })
})
