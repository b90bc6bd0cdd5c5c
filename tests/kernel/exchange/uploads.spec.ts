import { randomUUID } from 'node:crypto'
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { request } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { storageFolder } from '#config/storage'
import env from '#start/env'
import { test } from 'kontor/testing'
import { bring, IMPORTS } from '#tests/kernel/exchange/importing'

const mapping = { columns: { Name: { field: 'name' } }, match: [] }

/** What the body parser calls a file it writes. */
const UPLOADED = /^[0-9a-f]{8}-[0-9a-f-]{27}$/
const holds = (path: string, text: string) => readFileSync(path, 'utf8') === text

const MEGABYTE = Buffer.alloc(1024 * 1024, 'Bolt,Berlin\n')

/** Sends megabyte after megabyte until the server answers. */
function pour(token: string, path = IMPORTS, more: Record<string, string> = {}) {
  return new Promise<{ status: number; megabytes: number }>((resolve, reject) => {
    let megabytes = 0
    const sent = request(new URL(path, env.get('APP_URL')), {
      method: 'POST',
      headers: {
        'authorization': `Bearer ${token}`,
        'content-type': 'multipart/form-data; boundary=x',
        ...more,
      },
    })
    const pourOn = () => {
      if (sent.destroyed || megabytes === 400) return
      megabytes++
      sent.write(MEGABYTE, () => setImmediate(pourOn))
    }
    sent.on('response', (answer) => {
      resolve({ status: answer.statusCode!, megabytes })
      sent.destroy()
    })
    sent.on('error', reject)
    sent.write('--x\r\ncontent-disposition: form-data; name="file"; filename="a.csv"\r\n\r\n')
    pourOn()
  })
}

test.group('Uploaded files', () => {
  test('are kept under their number for the server alone, whatever they are called', async ({
    client,
    world,
    assert,
  }) => {
    const token = await world.as('contacts.manager').token()
    const answer = await client
      .post(IMPORTS)
      .bearerToken(token)
      .file('file', Buffer.from('Name\nBolt\n'), { filename: '../../etc/\u202epasswd<b>.csv' })
      .fields({ model: 'contacts.party', mapping: JSON.stringify(mapping) })
    answer.assertStatus(202)
    const { id, record } = await bring(client, token, {
      model: 'contacts.party',
      csv: 'Name\nAlfreds\n',
      mapping,
    })
    assert.equal(record.file_name, 'file.csv')
    const first = await client.get(`${IMPORTS}/${answer.body().data.id}`).bearerToken(token)
    assert.equal(first.body().data.file_name, 'passwd<b>.csv')
    const folder = join(storageFolder, 'imports')
    assert.includeMembers(readdirSync(folder), [`${id}.upload`, `${answer.body().data.id}.upload`])
    assert.equal(statSync(join(folder, `${id}.upload`)).mode & 0o777, 0o600)
    assert.equal(statSync(folder).mode & 0o777, 0o700)
  })

  test('leave nothing behind in the folder the request was read into', async ({
    client,
    world,
    assert,
  }) => {
    const token = await world.as('contacts.manager').token()
    const mark = `Name\nLeft ${randomUUID()}\n`
    const kept = () =>
      readdirSync(tmpdir()).filter((name) => {
        const path = join(tmpdir(), name)
        return UPLOADED.test(name) && statSync(path).size === mark.length && holds(path, mark)
      })
    const sent = client.post(IMPORTS).bearerToken(token).file('file', Buffer.from(mark))
    const answer = await sent.fields({ model: 'contacts.party', mapping: 'no JSON' })
    answer.assertStatus(422)
    assert.isEmpty(kept())
  })

  test('come with texts only: a list or an object in their place is refused by its name', async ({
    client,
    world,
    assert,
  }) => {
    const token = await world.as('contacts.manager').token()
    const answer = await client
      .post(IMPORTS)
      .bearerToken(token)
      .json({ model: ['contacts.party'], mapping, sheet: 1 })
    answer.assertStatus(422)
    assert.deepEqual(
      answer.body().errors.map(({ field }: { field: string }) => field),
      ['model', 'mapping', 'sheet']
    )
  })

  test('are not even read from whoever nobody knows or may import nothing', async ({
    world,
    assert,
  }) => {
    const nobody = await pour('kontor_nothing')
    assert.equal(nobody.status, 401)
    assert.isBelow(nobody.megabytes, 20)
    await world.enable('contacts')
    const auditor = await pour(await world.as('contacts.auditor').token())
    assert.equal(auditor.status, 403)
    assert.isBelow(auditor.megabytes, 20)
  })

  test('are refused at once where they say that they are too large', async ({ world, assert }) => {
    const token = await world.as('contacts.manager').token()
    const length = { 'content-length': String(300 * 1024 * 1024) }
    const { status, megabytes } = await pour(token, IMPORTS, length)
    assert.equal(status, 413)
    assert.isBelow(megabytes, 20)
  })

  test('are refused with 413 before all of a too large one has come', async ({ world, assert }) => {
    const token = await world.as('contacts.manager').token()
    const { status, megabytes } = await pour(token)
    assert.equal(status, 413)
    assert.isBelow(megabytes, 300)
  }).timeout(60_000)
})
