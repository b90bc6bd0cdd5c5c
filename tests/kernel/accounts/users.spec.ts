import { test } from 'kontor/testing'
import type { World } from 'kontor/testing'
import { createUser } from '#kernel/accounts/create_user'
import Role from '#kernel/access/models/role'
import { addMember } from '#kernel/companies/add_member'
import { transaction } from '#kernel/records/storage/transaction'
import { PASSWORD, Visitor, people } from '#tests/kernel/accounts/visitor'

/** Someone with the administrator's role in acme, but not in the deployment. */
async function companyAdministrator(world: World) {
  const ctx = await world.context()
  const { seedRoles } = await import('#kernel/access/seed_roles')
  await seedRoles(ctx, 'kernel', { administrator: ['*.*'] })
  const user = await createUser(ctx, {
    name: 'Cleo',
    email: 'cleo@acme.example',
    password: PASSWORD,
  })
  await transaction(ctx, async (inner) => {
    const role = await Role.findBy(inner, ['key', 'eq', 'administrator'])
    await addMember(inner, user.id, [role!.id], { isDefault: true })
  })
  const visitor = new Visitor()
  await visitor.signIn('cleo@acme.example')
  return visitor
}

const setPassword = (visitor: Visitor, id: number) =>
  visitor.ask('PUT', `/kernel/users/${id}/password`, {
    current_password: PASSWORD,
    password: 'green hill at noon',
  })

test.group('Users', (group) => {
  group.each.timeout(20_000)

  test('a log-in name is no address, and both are anyone’s once', async ({ world, assert }) => {
    await people(world)
    const ctx = await world.as('ada').context()
    const create = (input: object) =>
      ctx.run('kernel.user.create', null, { name: 'Eve', email: 'eve@acme.example', ...input })
    await assert.rejects(() => create({ login: 'sam@acme.example' }), 'E_INPUT')
    await assert.rejects(() => create({ login: 'Sam' }), 'E_INPUT')
    await assert.rejects(() => create({ email: 'SAM@acme.example' }), 'E_INPUT')
  })

  test('what only operations set is refused in a body', async ({ world, assert }) => {
    const { sam } = await people(world)
    const token = await world.as('ada').token()
    for (const extra of [
      { is_admin: true },
      { disabled_at: null },
      { password_hash: 'x' },
      { security_epoch: 9 },
    ]) {
      const answer = await fetch(new URL(`/api/v1/kernel/users/${sam}`, process.env.APP_URL), {
        method: 'PATCH',
        headers: { 'authorization': `Bearer ${token}`, 'content-type': 'application/json' },
        body: JSON.stringify({ version: 1, ...extra }),
      })
      assert.equal(answer.status, 422, JSON.stringify(extra))
    }
  })

  test('the last administrator stays one, and nobody shuts himself out', async ({
    world,
    assert,
  }) => {
    const { ada } = await people(world)
    const ctx = await world.context()
    await assert.rejects(
      () => ctx.run('kernel.user.unmake_administrator', ada),
      'E_LAST_ADMINISTRATOR'
    )
    await assert.rejects(() => ctx.run('kernel.user.disable', ada), 'E_LAST_ADMINISTRATOR')
    const other = await world.as('ada').context()
    await assert.rejects(() => other.run('kernel.user.disable', other.user.id), 'E_NOT_YOURSELF')
  })

  test('an administrator gives a new password with his own', async ({ world, assert }) => {
    const { sam } = await people(world)
    const [ada, there] = [new Visitor(), new Visitor()]
    await ada.signIn()
    await there.signIn('sam')
    const form = await ada.get(`/kernel/users/${sam}/password`)
    assert.equal(form.body.component, 'kernel::user_password')
    const wrong = await ada.ask('PUT', `/kernel/users/${sam}/password`, {
      current_password: 'wrong',
      password: 'green hill at noon',
    })
    assert.equal(wrong.status, 422)
    assert.equal((await setPassword(ada, sam)).status, 303)
    assert.isFalse(await there.isSignedIn())
    assert.equal((await new Visitor().signIn('sam', 'green hill at noon')).status, 303)
  })

  test('without the right there is no form and no change', async ({ world, assert }) => {
    const { ada } = await people(world)
    const sam = new Visitor()
    await sam.signIn('sam')
    assert.equal((await sam.get(`/kernel/users/${ada}/password`)).status, 403)
    assert.equal((await setPassword(sam, ada)).status, 403)
  })

  test('a company’s administrator has no power over the deployment’s', async ({
    world,
    assert,
  }) => {
    const { ada, sam } = await people(world)
    const cleo = await companyAdministrator(world)
    assert.equal((await setPassword(cleo, ada)).status, 403)
    assert.equal((await setPassword(cleo, sam)).status, 303)
  })

  test('nor over people who also work elsewhere', async ({ world, assert }) => {
    const { sam } = await people(world)
    const other = await world.context({ company: 'bolt' })
    await transaction(other, (inner) => addMember(inner, sam, []))
    const cleo = await companyAdministrator(world)
    const answer = await setPassword(cleo, sam)
    assert.equal(answer.body.code, 'E_USER_OF_OTHERS')
  })

  test('preferences are the user’s own and closed', async ({ world, assert }) => {
    await people(world)
    const sam = new Visitor()
    await sam.signIn('sam')
    assert.equal(
      (await sam.ask('PATCH', '/kernel/preferences', { theme: 'dark', density: 'compact' })).status,
      303
    )
    const page = await sam.get('/kernel/preferences')
    assert.containSubset(page.body.props.user, { theme: 'dark', density: 'compact' })
    assert.equal(page.body.props.account.login, 'sam')
    assert.equal((await sam.ask('PATCH', '/kernel/preferences', { theme: 'pink' })).status, 422)
    assert.equal((await sam.ask('PATCH', '/kernel/preferences', { is_admin: true })).status, 422)
  })
})
