import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import app from '@adonisjs/core/services/app'
import type { ApiClient } from '@japa/api-client'
import { runJobs } from '#kernel/jobs/worker'

const PATIENCE = 600
const PAUSE = 100

interface ImportState {
  state: string
  problem: string | null
  created_count: number
  updated_count: number
  refused_count: number
}

/** One file of tests/vectors and how a plugin maps its columns. */
export interface PublicFile {
  model: string
  /** Below tests/vectors: `northwind/customers.csv`. */
  file: string
  /** `contacts/northwind_customers`: plugins/contacts/tests/vectors/imports/northwind_customers.json. */
  mapping: string
}

/** Imports a file as a client does, over the API, and answers how it went. */
export async function importFile(client: ApiClient, token: string, wanted: PublicFile) {
  const [plugin, name] = wanted.mapping.split('/')
  const mapping = join('plugins', plugin, 'tests/vectors/imports', `${name}.json`)
  const begun = await client
    .post('/api/v1/kernel/imports')
    .bearerToken(token)
    .file('file', app.makePath('tests/vectors', wanted.file))
    .fields({ model: wanted.model, mapping: readFileSync(app.makePath(mapping), 'utf8') })
  if (begun.status() !== 202) throw new Error(begun.text())
  await runJobs()
  return finished(client, token, begun.body().data.id)
}

async function finished(client: ApiClient, token: string, id: number): Promise<ImportState> {
  for (let look = 0; look < PATIENCE; look++) {
    const answer = await client.get(`/api/v1/kernel/imports/${id}`).bearerToken(token)
    const found: ImportState = answer.body().data
    if (found.state === 'done' || found.state === 'failed') return found
    await new Promise((resolve) => setTimeout(resolve, PAUSE))
  }
  throw new Error(`import ${id} is still under way`)
}
