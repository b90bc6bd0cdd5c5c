import { Client, times } from './client.js'
import type { Row } from './rows.js'
import type { Running, Stage } from './stage.js'

/** One record, a few, a fifth of a percent, all of them, none; the last of letters that no record has. */
const TYPED = [
  'SO-00500005',
  '0042',
  'customer 0042',
  'customer',
  'so-00123',
  'nowhere',
  'customer nowhere',
  'Кравець',
]
const EACH = 15
const MUST = 150
const MUST_REBUILD = 120

/** Every record into the index, by the command. */
export async function indexing(stage: Stage, orders: number): Promise<Row> {
  const began = performance.now()
  await stage.ace('search:rebuild')
  const seconds = (performance.now() - began) / 1000
  return {
    work: `search:rebuild, ${orders} rows`,
    kontor: `${seconds.toFixed(0)} s`,
    bare: '–',
    ratio: null,
    must: `≤ ${MUST_REBUILD} s`,
    isReached: seconds <= MUST_REBUILD,
  }
}

/** What people type, in the palette and in a list's own search: rare, common, two words, nothing there. */
export async function searching(stage: Stage, kontor: Running, orders: number): Promise<Row> {
  const client = new Client(kontor.url, { authorization: `Bearer ${stage.token}` })
  const addresses = {
    palette: '/api/v1/kernel/search?q=',
    list: '/api/v1/bench/orders?limit=50&sort=-ordered_on&q=',
  }
  const slowest = { palette: 0, list: 0 }
  for (const which of ['palette', 'list'] as const) {
    const taken: number[] = []
    for (const typed of TYPED) {
      const path = addresses[which] + encodeURIComponent(typed)
      await client.send('GET', path)
      taken.push(...(await times(EACH, () => client.send('GET', path))))
    }
    slowest[which] = percentile(taken, 0.95)
  }
  client.close()
  const worst = Math.max(slowest.palette, slowest.list)
  return {
    work: `search, palette and list q, ${orders} rows, p95`,
    kontor: `${slowest.palette.toFixed(1)} ms, ${slowest.list.toFixed(1)} ms`,
    bare: '–',
    ratio: null,
    must: `≤ ${MUST} ms`,
    isReached: worst <= MUST,
  }
}

function percentile(values: number[], share: number) {
  const sorted = values.toSorted((one, other) => one - other)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))]
}
