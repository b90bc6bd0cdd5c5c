import { setTimeout as sleep } from 'node:timers/promises'
import { order } from '../plugins/bench/generate_orders.js'
import { Client, median, times } from './client.js'
import type { Row } from './rows.js'
import type { Running, Stage } from './stage.js'

const KEYS = [
  'ref',
  'customer',
  'status',
  'region',
  'category',
  'amount',
  'quantity',
  'ordered_on',
  'note',
] as const
const LIST = '/api/v1/bench/orders?limit=50&sort=-ordered_on'
const LONGEST = 10 * 60_000
const MOST_MEMORY = 300

/** A file of new orders, numbered above those that are there. */
function fileOf(count: number, first: number): Blob {
  const lines = [['external_id', ...KEYS].join(',')]
  for (let id = first; id < first + count; id++) {
    const row: Record<string, unknown> = { ...order(id) }
    row.amount = (Number(row.amount) / 100).toFixed(2)
    lines.push([`X-${id}`, ...KEYS.map((key) => `"${row[key]}"`)].join(','))
  }
  return new Blob([lines.join('\n')], { type: 'text/csv' })
}

/** So many new orders in one request, with validation and history, until the last row is committed. */
export async function importing(
  stage: Stage,
  kontor: Running,
  count: number,
  first: number
): Promise<Row> {
  const headers = { authorization: `Bearer ${stage.token}` }
  const form = new FormData()
  const names = ['external_id', ...KEYS]
  const columns = Object.fromEntries(names.map((name) => [name, { field: name }]))
  form.set('model', 'bench.order')
  form.set(
    'mapping',
    JSON.stringify({ match: ['external_id'], columns, defaults: { currency: 'EUR' } })
  )
  form.set('file', fileOf(count, first), 'orders.csv')
  const began = performance.now()
  const address = `${kontor.url}/api/v1/kernel/imports`
  const sent = await fetch(address, { method: 'POST', headers, body: form })
  if (sent.status !== 202) throw new Error(`import: ${sent.status} ${await sent.text()}`)
  const { data } = (await sent.json()) as { data: { id: number } }
  const done = await ended(`${address}/${data.id}`, headers)
  const seconds = (performance.now() - began) / 1000
  const memory = kontor.peak()
  if (done.created_count !== count) throw new Error(`import: ${JSON.stringify(done)}`)
  const isLarge = count >= 100_000
  return {
    work: `${isLarge ? 'import' : 'e import'} ${count} rows, CSV, one request`,
    kontor: `${seconds.toFixed(1)} s, peak ${memory} MB`,
    bare: '–',
    ratio: null,
    must: isLarge ? `≤ 30 s, ≤ ${MOST_MEMORY} MB` : 'reported',
    isReached: !isLarge || (seconds <= 30 && memory <= MOST_MEMORY),
  }
}

interface ImportState {
  state: string
  created_count: number
}

async function ended(address: string, headers: Record<string, string>): Promise<ImportState> {
  for (const until = performance.now() + LONGEST; performance.now() < until; await sleep(100)) {
    const answer = await fetch(address, { headers })
    const { data } = (await answer.json()) as { data: ImportState }
    if (data.state === 'done' || data.state === 'failed') return data
  }
  throw new Error('the import did not end')
}

/** All orders as a file, by the command beside the server, while lists of the server are asked. */
export async function exporting(stage: Stage, kontor: Running, orders: number): Promise<Row> {
  const client = new Client(kontor.url, { authorization: `Bearer ${stage.token}` })
  const quiet = median(await times(60, () => client.send('GET', LIST)))
  const began = performance.now()
  const file = stage.exportFile('bench.order')
  const asked: number[] = []
  while (!file.isDone()) asked.push(...(await times(5, () => client.send('GET', LIST))))
  const { lines, memory } = await file.result
  const seconds = (performance.now() - began) / 1000
  client.close()
  if (lines < orders) throw new Error(`export: ${lines} lines of ${orders}`)
  return {
    work: `export ${lines} rows, CSV; lists meanwhile`,
    kontor: `${seconds.toFixed(1)} s, peak ${memory} MB; ${median(asked).toFixed(2)} ms a list`,
    bare: `${quiet.toFixed(2)} ms a list before`,
    ratio: median(asked) / quiet,
    must: `≤ ${MOST_MEMORY} MB`,
    isReached: memory <= MOST_MEMORY,
  }
}
