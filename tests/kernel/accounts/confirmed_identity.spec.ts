import db from '@adonisjs/lucid/services/db'
import { test } from 'kontor/testing'
import { codeAt } from '#tests/kernel/accounts/authenticator'
import { PASSWORD, Visitor, countRows, people } from '#tests/kernel/accounts/visitor'

/** As if the password had been entered so many minutes ago. */
async function entered(minutes: number) {
  const row = await db.from('sessions').firstOrFail()
  const data = { ...JSON.parse(row.data), confirmed_at: Date.now() - minutes * 60_000 }
  await db.from('sessions').update({ data: JSON.stringify(data) })
}

async function signedIn(login = 'ada@acme.example') {
  const visitor = new Visitor()
  await visitor.signIn(login)
  return visitor
}

test.group('Before what matters for security', (group) => {
  group.each.timeout(30_000)

  const changes: { method: string; path: string }[] = [
    { method: 'POST', path: '/kernel/roles' },
    { method: 'PATCH', path: '/kernel/roles/1' },
    { method: 'DELETE', path: '/kernel/roles/1' },
    { method: 'POST', path: '/kernel/rules' },
    { method: 'PATCH', path: '/kernel/memberships/1' },
    { method: 'POST', path: '/kernel/invitations' },
    { method: 'POST', path: '/kernel/users/bulk' },
    { method: 'PATCH', path: '/kernel/users/1' },
    { method: 'POST', path: '/kernel/users/1/make-administrator' },
    { method: 'POST', path: '/kernel/users/1/reset-second-factor' },
    { method: 'PUT', path: '/kernel/users/1/password' },
    { method: 'POST', path: '/kernel/my-tokens' },
    { method: 'POST', path: '/kernel/api-tokens/1/revoke' },
    { method: 'POST', path: '/kernel/second-factor' },
    { method: 'DELETE', path: '/kernel/second-factor' },
    { method: 'POST', path: '/kernel/second-factor/recovery-codes' },
  ]
  test('the password is asked for again: {method} {path}')
    .with(changes)
    .run(async ({ world, assert }, { method, path }) => {
      await people(world)
      const visitor = await signedIn()
      await entered(11)
      const answer = await visitor.ask(method, path, method === 'DELETE' ? undefined : {})
      assert.equal(answer.status, 403)
      assert.equal(answer.body.code, 'E_CONFIRM_IDENTITY')
    })

  test('it counts for ten minutes, and reading needs none', async ({ world, assert }) => {
    await people(world)
    const visitor = await signedIn()
    const { id: company } = await world.company()
    const create = (name: string) =>
      visitor.ask('POST', '/kernel/roles', { company_id: company, data: { name } })
    await entered(9)
    assert.equal((await create('Clerks')).status, 201)
    await entered(11)
    assert.equal((await create('Scribes')).status, 403)
    assert.equal((await visitor.get('/kernel/roles')).status, 200)
    const wrong = await visitor.ask('POST', '/kernel/confirmation', { password: 'not it at all' })
    assert.equal(wrong.body.errors[0].code, 'E_PASSWORD_WRONG')
    assert.equal((await create('Scribes')).status, 403)
    await visitor.ask('POST', '/kernel/confirmation', { password: PASSWORD })
    assert.equal((await create('Scribes')).status, 201)
  })

  test('with a second factor the code is asked for too', async ({ world, assert }) => {
    await people(world)
    const visitor = await signedIn('sam')
    await visitor.send('POST', '/kernel/second-factor')
    const { body } = await visitor.get('/kernel/second-factor')
    const { secret } = body.props.factor.draft
    await visitor.ask('POST', '/kernel/second-factor/confirmation', {
      code: codeAt(secret, Date.now()),
    })
    await visitor.get('/kernel/second-factor')
    const confirm = (code?: string) =>
      visitor.ask('POST', '/kernel/confirmation', { password: PASSWORD, ...(code && { code }) })
    assert.deepInclude((await confirm()).body.errors[0], { field: 'code', code: 'E_REQUIRED' })
    assert.equal((await confirm('000000')).body.errors[0].code, 'E_CODE_WRONG')
    assert.equal((await confirm(codeAt(secret, Date.now() + 30_000))).status, 200)
    assert.equal(await countRows('second_factors'), 1)
  })
})
