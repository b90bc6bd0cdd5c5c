import db from '@adonisjs/lucid/services/db'
import type { ApiClient } from '@japa/api-client'
import { test, type World } from 'kontor/testing'
import { runImport } from '#kernel/exchange/import/run_import'
import { beginImport, startImport } from '#kernel/exchange/import/begin_import'
import { runJobs } from '#kernel/jobs/worker'
import { fileOf } from '#tests/kernel/exchange/files'
import { all, bring, counts, IMPORTS } from '#tests/kernel/exchange/importing'

const PARTY = 'contacts.party'
const columns = {
  Key: { field: 'external_id' },
  Name: { field: 'name' },
  City: { field: 'city' },
  Mail: { field: 'email' },
}
const mapping = { columns, defaults: { kind: 'organisation' } }
const csv =
  'Key,Name,City,Mail\nA,Alfreds,Berlin,a@alfreds.test\nB,Bólido,Madrid,\nC,Cactus,Rome,\n'
const FIELDS = 'external_id,name,city,email'

async function show(client: ApiClient, token: string, id: number) {
  return (await client.get(`${IMPORTS}/${id}`).bearerToken(token)).body().data
}

async function steer(client: ApiClient, token: string, id: number, verb: string) {
  const answer = await client.post(`${IMPORTS}/${id}/${verb}`).bearerToken(token).json({})
  await runJobs()
  return answer
}

async function undone(client: ApiClient, world: World, id: number) {
  const token = await world.as('contacts.manager').token()
  ;(await steer(client, token, id, 'undo')).assertStatus(200)
  return show(client, token, id)
}

test.group('An import that stops half-way', () => {
  test('goes on where it stopped, and ends as if it never had', async ({
    client,
    world,
    assert,
  }) => {
    const token = await world.as('contacts.manager').token()
    const ctx = await world.as('contacts.manager').context()
    const rows = Array.from(
      { length: 350 },
      (_, at) => `K${at},${at % 90 === 5 ? '' : `P ${at}`},,`
    )
    const table = `Key,Name,City,Mail\n${rows.join('\n')}\n`
    const job = await beginImport(ctx, {
      path: fileOf(table),
      fileName: 'a.csv',
      model: PARTY,
      mapping: { ...mapping, match: [] },
      isDryRun: false,
    })
    const stop = new AbortController()
    await runImport(ctx, job, {
      signal: stop.signal,
      isCancelled: () => true,
      attempt: 1,
      progress: (done) => done >= 200 && stop.abort(),
    })
    assert.equal(counts(await show(client, token, job.id)), 'cancelled 250 247 0 0 3')
    const resumed = await steer(client, token, job.id, 'resume')
    resumed.assertStatus(200)
    assert.equal(counts(await show(client, token, job.id)), 'done 350 346 0 0 4')
    const names = (await all(client, token, 'contacts/parties', 'name')).map((one) => one.name)
    assert.lengthOf(new Set(names), 346)
    assert.lengthOf(names, 346)
  })

  test('is cancelled while it waits, and nothing of it happens', async ({
    client,
    world,
    assert,
  }) => {
    const token = await world.as('contacts.manager').token()
    const ctx = await world.as('contacts.manager').context()
    const request = { path: fileOf(csv), fileName: 'a.csv', model: PARTY, mapping, isDryRun: false }
    const job = await beginImport(ctx, request)
    await startImport(ctx, job)
    ;(await steer(client, token, job.id, 'cancel')).assertStatus(200)
    assert.equal(counts(await show(client, token, job.id)), 'cancelled 0 0 0 0 0')
    assert.lengthOf(await all(client, token, 'contacts/parties', 'id'), 0)
    const again = await steer(client, token, job.id, 'cancel')
    again.assertStatus(409)
    assert.equal(again.body().code, 'E_IMPORT_STATE')
  })

  test('whose job was ended by someone else says that it was interrupted', async ({
    client,
    world,
    assert,
  }) => {
    const token = await world.as('contacts.manager').token()
    const ctx = await world.as('contacts.manager').context()
    const request = { path: fileOf(csv), fileName: 'a.csv', model: PARTY, mapping, isDryRun: false }
    const job = await beginImport(ctx, request)
    await startImport(ctx, job)
    await db.from('jobs').update({ state: 'failed' })
    const { state, problem } = await show(client, token, job.id)
    assert.equal(state, 'failed')
    assert.match(problem, /server was restarted/)
    ;(await steer(client, token, job.id, 'resume')).assertStatus(200)
    assert.equal(counts(await show(client, token, job.id)), 'done 3 3 0 0 0')
  })
})

test.group('The same file again', () => {
  test('doubles nothing, though nothing in it tells records apart', async ({
    client,
    world,
    assert,
  }) => {
    const token = await world.as('contacts.manager').token()
    const wanted = { model: PARTY, csv, mapping: { ...mapping, match: [] } }
    await bring(client, token, wanted)
    const second = await bring(client, token, wanted)
    assert.equal(counts(second.record), 'done 3 0 0 3 0')
    const other = await bring(client, token, { ...wanted, csv: csv.replace('Rome', 'Roma') })
    assert.equal(counts(other.record), 'done 3 0 0 0 3')
  })

  test('makes anew what was removed meanwhile or undone', async ({ client, world, assert }) => {
    const token = await world.as('contacts.manager').token()
    const wanted = {
      model: PARTY,
      csv: 'Name\nAlfreds\n',
      mapping: { match: [], columns: { Name: { field: 'name' } } },
    }
    const { id } = await bring(client, token, wanted)
    assert.equal((await undone(client, world, id)).state, 'undone')
    const second = await bring(client, token, wanted)
    assert.equal(counts(second.record), 'done 1 1 0 0 0')
  })
})

test.group('An import undone', () => {
  test('leaves everything as it was before', async ({ client, world, assert }) => {
    const token = await world.as('contacts.manager').token()
    const known = await world.create(PARTY, {
      external_id: 'A',
      name: 'Alfred',
      city: 'Bonn',
      email: 'old@alfreds.test',
      kind: 'organisation',
    })
    const before = await all(client, token, 'contacts/parties', FIELDS)
    const { id, record } = await bring(client, token, { model: PARTY, csv, mapping })
    assert.equal(counts(record), 'done 3 2 1 0 0')
    const after = await undone(client, world, id)
    assert.deepEqual([after.state, after.undone_count, after.kept_count], ['undone', 3, 0])
    assert.deepEqual(await all(client, token, 'contacts/parties', FIELDS), before)
    const { data } = (
      await client.get(`/api/v1/contacts/parties/${known.id}`).bearerToken(token)
    ).body()
    assert.deepEqual(
      data.emails.map((one: { address: string }) => one.address),
      ['old@alfreds.test']
    )
  })

  test('keeps what was changed since, and says so', async ({ client, world, assert }) => {
    const token = await world.as('contacts.manager').token()
    const { id } = await bring(client, token, { model: PARTY, csv, mapping })
    const [first] = await all(client, token, 'contacts/parties', 'id,version')
    const path = `/api/v1/contacts/parties/${first.id}`
    const change = { version: first.version, name: 'Alfreds Futterkiste' }
    ;(await client.patch(path).bearerToken(token).json(change)).assertStatus(200)
    const after = await undone(client, world, id)
    assert.deepEqual([after.state, after.undone_count, after.kept_count], ['undone', 2, 1])
    const names = (await all(client, token, 'contacts/parties', 'name')).map((one) => one.name)
    assert.deepEqual(names, ['Alfreds Futterkiste'])
    const ctx = await world.as('contacts.manager').context()
    const { followImport } = await import('#kernel/exchange/import/read_import')
    const { kept } = (await followImport(ctx, id)) as { kept: { problem: string }[] }
    assert.match(kept[0].problem, /changed after the import/)
  })

  test('takes back records other rows refer to, the last first', async ({
    client,
    world,
    assert,
  }) => {
    const token = await world.as('catalogue.manager').token()
    const tree = {
      columns: {
        Key: { field: 'external_id' },
        Name: { field: 'name' },
        Parent: { field: 'parent_id', lookup: 'external_id' },
      },
    }
    const table = 'Key,Name,Parent\nC,Hammers,B\nA,Things,\nB,Tools,A\n'
    const { id } = await bring(client, token, {
      model: 'catalogue.category',
      csv: table,
      mapping: tree,
    })
    ;(await steer(client, token, id, 'undo')).assertStatus(200)
    assert.equal((await show(client, token, id)).undone_count, 3)
    assert.lengthOf(await all(client, token, 'catalogue/categories', 'id'), 0)
  })

  test('of a try there is nothing to undo; whoever may not import may not undo', async ({
    client,
    world,
    assert,
  }) => {
    const token = await world.as('contacts.manager').token()
    const { id } = await bring(client, token, { model: PARTY, csv, mapping, dry_run: 'true' })
    assert.equal((await steer(client, token, id, 'undo')).status(), 409)
    const clerk = await world.as('contacts.clerk').token()
    assert.oneOf((await steer(client, clerk, id, 'undo')).status(), [403, 404])
  })
})
