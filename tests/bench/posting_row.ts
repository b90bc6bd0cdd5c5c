import { Client, rate } from './client.js'
import type { Row } from './rows.js'
import type { Running, Stage } from './stage.js'

const POSTED = 600
/** What a server that has just started does slowly until it knows its work. */
const WARMING = 200
const PRODUCTS = 20

/**
 * Receipts of 5 units made ready and then posted by 8 clients: stock move, gapless number, history and outbox of each
 * are on disk before its answer. Their value is not part of it yet.
 */
export async function posting(stage: Stage, kontor: Running, engine: string): Promise<Row> {
  const client = new Client(kontor.url, { authorization: `Bearer ${stage.token}` })
  const make = async (path: string, input: unknown) => {
    const { data } = JSON.parse(await client.send('POST', `/api/v1/${path}`, input)) as Made
    return data
  }
  const products: number[] = []
  for (let at = 0; at < PRODUCTS; at++) {
    const name = `Measured ${at}`
    products.push((await make('catalogue/products', { name, kind: 'goods' })).id)
  }
  const drafts: Made['data'][] = []
  for (let at = 0; at < POSTED; at++) {
    const lines = [{ product_id: products[at % PRODUCTS], quantity: '5' }]
    drafts.push(await make('inventory/operations', { kind: 'receive', lines }))
  }
  const post = (at: number) => {
    const { id, version } = drafts[at]
    return client.send('POST', `/api/v1/inventory/operations/${id}/post`, { version })
  }
  await rate(8, WARMING, post)
  const each = await rate(8, POSTED - WARMING, (at) => post(WARMING + at))
  client.close()
  const must = engine === 'sqlite' ? 300 : 150
  return {
    work: 'posting a stock move, 8 clients',
    kontor: `${each.toFixed(0)}/s`,
    bare: '–',
    ratio: null,
    must: `≥ ${must}/s`,
    isReached: each >= must,
  }
}

interface Made {
  data: { id: number; version: number }
}
