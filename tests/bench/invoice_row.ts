import { Client, rate } from './client.js'
import type { Row } from './rows.js'
import type { Running, Stage } from './stage.js'

const POSTED = 200
/** What a server that has just started does slowly until it knows its work. */
const WARMING = 40
/** Twenty times what is reached elsewhere. */
const MUST = 50

/**
 * Invoices of two lines without taxes, made and posted: number, entry in the ledger, what is owed, history and outbox of
 * each are on disk before its answer. Any refusal ends the run: there is none to be counted.
 */
export async function invoicing(stage: Stage, kontor: Running): Promise<Row[]> {
  await stage.ace('plugin:enable', 'accounting')
  const client = new Client(kontor.url, { authorization: `Bearer ${stage.token}` })
  const make = async (path: string, input: unknown) => {
    const { data } = JSON.parse(await client.send('POST', `/api/v1/${path}`, input)) as Made
    return data
  }
  const customer = await make('contacts/parties', { name: 'Measured customer', is_customer: true })
  const invoice = async () => {
    const { id, version } = await make('accounting/invoices', {
      kind: 'invoice',
      party_id: customer.id,
      lines: [
        { text: 'First', quantity: '2', price: '12.50' },
        { text: 'Second', quantity: '3', price: '12.50' },
      ],
    })
    await client.send('POST', `/api/v1/accounting/invoices/${id}/post`, { version })
  }
  await rate(1, WARMING, invoice)
  const rows: Row[] = []
  for (const clients of [1, 8]) {
    const each = await rate(clients, POSTED, invoice)
    rows.push({
      work: `an invoice made and posted, ${clients === 1 ? '1 client' : '8 clients'}`,
      kontor: `${each.toFixed(0)}/s`,
      bare: '–',
      ratio: null,
      must: `≥ ${MUST}/s`,
      isReached: each >= MUST,
    })
  }
  client.close()
  return rows
}

interface Made {
  data: { id: number; version: number }
}
