import { text } from 'node:stream/consumers'
import { test } from 'kontor/testing'
import { exportList } from '#kernel/exchange/export/export_list'
import { runJobs } from '#kernel/jobs/worker'
import { registry } from '#kernel/plugins/registry'
import { refusalOf, samWith } from '#tests/kernel/access/people'
import { all, bring, counts, IMPORTS, post } from '#tests/kernel/exchange/importing'

const PARTY = { columns: { Key: { field: 'external_id' }, Name: { field: 'name' } } }
const csv = 'Key,Name\nA,Alfreds\n'
const LOAN = {
  model: 'sample.loan',
  csv: 'Key,Borrower,Due,Remark\nL1,A,2026-12-24,secret\n',
}
const loanColumns = {
  Key: { field: 'external_id' },
  Borrower: { field: 'borrower_id' },
  Due: { field: 'due_on' },
}

test.group('Who may import and export', () => {
  test('nobody 401, without the right 403 with the rule', async ({ client, world, assert }) => {
    await world.enable('sample')
    ;(await client.post(IMPORTS).fields({ model: 'sample.loan' })).assertStatus(401)
    const clerk = await world.as('sample.clerk').token()
    const refused = await post(client, clerk, { ...LOAN, mapping: { columns: loanColumns } })
    refused.assertStatus(403)
    assert.equal(refused.body().code, 'E_FORBIDDEN')
    const exported = await client.get('/api/v1/kernel/imports').bearerToken(clerk)
    exported.assertStatus(403)
  })

  test('a field hidden from the caller answers like one that does not exist', async ({
    client,
    world,
    assert,
  }) => {
    await world.enable('sample')
    await world.create('contacts.party', { external_id: 'A', name: 'Alfreds' })
    await samWith(
      world,
      { model: 'sample.loan', operations: ['read', 'create', 'update', 'import', 'export'] },
      { model: 'contacts.party', operations: ['read'] }
    )
    const token = await world.as('sam').token()
    const mapping = (field: string) => ({ columns: { ...loanColumns, Remark: { field } } })
    const told = async (field: string) => {
      const answer = await post(client, token, { ...LOAN, mapping: mapping(field) })
      const { errors } = answer.body()
      return [
        answer.status(),
        errors.map(({ code, field: at }: Record<string, string>) => [at, code]),
      ]
    }
    const unknown = await told('no_such_field')
    assert.deepEqual(unknown, [422, [['mapping.columns.Remark', 'E_UNKNOWN_FIELD']]])
    assert.deepEqual(await told('remark'), unknown)
    assert.deepEqual(await told('state'), unknown)
    const { record } = await bring(client, token, { ...LOAN, mapping: { columns: loanColumns } })
    assert.equal(counts(record), 'done 1 1 0 0 0')
    const ctx = await world.as('sam').context()
    const loans = registry.model('sample.loan')
    const header = await text(await exportList(ctx, loans, {}, 'csv'))
    assert.notInclude(header, 'Remark')
    for (const fields of ['id,remark', 'id,no_such_field']) {
      const refused = await refusalOf(exportList(ctx, loans, { fields }, 'csv'))
      assert.equal(refused.errors[0].code, 'E_UNKNOWN_FIELD')
    }
  })

  test('whoever began an import follows it; others need the right', async ({
    client,
    world,
    assert,
  }) => {
    const manager = await world.as('contacts.manager').token()
    const { id } = await bring(client, manager, { model: 'contacts.party', csv, mapping: PARTY })
    const clerk = await world.as('contacts.clerk').token()
    for (const path of [`${IMPORTS}/${id}`, `${IMPORTS}/${id}/errors`]) {
      ;(await client.get(path).bearerToken(clerk)).assertStatus(403)
    }
    const ada = await world.as('ada').token()
    const seen = await client.get(`${IMPORTS}/${id}`).bearerToken(ada)
    assert.equal(seen.body().data.created_count, 1)
    ;(await client.get(`${IMPORTS}/${id + 1}`).bearerToken(ada)).assertStatus(404)
  })

  test('records of another company are neither met nor found', async ({
    client,
    world,
    assert,
  }) => {
    await world.enable('catalogue', 'bolt')
    const options = { company: 'bolt' }
    await world.create('catalogue.category', { external_id: 'C1', name: 'Tools' }, options)
    const theirs = await world.create(
      'catalogue.product',
      { external_id: 'P1', name: 'Hammer' },
      options
    )
    const token = await world.as('catalogue.manager').token()
    const mapping = {
      columns: {
        Key: { field: 'external_id' },
        Name: { field: 'name' },
        Category: { field: 'category_id', lookup: 'name' },
      },
      defaults: { kind: 'goods' },
    }
    const table = 'Key,Name,Category\nP1,Saw,\nP2,Axe,Tools\n'
    const { record, errors } = await bring(client, token, {
      model: 'catalogue.product',
      csv: table,
      mapping,
    })
    assert.equal(counts(record), 'done 2 1 0 0 1')
    assert.match(errors[1], /^3,Category: There is no record “Tools”/)
    assert.equal((await theirs.fresh()).version, 1)
    const byId = { match: ['id'], columns: { Key: { field: 'id' }, Name: { field: 'name' } } }
    const numbered = await bring(client, token, {
      model: 'catalogue.product',
      csv: `Key,Name\n${theirs.id},Mine now\n`,
      mapping: byId,
    })
    assert.equal(counts(numbered.record), 'done 1 0 0 0 1')
  })

  test('two names alike are refused by name, one is taken', async ({ client, world, assert }) => {
    const token = await world.as('catalogue.manager').token()
    await world.create('catalogue.category', { name: 'Tools' })
    await world.create('catalogue.category', { name: 'Їжа' })
    await world.create('catalogue.category', { name: 'tools' })
    const mapping = {
      match: [],
      columns: { Name: { field: 'name' }, Category: { field: 'category_id', lookup: 'name' } },
      defaults: { kind: 'goods' },
    }
    const table = 'Name,Category\nSaw,TOOLS\nBorscht,їжа \n'
    const { record, errors } = await bring(client, token, {
      model: 'catalogue.product',
      csv: table,
      mapping,
    })
    assert.equal(counts(record), 'done 2 1 0 0 1')
    assert.match(errors[1], /^2,Category: More than one record is called “TOOLS”/)
  })

  test('an import waits for its turn and is not lost', async ({ client, world, assert }) => {
    const token = await world.as('contacts.manager').token()
    for (const key of ['A', 'B', 'C']) {
      const answer = await post(client, token, {
        model: 'contacts.party',
        csv: csv.replace('A,', `${key},`),
        mapping: PARTY,
      })
      answer.assertStatus(202)
    }
    await runJobs()
    assert.lengthOf(await all(client, token, 'contacts/parties', 'name'), 3)
  })
})
