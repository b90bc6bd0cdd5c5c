import { test, type World } from 'kontor/testing'
import { people, Visitor } from '#tests/kernel/accounts/visitor'

async function adaAtLoans(world: World) {
  await people(world)
  await world.enable('sample')
  const { id: companyId } = await world.company()
  const borrower = await world.create('contacts.party', {
    kind: 'organisation',
    name: 'Bolt Brothers',
  })
  const ada = new Visitor()
  await ada.signIn()
  return { ada, companyId, data: { borrower_id: borrower.id, due_on: '2026-12-24' } }
}

test.group('Writing through a screen', () => {
  test('creates, changes, archives and restores a record', async ({ world, assert }) => {
    const { ada, companyId, data } = await adaAtLoans(world)
    const created = await ada.ask('POST', '/sample/loans', { company_id: companyId, data })
    assert.equal(created.status, 201)
    const path = `/sample/loans/${created.body.data.id}`
    const changed = await ada.ask('PATCH', path, {
      company_id: companyId,
      version: 1,
      data: { remark: 'blue' },
    })
    assert.deepEqual([changed.status, changed.body.data.version], [200, 2])
    const archived = await ada.ask('DELETE', path, { company_id: companyId, version: 2 })
    const restored = await ada.ask('POST', `${path}/restore`, {
      company_id: companyId,
      version: archived.body.data.version,
    })
    assert.deepEqual([archived.status, restored.status], [200, 200])
  })

  test('runs an operation of the model', async ({ world, assert }) => {
    const { ada, companyId, data } = await adaAtLoans(world)
    const created = await ada.ask('POST', '/sample/loans', { company_id: companyId, data })
    const lent = await ada.ask('POST', `/sample/loans/${created.body.data.id}/lend`, {
      company_id: companyId,
      version: 1,
    })
    assert.equal(lent.status, 200)
  })

  test('the form of what only operations change leads to its record', async ({ world, assert }) => {
    const { ada, data } = await adaAtLoans(world)
    const out = await world.create('sample.loan', { ...data, state: 'out' })
    const returned = await world.create('sample.loan', { ...data, state: 'returned' })
    assert.equal((await ada.get(`/sample/loans/${out.id}/edit`)).status, 200)
    const closed = await ada.get(`/sample/loans/${returned.id}/edit`)
    assert.deepEqual([closed.status, closed.location], [302, `/sample/loans/${returned.id}`])
  })

  test('is refused for a form of another company', async ({ world, assert }) => {
    const { ada, companyId, data } = await adaAtLoans(world)
    const refused = await ada.ask('POST', '/sample/loans', { company_id: companyId + 1, data })
    assert.deepEqual([refused.status, refused.body.code], [409, 'E_OTHER_COMPANY'])
  })

  test('is refused without a company, without a version and with an old one', async ({
    world,
    assert,
  }) => {
    const { ada, companyId, data } = await adaAtLoans(world)
    const created = await ada.ask('POST', '/sample/loans', { company_id: companyId, data })
    const path = `/sample/loans/${created.body.data.id}`
    assert.equal((await ada.ask('POST', '/sample/loans', { data })).status, 409)
    assert.equal((await ada.ask('PATCH', path, { company_id: companyId, data: {} })).status, 428)
    await ada.ask('PATCH', path, { company_id: companyId, version: 1, data: { remark: 'first' } })
    const stale = await ada.ask('PATCH', path, {
      company_id: companyId,
      version: 1,
      data: { remark: 'second' },
    })
    assert.deepEqual([stale.status, stale.body.code], [409, 'E_STALE'])
    assert.equal(stale.body.theirs.remark, 'first')
  })

  test('answers 404 where the plugin is off or the model is none', async ({ world, assert }) => {
    const { ada, companyId } = await adaAtLoans(world)
    assert.equal((await ada.get('/inventory/operations')).status, 404)
    assert.equal(
      (await ada.ask('POST', '/inventory/operations', { company_id: companyId, data: {} })).status,
      404
    )
    assert.equal((await ada.get('/sample/nothings')).status, 404)
    assert.equal(
      (await ada.ask('POST', '/sample/loans/1/unheard-of', { company_id: companyId, data: {} }))
        .status,
      404
    )
  })

  test('sends a guest to the sign-in', async ({ world, assert }) => {
    await adaAtLoans(world)
    const guest = await new Visitor({ 'x-inertia': '', 'accept': 'text/html' }).get('/sample/loans')
    assert.deepEqual([guest.status, guest.location], [303, '/login'])
  })
})

test.group('A reference picker', () => {
  test('finds by name and knows records by id', async ({ world, assert }) => {
    const { ada, data } = await adaAtLoans(world)
    const found = await ada.ask('GET', '/contacts/parties/pick?q=bolt')
    assert.deepEqual(
      found.body.data.map((one: { label: string }) => one.label),
      ['Bolt Brothers']
    )
    const known = await ada.ask('GET', `/contacts/parties/pick?ids=${data.borrower_id}`)
    assert.equal(known.body.data[0].id, data.borrower_id)
  })
})
