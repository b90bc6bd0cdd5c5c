import { basename, dirname } from 'node:path'
import { test } from 'kontor/testing'
import type { ApiClient } from '@japa/api-client'

/*
 * Copied into a plugin fresh from make:plugin as one of its tests: what every model has, a model nobody has touched
 * has too.
 */
const id = basename(dirname(import.meta.dirname))
const LOAN = `${id}.loan`
const QUERY = {
  source: LOAN,
  dimensions: [{ field: 'created_at', bucket: 'year' }],
  measures: [{ fn: 'count' }],
  pivot: 'custom.season',
}

const FILES = [
  'text/plain',
  'text/html',
  'text/csv',
  'application/pdf',
  'image/svg+xml',
  'image/png',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
]

const report = (client: ApiClient, token: string, accept: string) =>
  client.post('/api/v1/kernel/reports/run').bearerToken(token).header('accept', accept).json(QUERY)

test.group('A field of one’s own', () => {
  test('is filled in, filtered by, reported on across, drawn and taken out; who may not see it sees nothing of it', async ({
    client,
    world,
    assert,
  }) => {
    const clerk = await world.as(`${id}.clerk`).token()
    const token = await world.as('ada').token()
    const roles = await (await world.context()).list('kernel.role', { fields: ['id', 'key'] })
    const manager = roles.data.find((one) => one.key === `${id}.manager`)!
    const field = await client
      .post('/api/v1/kernel/custom-fields')
      .bearerToken(token)
      .json({
        model: LOAN,
        key: 'season',
        label: { en: 'Season' },
        kind: 'choice',
        options: ['spring', 'winter'].map((value) => ({
          value,
          label: { en: value.toUpperCase() },
        })),
        filterable: true,
        role_ids: [manager.id],
      })
    field.assertStatus(201)
    for (const season of ['winter', 'winter', 'spring']) {
      const made = await client
        .post(`/api/v1/${id}/loans`)
        .bearerToken(token)
        .json({ name: `Of ${season}`, custom: { season } })
      made.assertStatus(201)
    }

    const filter = encodeURIComponent(JSON.stringify([['custom.season', 'eq', 'winter']]))
    const address = `/api/v1/${id}/loans?filter=${filter}`
    assert.lengthOf((await client.get(address).bearerToken(token)).body().data, 2)
    ;(await client.get(address).bearerToken(clerk)).assertStatus(422)

    const { columns, rows } = (await report(client, token, 'application/json')).body()
    assert.includeMembers(
      columns.map((one: { pivot?: string }) => one.pivot),
      ['SPRING', 'WINTER']
    )
    assert.deepInclude(rows[0], { 'count.0': 1, 'count.1': 2, 'count': 3 })
    for (const accept of FILES) {
      const file = await report(client, token, accept)
      file.assertStatus(200)
      assert.include(String(file.header('content-type')), accept)
    }
    const refused = await report(client, clerk, 'application/json')
    refused.assertStatus(422)
    assert.notInclude(refused.text(), 'Season')
  })
})
