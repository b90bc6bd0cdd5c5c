import { Client, rate } from './client.js'
import type { Row } from './rows.js'
import type { Running, Stage } from './stage.js'

const ENTRIES = 600
/** What a server that has just started does slowly until it knows its work. */
const WARMING = 200

interface Made {
  data: { id: number; version: number }
}

/**
 * Entries of two lines of 100.00: created and posted by 1 and 8 clients, and posted alone by 8. Number, seal, balances,
 * history and outbox of each are on disk before its answer; what fails is counted.
 */
export async function journal(stage: Stage, kontor: Running, engine: string): Promise<Row[]> {
  await stage.ace('plugin:enable', 'accounting')
  const client = new Client(kontor.url, { authorization: `Bearer ${stage.token}` })
  const ask = async (method: string, path: string, input?: unknown) =>
    JSON.parse(await client.send(method, `/api/v1/accounting/${path}`, input)) as Made
  const account = async (code: string, type: string) =>
    (await ask('POST', 'accounts', { code, name: code, type })).data.id
  const [cash, rent] = [await account('91000', 'bank'), await account('95000', 'expense')]
  const general = encodeURIComponent(JSON.stringify([['code', 'eq', 'GEN']]))
  const { data } = (await ask('GET', `journals?filter=${general}`)) as unknown as {
    data: { id: number }[]
  }
  const lines = [
    { account_id: rent, debit: '100.00' },
    { account_id: cash, credit: '100.00' },
  ]
  const create = () => ask('POST', 'entries', { journal_id: data[0].id, lines })
  const post = ({ data: { id, version } }: Made) => ask('POST', `entries/${id}/post`, { version })

  let failed = 0
  const counted = (act: (at: number) => Promise<unknown>) => (at: number) =>
    act(at).catch(() => failed++)
  const both = counted(async () => post(await create()))
  await rate(8, WARMING, both)
  const alone = await rate(1, ENTRIES / 2, both)
  const eight = await rate(8, ENTRIES, both)
  const drafts: Made[] = []
  for (let at = 0; at < ENTRIES; at++) drafts.push(await create())
  const posted = await rate(
    8,
    ENTRIES,
    counted((at) => post(drafts[at]))
  )
  client.close()
  const must = engine === 'sqlite' ? 300 : 150
  const row = (work: string, each: number, least: number): Row => ({
    work,
    kontor: `${each.toFixed(0)}/s, ${failed} failed`,
    bare: '–',
    ratio: null,
    must: `≥ ${least}/s, 0 failed`,
    isReached: each >= least && failed === 0,
  })
  return [
    row('journal: created and posted, 1 client', alone, 66),
    row('journal: created and posted, 8 clients', eight, 173),
    row('posting an entry, 8 clients', posted, must),
  ]
}
