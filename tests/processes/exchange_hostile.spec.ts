import { existsSync, mkdtempSync, readFileSync, readdirSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { gunzipSync } from 'node:zlib'
import app from '@adonisjs/core/services/app'
import { test } from '@japa/runner'
import { readLayout } from '#kernel/exchange/table/read_table'
import { Refusal } from '#kernel/http/refusal'
import { Deployment, type Server } from '#tests/processes/deployment'
import { ALL_PLUGINS } from '#tests/processes/template'

interface Expected {
  file: string
  /** Refused as a whole, with this code. */
  refused?: string
  /** Rows in the file; of those that became records and those that were refused. Long ones are stopped. */
  rows?: number
  accepted?: number
  refusedRows?: number
  /** Megabytes the server held at most while it read the file, when the table was made. */
  peak: number
}

const FOLDER = app.makePath('../shared/data/hostile')
const TABLE: Expected[] = JSON.parse(
  readFileSync(app.makePath('tests/vectors/hostile.json'), 'utf8')
)
const LONG = 10_000
/** Megabytes: the heap may not grow further, and the process not beyond what it held at rest. */
const HEAP = 200
const MOST_GROWTH = 200

/** What the second column fills where that is not a name. */
const COLUMNS: Record<string, { model: string; field: string; defaults: object }> = {
  'numbers.csv': {
    model: 'catalogue.product',
    field: 'sales_price',
    defaults: { name: 'Thing', kind: 'goods' },
  },
  'dates.csv': {
    model: 'contacts.party',
    field: 'birthday',
    defaults: { name: 'Somebody', kind: 'person' },
  },
}
const USUAL = { model: 'contacts.party', field: 'name', defaults: {} }

test.group('Hostile files', (group) => {
  group.each.timeout(900_000)

  test('each comes in as far as it may, in bounded memory, while the server answers', async ({
    assert,
    cleanup,
  }) => {
    const kontor = await Deployment.create('catalogue,contacts', {
      ...ALL_PLUGINS,
      NODE_OPTIONS: `${process.env.NODE_OPTIONS ?? ''} --max-old-space-size=${HEAP}`,
    })
    cleanup(() => kontor.close())
    const token = await kontor.token()
    const server = await kontor.serve()
    await bring(server, token, warmUp())
    const atRest = server.memory()
    const found: Expected[] = []
    for (const file of readdirSync(FOLDER).sort()) {
      server.forgetPeak()
      const outcome = await bring(server, token, unpacked(file))
      const peak = server.peak()
      found.push({ file, ...outcome, peak })
      assert.isBelow(peak - atRest, MOST_GROWTH, file)
      assert.equal((await server.api(token, 'GET', 'contacts/parties?limit=1')).status, 200, file)
    }
    if (process.env.HOSTILE_TABLE) writeFileSync(process.env.HOSTILE_TABLE, JSON.stringify(found))
    assert.deepEqual(found.map(withoutPeak), TABLE.map(withoutPeak))
  }).skip(!existsSync(FOLDER), 'the public data is not beside this folder')
})

const withoutPeak = ({ peak: _, ...rest }: Expected) => rest

/** The file as a person would send it; packed text unpacked. */
function unpacked(file: string) {
  if (!file.endsWith('.gz')) return join(FOLDER, file)
  const path = join(mkdtempSync(join(tmpdir(), 'hostile-')), file.slice(0, -3))
  writeFileSync(path, gunzipSync(readFileSync(join(FOLDER, file))))
  return path
}

/** A file like any other, so that what is loaded once is loaded. */
function warmUp() {
  const path = join(mkdtempSync(join(tmpdir(), 'hostile-')), 'usual.csv')
  writeFileSync(path, 'sku,name\nA1,Alfreds\n')
  return path
}

async function bring(server: Server, token: string, path: string) {
  const name = path.split('/').at(-1)!
  const { model, field, defaults } = COLUMNS[name] ?? USUAL
  const headers = (await headersOf(path, name)).filter(Boolean)
  const mapping = {
    match: [],
    columns: { [headers[1] ?? headers[0] ?? 'x']: { field } },
    defaults,
  }
  const form = new FormData()
  form.set('model', model)
  form.set('mapping', JSON.stringify(mapping))
  form.set('file', new Blob([readFileSync(path)]), name)
  const { status, body } = await server.upload(token, 'kernel/imports', form)
  if (status !== 202) return { refused: body.code === 'E_INPUT' ? body.errors[0].code : body.code }
  return ended(server, token, body.data.id)
}

async function headersOf(path: string, fileName: string) {
  try {
    return (await readLayout(path, { fileName })).headers
  } catch (error) {
    if (error instanceof Refusal) return []
    throw error
  }
}

/** What became of it; one that is long is stopped as soon as it was read to its end. */
async function ended(server: Server, token: string, id: number) {
  for (let tries = 0; tries < 6000; tries++) {
    const { body } = await server.api(token, 'GET', `kernel/imports/${id}`)
    const {
      state,
      total_count: rows,
      created_count: accepted,
      refused_count: refusedRows,
    } = body.data
    if (state === 'failed') return { refused: JSON.stringify(body.data.problem) }
    if (state === 'done') return { rows, accepted, refusedRows }
    if (state === 'running' && rows > LONG) {
      await server.api(token, 'POST', `kernel/imports/${id}/cancel`, {})
      await sleep(1500)
      return { rows }
    }
    await sleep(50)
  }
  throw new Error(`import ${id} does not end`)
}
