import { test } from '@japa/runner'
import { explain } from '#kernel/access/explain'
import { explanationText } from '#kernel/access/explanation_text'
import { give, restrict, role, samWith } from '#tests/kernel/access/people'

const UNIT = 'kernel.org_unit'
const BRANCHES = ['kind', 'eq', 'branch']

test.group('Explaining', () => {
  test('names the role and rule that allow', async ({ world, assert }) => {
    const sam = await samWith(world, { operations: ['read'] })
    const found = await explain(await world.context(), sam.user.id, `${UNIT}.read`)
    assert.isTrue(found.allowed)
    assert.deepEqual(
      found.allowedBy.map((one) => one.role?.name),
      ['Helper']
    )
    assert.include(explanationText(found, 'en', 'Sam').join(' '), 'Allowed by the role Helper')
  })

  test('names the restriction that blocks', async ({ world, assert }) => {
    const sam = await samWith(world, { operations: ['*'] })
    await restrict(world, { operations: ['archive'], name: 'Units stay' })
    const found = await explain(await world.context(), sam.user.id, `${UNIT}.archive`)
    assert.isFalse(found.allowed)
    assert.deepEqual(
      found.blockedBy.map((one) => one.name),
      ['Units stay']
    )
    assert.include(
      explanationText(found, 'uk', 'Сем').join(' '),
      'Забороняє обмеження «Units stay»'
    )
  })

  test('names the roles that would help', async ({ world, assert }) => {
    await role(world, 'Archivist', [{ operations: ['read', 'archive'] }])
    await role(world, 'Reader', [{ operations: ['read'] }])
    const ctx = await world.context()
    const found = await explain(ctx, await world.user('sam'), `${UNIT}.archive`)
    assert.isFalse(found.allowed)
    assert.deepEqual(
      found.wouldHelp.map((one) => one.name),
      ['Archivist']
    )
  })

  test('says of a record whether a rule speaks of it', async ({ world, assert }) => {
    const north = await world.create(UNIT, { name: 'North', kind: 'branch' })
    const sales = await world.create(UNIT, { name: 'Sales', kind: 'department' })
    const sam = await samWith(world, { operations: ['read', 'update'], filter: BRANCHES })
    const ctx = await world.context()
    assert.isTrue((await explain(ctx, sam.user.id, `${UNIT}.update`, north.id)).allowed)
    const found = await explain(ctx, sam.user.id, `${UNIT}.update`, sales.id)
    assert.isFalse(found.allowed)
    assert.equal(found.decidedBy, `${UNIT}.read`)
    assert.lengthOf(found.elsewhere, 1)
  })

  test('says that somebody is an administrator', async ({ world, assert }) => {
    const found = await explain(await world.context(), await world.user('ada'), `${UNIT}.delete`)
    assert.deepEqual(found.allowedBy, [{ id: null, name: '', role: null }])
    assert.include(explanationText(found, 'en', 'Ada').join(' '), 'Ada is an administrator')
  })

  test('tells nobody of a record he does not see', async ({ world, assert }) => {
    const sales = await world.create(UNIT, { name: 'Sales', kind: 'department' })
    const sam = await samWith(world, { operations: ['read'], filter: BRANCHES })
    await assert.rejects(() => explain(sam, sam.user.id, `${UNIT}.read`, sales.id), 'E_NOT_FOUND')
  })

  test('agrees with what is refused', async ({ world, assert }) => {
    const helper = await role(world, 'Helper', [{ operations: ['read'], filter: BRANCHES }])
    const sam = await give(world, 'sam', helper)
    for (const verb of ['read', 'create', 'update', 'archive', 'delete', 'export']) {
      const found = await explain(await world.context(), sam.user.id, `${UNIT}.${verb}`)
      assert.equal(found.allowed, sam.access.allows(UNIT, verb), verb)
    }
  })
})
