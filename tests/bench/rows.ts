import { Client, median, rate, times } from './client.js'
import type { Running, Stage } from './stage.js'

/** One line of the table: Kontor beside the same work by hand, and what DESIGN section 8 asks. */
export interface Row {
  work: string
  kontor: string
  bare: string
  ratio: number | null
  must: string
  isReached: boolean
}

/** The ten columns of the workload's description; the currency comes with the amount. */
const FIELDS = 'id,ref,customer,status,region,category,amount,currency,quantity,ordered_on,note'
const SORTED = `sort=-ordered_on&limit=50&fields=${FIELDS}`
const query = (filter: unknown) => `?filter=${encodeURIComponent(JSON.stringify(filter))}&${SORTED}`
const OPEN = query([['status', 'eq', 'open']])
const OPEN_R05 = query([
  ['status', 'eq', 'open'],
  ['region', 'eq', 'R05'],
])
const LIST = '/api/v1/bench/orders'

/** Counting costs as much as there are matches: fewer of these requests say enough. */
const COUNTED = 96

interface Pair {
  kontor: Client
  bare: Client
}

/** Everything that is measured on one number of orders. */
export async function measure(
  stage: Stage,
  servers: { kontor: Running; bare: Running },
  orders: number
): Promise<Row[]> {
  const pair: Pair = {
    kontor: new Client(servers.kontor.url, { authorization: `Bearer ${stage.token}` }),
    bare: new Client(servers.bare.url),
  }
  await checkValues(pair.kontor, orders)
  const rows = [
    await sequential(`list, open by date, ${orders} rows, 1 client`, pair, OPEN, '/list', 2),
    await sequential(
      `a1 list, open and R05, ${orders} rows, 1 client`,
      pair,
      OPEN_R05,
      '/list?region=R05',
      2
    ),
    await parallel(
      `a1 list, open and R05, ${orders} rows, 16 clients`,
      pair,
      OPEN_R05,
      '/list?region=R05'
    ),
    await parallel(
      `a2 list with exact count, ${orders} rows, 16 clients`,
      pair,
      `${OPEN_R05}&count=exact`,
      '/counted?region=R05',
      COUNTED
    ),
    await creating(`b create, 8 clients, ${orders} rows before`, pair),
  ]
  pair.kontor.close()
  pair.bare.close()
  return rows
}

/** The workload on two processes of each, on an engine that serves several. */
export async function onTwo(
  stage: Stage,
  servers: { kontor: Running[]; bare: Running[] },
  orders: number
): Promise<Row[]> {
  const urls = (running: Running[]) => running.map((one) => one.url)
  const pair: Pair = {
    kontor: new Client(urls(servers.kontor), { authorization: `Bearer ${stage.token}` }),
    bare: new Client(urls(servers.bare)),
  }
  const rows = [
    await parallel(
      `a1 list, ${orders} rows, 16 clients, 2 processes`,
      pair,
      OPEN_R05,
      '/list?region=R05'
    ),
    await creating(`b create, 8 clients, 2 processes, ${orders} rows before`, pair),
  ]
  pair.kontor.close()
  pair.bare.close()
  return rows
}

/** Rounds alternate between the two, so that a busy machine is busy for both. */
async function sequential(
  work: string,
  { kontor, bare }: Pair,
  path: string,
  barePath: string,
  most: number
): Promise<Row> {
  const own: number[] = []
  const other: number[] = []
  await times(30, () => kontor.send('GET', LIST + path))
  await times(30, () => bare.send('GET', barePath))
  for (let round = 0; round < 10; round++) {
    own.push(...(await times(25, () => kontor.send('GET', LIST + path))))
    other.push(...(await times(25, () => bare.send('GET', barePath))))
  }
  const ratio = median(own) / median(other)
  return {
    work,
    kontor: `${median(own).toFixed(2)} ms`,
    bare: `${median(other).toFixed(2)} ms`,
    ratio,
    must: `≤ ${most}× the time`,
    isReached: ratio <= most,
  }
}

async function parallel(
  work: string,
  { kontor, bare }: Pair,
  path: string,
  barePath: string,
  requests = 600
): Promise<Row> {
  const own = await rate(16, requests, () => kontor.send('GET', LIST + path))
  const other = await rate(16, requests, () => bare.send('GET', barePath))
  return rateRow(work, own, other, 'reported')
}

async function creating(work: string, { kontor, bare }: Pair): Promise<Row> {
  const own = await rate(8, 400, (at) =>
    kontor.send('POST', LIST, {
      ref: `NEW-${at}`,
      customer: 'Customer 0001',
      status: 'draft',
      region: 'R13',
      category: 'C01',
      amount: '12.50',
      quantity: 1,
      ordered_on: '2026-01-01',
      note: 'new',
    })
  )
  const other = await rate(8, 400, () => bare.send('POST', '/create'))
  return rateRow(work, own, other, 'reported')
}

function rateRow(work: string, own: number, other: number, must: string): Row {
  const [kontor, bare] = [own, other].map((one) => `${one.toFixed(0)}/s`)
  return { work, kontor, bare, ratio: other / own, must, isReached: true }
}

/** The list must not grow with the table: the same page at few and at many rows. */
export function flatness(few: Row[], many: Row[]): Row {
  const [small, large] = [few[0], many[0]].map((one) => Number.parseFloat(one.kontor))
  const ratio = large / small
  return {
    work: 'list, many rows beside few',
    kontor: many[0].kontor,
    bare: few[0].kontor,
    ratio,
    must: '≤ 1.3× the time',
    isReached: ratio <= 1.3,
  }
}

export async function booting(stage: Stage): Promise<Row> {
  const { kontor, bare } = await stage.boots(5)
  const ratio = median(kontor) / median(bare)
  return {
    work: 'boot with all plugins to the first answer',
    kontor: `${median(kontor).toFixed(0)} ms`,
    bare: `${median(bare).toFixed(0)} ms`,
    ratio,
    must: '≤ 1.5× the time',
    isReached: ratio <= 1.5,
  }
}

export function idling(kontor: Running, bare: Running): Row {
  const memory = kontor.memory()
  return {
    work: 'idle memory',
    kontor: `${memory} MB`,
    bare: `${bare.memory()} MB`,
    ratio: null,
    must: '≤ 250 MB',
    isReached: memory <= 250,
  }
}

/** The figures of the workload's description: a fast list of wrong rows is worth nothing. */
async function checkValues(kontor: Client, orders: number) {
  if (orders !== 100_000) return
  const { data, count } = JSON.parse(await kontor.send('GET', `${LIST}${OPEN_R05}&count=exact`))
  if (count !== 2485 || data[0].id !== 97646) {
    throw new Error(`the list is wrong: ${count} rows, the first has id ${data[0].id}`)
  }
}
