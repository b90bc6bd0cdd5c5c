import db from '@adonisjs/lucid/services/db'
import { test } from 'kontor/testing'
import { wipe } from '#kernel/plugins/testing/wipe'
import { setUp } from '#kernel/accounts/set_up'
import { setupLink } from '#kernel/accounts/setup_link'
import { PASSWORD, Visitor, countRows, people } from '#tests/kernel/accounts/visitor'

const answers = (token: string) => ({
  token,
  user: { name: 'Ada Lovelace', email: 'Ada@acme.example', login: '', password: PASSWORD },
  company: {
    name: 'Acme',
    currency: 'EUR',
    language: 'en',
    time_zone: 'Europe/Kyiv',
    country: 'UA',
  },
  plugins: [],
  demo: false,
})

async function begin() {
  await wipe()
  const link = new URL((await setupLink())!)
  const visitor = new Visitor()
  const page = await visitor.get(link.pathname + link.search)
  return { visitor, page, token: link.searchParams.get('token')! }
}

test.group('The first set-up', (group) => {
  group.each.timeout(20_000)

  test('creates company, administrator, membership and role, and signs in', async ({ assert }) => {
    const { visitor, page, token } = await begin()
    assert.equal(page.body.component, 'kernel::setup')
    assert.isTrue(page.body.props.isValid)
    const answer = await visitor.send('POST', '/setup', answers(token))
    assert.equal(answer.location, '/')
    assert.isTrue(await visitor.isSignedIn())
    const user = await db.from('users').firstOrFail()
    assert.equal(user.email, 'ada@acme.example')
    assert.equal(Number(user.is_admin), 1)
    const company = await db.from('companies').firstOrFail()
    assert.equal(company.time_zone, 'Europe/Kyiv')
    const role = await db
      .from('membership_roles')
      .join('roles', 'roles.id', 'role_id')
      .firstOrFail()
    assert.equal(role.key, 'administrator')
  })

  test('enables the plugins asked for', async ({ assert }) => {
    const { visitor, token } = await begin()
    await visitor.send('POST', '/setup', { ...answers(token), plugins: ['sample'] })
    const enabled = await db.from('plugins').where('state', 'enabled').select('plugin')
    assert.includeMembers(
      enabled.map((one) => one.plugin),
      ['sample', 'contacts']
    )
  })

  test('needs the link: another token shows nothing and does nothing', async ({ assert }) => {
    const { visitor } = await begin()
    const page = await visitor.get('/setup?token=guessed')
    assert.isFalse(page.body.props.isValid)
    assert.deepEqual(page.body.props.plugins, [])
    const answer = await visitor.ask('POST', '/setup', answers('guessed'))
    assert.equal(answer.status, 403)
    assert.equal(await countRows('users'), 0)
  })

  test('a newer link makes the older one void; only a digest is kept', async ({ assert }) => {
    const { visitor, token } = await begin()
    await setupLink()
    assert.equal((await visitor.ask('POST', '/setup', answers(token))).status, 403)
    assert.notInclude(JSON.stringify(await db.from('setup_tokens')), token)
  })

  test('happens once: with an administrator there is no link', async ({ world, assert }) => {
    await people(world)
    assert.isNull(await setupLink())
    const visitor = new Visitor()
    await visitor.get('/login')
    assert.equal((await visitor.ask('POST', '/setup', answers('any'))).status, 403)
  })

  test('complains of each field by its place, and keeps nothing', async ({ assert }) => {
    const { visitor, token } = await begin()
    const input = answers(token)
    const wrong = {
      ...input,
      company: { ...input.company, currency: 'XYZ', time_zone: 'Mars/Base' },
    }
    const answer = await visitor.ask('POST', '/setup', wrong)
    assert.equal(answer.status, 422)
    const fields = answer.body.errors.map((one: { field: string }) => one.field)
    assert.sameMembers(fields, ['company.currency', 'company.time_zone'])
    const weak = await visitor.ask('POST', '/setup', {
      ...input,
      user: { ...input.user, password: 'Acme-Acme-1815' },
    })
    assert.deepInclude(weak.body.errors[0], {
      field: 'user.password',
      code: 'E_PASSWORD_GUESSABLE',
    })
    const email = await visitor.ask('POST', '/setup', {
      ...input,
      user: { ...input.user, email: 'nowhere' },
    })
    assert.equal(email.body.errors[0].field, 'user.email')
    assert.equal((await countRows('users')) + (await countRows('companies')), 0)
  })

  test('three at once make one', async ({ assert }) => {
    await wipe()
    const { user, company } = answers('')
    const all = [1, 2, 3].map(() => setUp({ user, company, plugins: [], demo: false }))
    const results = await Promise.allSettled(all)
    const reasons = results.flatMap((one) => (one.status === 'rejected' ? [one.reason.code] : []))
    assert.deepEqual(reasons, ['E_SETUP_DONE', 'E_SETUP_DONE'])
    assert.equal(await countRows('users'), 1)
  })
})
