import { test, type World } from 'kontor/testing'
import type { Context } from '#kernel/companies/context'
import { editedReport } from '#kernel/reports/editor/edited_report'
import { reportFields } from '#kernel/reports/editor/fields'
import { reportModel, sourcesOf } from '#kernel/reports/editor/sources'
import { people, Visitor } from '#tests/kernel/accounts/visitor'
import { give, refusalOf, role } from '#tests/kernel/access/people'
import { addField } from '#tests/kernel/fields/kit'

const LOANS = 'sample.loan'
const names = (ctx: Context) => sourcesOf(ctx).map((one) => one.name)

const fields = (ctx: Context, source = LOANS, way = '') =>
  reportFields(ctx, reportModel(ctx, source), way)

const paths = (ctx: Context, source = LOANS, way = '') =>
  fields(ctx, source, way).map((one) => one.path)

async function ada(world: World) {
  await world.enable('sample')
  return world.as('ada').context()
}

/** Sam with a role that reads and reports loans, and what else is given. */
async function sam(world: World, ...more: object[]) {
  await world.enable('sample')
  const loans = { model: LOANS, operations: ['read', 'report'] }
  return give(world, 'sam', await role(world, 'Analyst', [loans, ...more]))
}

async function signedIn(world: World, who?: string) {
  await world.enable('sample')
  await people(world)
  const visitor = new Visitor()
  await visitor.signIn(who)
  return visitor
}

test.group('The sources of the report editor', () => {
  test('are what one may report on, under its plugin, with its list', async ({ world, assert }) => {
    const loans = sourcesOf(await ada(world)).find((one) => one.name === LOANS)
    assert.deepEqual(loans, {
      name: LOANS,
      plugin: 'sample',
      owner: 'Loans',
      label: 'Loans',
      href: '/sample/loans',
    })
    assert.deepEqual(names(await sam(world)), [LOANS])
  })

  test('are no lists where they are lines of other records', async ({ world, assert }) => {
    await world.enable('inventory')
    const lines = sourcesOf(await ada(world)).filter((one) => one.href === null)
    assert.include(
      lines.map((one) => one.name),
      'inventory.operation_line'
    )
  })

  test('leave out what the company does not use', async ({ world, assert }) => {
    const ctx = await ada(world)
    assert.notInclude(names(ctx.with({ plugins: new Set(['contacts']) })), LOANS)
  })
})

test.group('The fields of the report editor', () => {
  test('say what each can do in a report', async ({ world, assert }) => {
    const found = fields(await ada(world))
    const field = (path: string) => found.find((one) => one.path === path)!
    assert.deepInclude(field('deposit'), { kind: 'money', label: 'Deposit', groups: true })
    assert.equal(field('deposit').measures[0], 'sum')
    assert.deepEqual(field('due_on').measures.toSorted(), ['count', 'count_distinct', 'max', 'min'])
    assert.deepInclude(field('remark'), { measures: ['count', 'count_distinct'], sorts: true })
    assert.deepEqual(field('state').options, [
      { value: 'draft', label: 'Draft' },
      { value: 'out', label: 'Out' },
      { value: 'returned', label: 'Returned' },
    ])
    assert.isTrue(field('created_at').base)
  })

  test('open references into other plugins, as far as paths reach', async ({ world, assert }) => {
    const ctx = await ada(world)
    const borrower = fields(ctx).find((one) => one.path === 'borrower_id')!
    assert.deepInclude(borrower, { opens: 'contacts.party', way: 'borrower' })
    assert.include(paths(ctx, LOANS, 'borrower'), 'borrower.name')
    const refused = await refusalOf(Promise.resolve().then(() => paths(ctx, LOANS, 'lender')))
    assert.equal(refused.status, 422)
    assert.deepEqual(
      refused.errors.map((one) => one.field),
      ['path']
    )
  })

  test('of extensions and of administrators stand among them', async ({ world, assert }) => {
    await addField(world, { model: LOANS, key: 'shelf', kind: 'quantity' })
    const ctx = await ada(world)
    const shelf = fields(ctx).find((one) => one.path === 'custom.shelf')!
    assert.deepInclude(shelf, { added: 'custom', label: 'shelf', kind: 'quantity' })
    const party = fields(ctx, 'kernel.user').find((one) => one.path === 'contacts.party_id')!
    assert.deepInclude(party, { added: 'contacts', opens: 'contacts.party', way: 'contacts.party' })
    assert.include(paths(ctx, 'kernel.user', 'contacts.party'), 'contacts.party.name')
  })

  test('are only those the reader may see, and behind references only open records', async ({
    world,
    assert,
  }) => {
    const ctx = await sam(world)
    assert.include(paths(await ada(world)), 'remark')
    assert.notInclude(paths(ctx), 'remark')
    const borrower = fields(ctx).find((one) => one.path === 'borrower_id')!
    assert.isUndefined(borrower.opens)
    const refused = await refusalOf(Promise.resolve().then(() => paths(ctx, LOANS, 'borrower')))
    assert.equal(refused.status, 422)
  })

  test('need the right to report on the source', async ({ world, assert }) => {
    const ctx = await sam(world, { model: 'contacts.party', operations: ['read'] })
    const party = await refusalOf(Promise.resolve().then(() => paths(ctx, 'contacts.party')))
    assert.equal(party.status, 403)
    const none = await refusalOf(Promise.resolve().then(() => paths(ctx, 'sample.nothing')))
    assert.equal(none.status, 404)
  })
})

test.group('The live preview of the report editor', () => {
  const BY_STATE = { source: LOANS, dimensions: ['state'], measures: [{ fn: 'count' }] }
  const run = (visitor: Visitor, body: object) => visitor.ask('POST', '/kernel/reports/run', body)

  test('answers a query to whoever is signed in', async ({ world, assert }) => {
    await world.create(LOANS, { due_on: '2026-01-31', deposit: '1.10' })
    const visitor = await signedIn(world)
    const answer = await run(visitor, { query: BY_STATE })
    assert.equal(answer.status, 200)
    assert.deepEqual(answer.body.data.rows, [{ state: 'draft', count: 1 }])
    assert.deepEqual(answer.body.data.drill[0].filter, { and: [['state', 'eq', 'draft']] })
    assert.equal((await new Visitor().ask('GET', '/kernel/reports/sources')).status, 401)
  })

  test('refuses what is wrong where it stands', async ({ world, assert }) => {
    const visitor = await signedIn(world)
    const places = async (query: object) => {
      const { status, body } = await run(visitor, { query: { ...BY_STATE, ...query } })
      return [status, ...body.errors.map((one: { field: string }) => one.field)]
    }
    assert.deepEqual(await places({ dimensions: ['state', 'colour'] }), [422, 'dimensions.1'])
    assert.deepEqual(await places({ measures: [{ fn: 'sum', field: 'state' }] }), [
      422,
      'measures.0',
    ])
    assert.deepEqual(await places({ sort: ['weight'] }), [422, 'sort.0'])
    const unknown = await run(visitor, { query: BY_STATE, sql: '1' })
    assert.deepEqual([unknown.status, unknown.body.errors[0].field], [422, 'sql'])
  })

  test('answers nothing without the right, its fields and sources neither', async ({
    world,
    assert,
  }) => {
    const visitor = await signedIn(world, 'sam')
    assert.equal((await run(visitor, { query: BY_STATE })).status, 403)
    assert.equal((await visitor.ask('GET', `/kernel/reports/sources/${LOANS}/fields`)).status, 403)
    assert.deepEqual((await visitor.ask('GET', '/kernel/reports/sources')).body.data, [])
  })
})

test.group('The screen of the report editor', () => {
  const QUERY = { source: LOANS, dimensions: ['state'] }

  async function saved(world: World, sharedWith: string) {
    const owner = await world.user('eve')
    const report = { name: 'States', source: LOANS, query: QUERY, shared_with: sharedWith }
    return world.create('kernel.report', { ...report, owner_id: owner })
  }

  test('begins with the source and filter of the list somebody comes from', async ({
    world,
    assert,
  }) => {
    const visitor = await signedIn(world)
    const filter = JSON.stringify(['state', 'eq', 'out'])
    const { body } = await visitor.get(`/kernel/reports/new?source=${LOANS}&filter=${filter}`)
    assert.equal(body.component, 'kernel::reports/edit')
    const { source, filter: begun, problem } = body.props.start
    assert.deepEqual([source, begun, problem], [LOANS, ['state', 'eq', 'out'], null])
  })

  test('begins with a whole report, as a list shown as a pivot gives it', async ({
    world,
    assert,
  }) => {
    const visitor = await signedIn(world)
    const given = { query: JSON.stringify(QUERY), presentation: '{"kind":"bar"}' }
    const address = `/kernel/reports/new?${new URLSearchParams({ source: LOANS, ...given })}`
    const { start } = (await visitor.get(address)).body.props
    assert.deepEqual([start.query, start.presentation.kind, start.problem], [QUERY, 'bar', null])
  })

  test('opens to an address it cannot use, without that part, and says so', async ({
    world,
    assert,
  }) => {
    const visitor = await signedIn(world)
    const open = async (query: string) => {
      const { start } = (await visitor.get(`/kernel/reports/new?${query}`)).body.props
      return [start.source, start.filter, start.query, start.problem?.part]
    }
    assert.deepEqual(await open('source=sample.nothing'), [null, null, null, 'source'])
    for (const filter of ['odd', '7', '["colour","eq","red"]', '{"xor":[]}']) {
      const found = await open(`source=${LOANS}&filter=${encodeURIComponent(filter)}`)
      assert.deepEqual(found, [LOANS, null, null, 'filter'])
    }
    for (const query of ['[]', '{"dimensions":["colour"]}', '{"source":"kernel.user"}']) {
      const found = await open(`source=${LOANS}&query=${encodeURIComponent(query)}`)
      assert.deepEqual(found, [LOANS, null, null, 'query'])
    }
  })

  test('is closed to who may report on nothing', async ({ world, assert }) => {
    const visitor = await signedIn(world, 'sam')
    const answer = await visitor.ask('GET', '/kernel/reports/new')
    assert.deepEqual([answer.status, answer.body.code], [403, 'E_REPORT_NO_SOURCE'])
  })

  test('opens a saved report to whoever may change it', async ({ world, assert }) => {
    const visitor = await signedIn(world)
    const shared = await saved(world, 'company')
    const { body } = await visitor.get(`/kernel/reports/${shared.id}/edit`)
    assert.deepInclude(body.props.report, { id: shared.id, title: 'States', query: QUERY })
    const hidden = await saved(world, 'private')
    assert.equal((await visitor.ask('GET', `/kernel/reports/${hidden.id}/edit`)).status, 404)
  })

  test('is closed to who only sees the report', async ({ world, assert }) => {
    const ctx = await sam(world)
    const shared = await saved(world, 'company')
    const refused = await refusalOf(editedReport(ctx, shared.id))
    assert.deepEqual([refused.status, refused.code], [403, 'E_REPORT_NOT_YOURS'])
  })
})
