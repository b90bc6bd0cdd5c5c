import { Client, median } from '../client.js'
import type { Row } from '../rows.js'
import type { Running, Stage } from '../stage.js'
import { FORMS, type Asked, type Form } from './forms.js'

const LIST = '/api/v1/bench/parts'
const SHOWN = 'id,code,grade,made_on,weight,listed_on'
const MOST = 3
/** Requests of each form; the first of them compile, and are not counted. */
const EACH = 41
const FIRST = 5
/** Of a form that takes longer, in milliseconds, fewer requests say enough. */
const LONG = 1000
const FEW = 3
/** What a list counts as that takes so long that it is refused. */
const GIVEN_UP = 10_000

interface Taken {
  builtIn: number[]
  custom: number[]
}

/**
 * Each way to ask for records by a custom field beside the same by a built-in field with an index, which holds the
 * same values. Throws where the two find different records.
 */
export async function filtering(stage: Stage, kontor: Running, parts: number): Promise<Row[]> {
  const client = new Client(kontor.url, { authorization: `Bearer ${stage.token}` })
  const rows: Row[] = []
  for (const form of FORMS) {
    const { builtIn, custom } = await measure(client, form)
    const ratio = median(custom) / median(builtIn)
    rows.push({
      work: `custom field, ${form.name}, ${parts} rows`,
      kontor: `${median(custom).toFixed(2)} ms`,
      bare: `${median(builtIn).toFixed(2)} ms built in`,
      ratio,
      must: `≤ ${MOST}× the time`,
      isReached: ratio <= MOST,
    })
    const { work, kontor: own, bare } = rows.at(-1)!
    console.log(`  ${work}: ${own}, ${bare}`)
  }
  client.close()
  return rows
}

/** The two take turns, so that a busy machine is busy for both. */
async function measure(client: Client, form: Form): Promise<Taken> {
  const taken: Taken = { builtIn: [], custom: [] }
  for (let at = 0; at < EACH; at++) {
    const builtIn = await ask(client, form, (key) => key, at)
    const custom = await ask(client, form, (key) => `custom.${key}`, at)
    const isAnswered = builtIn.ids !== null && custom.ids !== null
    if (isAnswered && builtIn.ids !== custom.ids) {
      throw new Error(`${form.name}: other records are found`)
    }
    const isLong = builtIn.took > LONG || custom.took > LONG
    if (at < FIRST && !isLong) continue
    taken.builtIn.push(builtIn.took)
    taken.custom.push(custom.took)
    if (isLong && taken.custom.length >= FEW) break
  }
  return taken
}

async function ask(client: Client, form: Form, field: (key: string) => string, at: number) {
  const asked = form.query(field, at)
  let after: string | undefined
  for (let page = 0; page < (form.pages ?? 0); page++) {
    after = (JSON.parse(await client.send('GET', pathOf(asked, after))) as Page).next
  }
  const began = performance.now()
  const answer = await client.send('GET', pathOf(asked, after)).catch(givenUp)
  if (answer === null) return { took: GIVEN_UP, ids: null }
  const took = performance.now() - began
  return { took, ids: (JSON.parse(answer) as Page).data.map((row) => row.id).join() }
}

function givenUp(error: Error) {
  if (error.message.includes('E_TOO_SLOW')) return null
  throw error
}

interface Page {
  data: { id: number }[]
  next?: string
}

function pathOf({ filter, sort, count }: Asked, after?: string) {
  const query = new URLSearchParams({ limit: '50', fields: SHOWN })
  if (filter !== undefined) query.set('filter', JSON.stringify(filter))
  if (sort !== undefined) query.set('sort', sort)
  if (count !== undefined) query.set('count', count)
  if (after !== undefined) query.set('after', after)
  return `${LIST}?${query}`
}
