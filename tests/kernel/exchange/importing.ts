import { readFileSync } from 'node:fs'
import { text } from 'node:stream/consumers'
import type { ApiClient } from '@japa/api-client'
import type { Context } from '#kernel/companies/context'
import { exportList } from '#kernel/exchange/export/export_list'
import { runJobs } from '#kernel/jobs/worker'
import { registry } from '#kernel/plugins/registry'
import type { ListQuery } from '#kernel/records/query/list_query'
import { fileOf } from '#tests/kernel/exchange/files'

export const IMPORTS = '/api/v1/kernel/imports'

type Facts = Record<string, unknown>

interface Wanted {
  model: string
  csv: string | Buffer
  mapping: object
  dry_run?: string
  sheet?: string
}

/** Sends a file as a client does; the answer as it comes. */
export function post(client: ApiClient, token: string, { csv, mapping, ...fields }: Wanted) {
  return client
    .post(IMPORTS)
    .bearerToken(token)
    .file('file', readFileSync(fileOf(csv)), { filename: 'file.csv' })
    .fields({ ...fields, mapping: JSON.stringify(mapping) })
}

/** The same, until the import has come to an end: its record and the file of refused rows. */
export async function bring(client: ApiClient, token: string, wanted: Wanted) {
  const answer = await post(client, token, wanted)
  if (answer.status() !== 202) throw new Error(answer.text())
  const { id } = answer.body().data as { id: number }
  await runJobs()
  const record = await client.get(`${IMPORTS}/${id}`).bearerToken(token)
  record.assertStatus(200)
  const errors = await client.get(`${IMPORTS}/${id}/errors`).bearerToken(token)
  errors.assertStatus(200)
  const lines = errors.text().replace('\ufeff', '').trim().split('\n')
  return { id, record: record.body().data as Facts, errors: lines }
}

/** What an import did, as one short list. */
export function counts(record: Facts) {
  return ['state', 'row_count', 'created_count', 'updated_count', 'skipped_count', 'refused_count']
    .map((key) => record[key])
    .join(' ')
}

/** All records of a list of the API. */
export async function all(client: ApiClient, token: string, path: string, fields: string) {
  const answer = await client
    .get(`/api/v1/${path}?limit=500&sort=id&fields=${fields}`)
    .bearerToken(token)
  answer.assertStatus(200)
  return answer.body().data as Facts[]
}

/** A list as a file, whole. */
export async function exported(ctx: Context, model: string, format: string, query: ListQuery = {}) {
  return text(await exportList(ctx, registry.model(model), query, format))
}
