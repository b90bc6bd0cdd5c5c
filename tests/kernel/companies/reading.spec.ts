import { test } from 'kontor/testing'
import type { World } from 'kontor/testing'
import { addMember } from '#kernel/companies/add_member'
import { disablePlugin } from '#kernel/plugins/enablement'
import { transaction } from '#kernel/records/storage/transaction'
import type Role from '#kernel/access/models/role'
import { PASSWORD, people, Visitor } from '#tests/kernel/accounts/visitor'
import type { RuleBody } from '#tests/kernel/access/people'

const PATH = '/sample/loans'

/** Sam in acme and bolt, under rules of each; cargo is no company of his. Each company has two loans. */
async function samWithRules(world: World, rules: Record<string, RuleBody>) {
  const { sam } = await people(world)
  const ids: Record<string, number> = {}
  for (const name of ['acme', 'bolt', 'cargo']) {
    await world.enable('sample', name)
    const ctx = await world.context({ company: name })
    ids[name] = ctx.company.id
    const borrower = await world.create(
      'contacts.party',
      { name: `Of ${name}`, company_id: ids[name] },
      { company: name }
    )
    for (const state of ['out', 'returned']) {
      const number = `${name} ${state}`
      await world.create(
        'sample.loan',
        { number, state, borrower_id: borrower.id },
        { company: name }
      )
    }
    if (rules[name]) await giveRole(world, name, sam, rules[name])
  }
  const visitor = new Visitor()
  await visitor.signIn('sam', PASSWORD)
  return { visitor, ids }
}

async function giveRole(world: World, company: string, user: number, rule: RuleBody) {
  const ctx = await world.context({ company })
  const body = { name: `Of ${company}`, rules: [{ model: 'sample.loan', ...rule }] }
  const role = await ctx.run<Role>('kernel.role.create', null, body)
  if (company === 'acme') {
    const member = await ctx.records('kernel.membership').findBy(['user_id', 'eq', user])
    await ctx.run('kernel.membership.update', member!.id, { roles: [{ role_id: role.id }] })
  } else await transaction(ctx, (inner) => addMember(inner, user, [role.id]))
}

const READ: RuleBody = { operations: ['read'] }

async function numbers(visitor: Visitor, query = 'sort=number') {
  const { status, body } = await visitor.ask('GET', `${PATH}?${query}`)
  return status === 200 ? body.data.map((row: { number: string }) => row.number) : [status]
}

const look = (visitor: Visitor, company: number, reading: number[]) =>
  visitor.ask('POST', '/kernel/company', { company_id: company, reading })

test.group('Reading several companies', (group) => {
  group.each.timeout(30_000)

  test('shows the rows of those chosen and of no other', async ({ world, assert }) => {
    const { visitor, ids } = await samWithRules(world, { acme: READ, bolt: READ })
    assert.deepEqual(await numbers(visitor), ['acme out', 'acme returned'])
    await look(visitor, ids.acme, [ids.bolt])
    assert.deepEqual(await numbers(visitor), [
      'acme out',
      'acme returned',
      'bolt out',
      'bolt returned',
    ])
    await look(visitor, ids.acme, [])
    assert.deepEqual(await numbers(visitor), ['acme out', 'acme returned'])
  })

  test('puts each company’s rows under its own rules', async ({ world, assert }) => {
    const { visitor, ids } = await samWithRules(world, {
      acme: { operations: ['read'], filter: ['state', 'eq', 'out'] },
      bolt: { operations: ['read'], filter: ['state', 'eq', 'returned'] },
    })
    await look(visitor, ids.acme, [ids.bolt])
    assert.deepEqual(await numbers(visitor), ['acme out', 'bolt returned'])
    const groups = await visitor.ask('GET', `${PATH}/groups?group=company_id`)
    assert.deepEqual(
      groups.body.data.map((one: { value: number; count: number }) => [one.value, one.count]),
      [
        [ids.acme, 1],
        [ids.bolt, 1],
      ]
    )
  })

  test('shows nothing of a company where he may read nothing, or that does not use the plugin', async ({
    world,
    assert,
  }) => {
    const { visitor, ids } = await samWithRules(world, { acme: READ, bolt: READ })
    await look(visitor, ids.acme, [ids.bolt])
    const bolt = await world.context({ company: 'bolt' })
    await disablePlugin(bolt, 'sample')
    assert.deepEqual(await numbers(visitor), ['acme out', 'acme returned'])
  })

  test('names the company of each row, and says which are read', async ({ world, assert }) => {
    const { visitor, ids } = await samWithRules(world, { acme: READ, bolt: READ })
    await look(visitor, ids.acme, [ids.bolt])
    const { props } = (await visitor.get(PATH)).body
    assert.equal(props.columns[1], 'company_id')
    assert.deepEqual(props.reading, [ids.acme, ids.bolt])
    assert.sameMembers(
      props.rows.map((row: { company_id: number }) => row.company_id),
      [ids.acme, ids.acme, ids.bolt, ids.bolt]
    )
  })

  test('opens a record of another company to be read, not changed', async ({ world, assert }) => {
    const all: RuleBody = { operations: ['read', 'update', 'archive'] }
    const { visitor, ids } = await samWithRules(world, { acme: all, bolt: all })
    await look(visitor, ids.acme, [ids.bolt])
    const rows = (await visitor.ask('GET', `${PATH}?sort=number`)).body.data
    const foreign = rows.find((row: { number: string }) => row.number === 'bolt out')
    const shown = (await visitor.get(`${PATH}/${foreign.id}`)).body.props
    assert.deepEqual([shown.foreign, shown.allowed], [ids.bolt, []])
    const edit = (await visitor.get(`${PATH}/${foreign.id}/edit`)).body
    assert.equal(edit.component, 'kernel::records/other_company')
    const body = { company_id: ids.acme, version: foreign.version, data: { remark: 'mine' } }
    assert.equal((await visitor.ask('PATCH', `${PATH}/${foreign.id}`, body)).status, 404)
    assert.equal((await visitor.ask('DELETE', `${PATH}/${foreign.id}`, body)).status, 404)
    await look(visitor, ids.bolt, [ids.acme, ids.bolt])
    assert.isNull((await visitor.get(`${PATH}/${foreign.id}`)).body.props.foreign)
  })

  test('writes new records to the company worked in', async ({ world, assert }) => {
    const { visitor, ids } = await samWithRules(world, {
      acme: { model: '*', operations: ['read', 'create'] },
      bolt: { model: '*', operations: ['read'] },
    })
    await look(visitor, ids.acme, [ids.bolt])
    const acme = await world.context()
    const borrower = await acme.records('contacts.party').findBy(['name', 'eq', 'Of acme'])
    const data = { borrower_id: borrower!.id, due_on: '2026-12-24' }
    const made = await visitor.ask('POST', PATH, { company_id: ids.acme, data })
    assert.equal(made.status, 201)
    const loan = await acme.records('sample.loan').find(made.body.data.id)
    assert.equal(loan?.companyId, ids.acme)
    const theirs = await (
      await world.context({ company: 'bolt' })
    )
      .records('contacts.party')
      .findBy(['name', 'eq', 'Of bolt'])
    const wrong = { company_id: ids.acme, data: { ...data, borrower_id: theirs!.id } }
    assert.equal((await visitor.ask('POST', PATH, wrong)).status, 422)
  })
})
