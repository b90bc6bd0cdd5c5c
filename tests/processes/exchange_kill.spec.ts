import { setTimeout as sleep } from 'node:timers/promises'
import { test } from '@japa/runner'
import { rounds } from '#tests/faults/form'
import { type Server, servedDeployment } from '#tests/processes/deployment'

const ROWS = 3000
const KILLS = rounds(5, 10)
const model = 'contacts.party'
const mapping = { match: [], columns: { Name: { field: 'name' }, City: { field: 'city' } } }
const table = `Name,City\n${Array.from({ length: ROWS }, (_, at) => `Party ${at},${at % 7 === 3 ? 'x'.repeat(200) : 'Rome'}\n`).join('')}`
/** City takes 120 letters: every seventh row is refused. */
const REFUSED = Array.from({ length: ROWS }, (_, at) => at).filter((at) => at % 7 === 3).length

function send(server: Server, token: string) {
  const form = new FormData()
  form.set('model', model)
  form.set('mapping', JSON.stringify(mapping))
  form.set('file', new Blob([table]), 'parties.csv')
  return server.upload(token, 'kernel/imports', form)
}

async function show(server: Server, token: string, id: number) {
  return (await server.api(token, 'GET', `kernel/imports/${id}`)).body.data
}

test.group('kill -9 in the middle of an import', (group) => {
  group.each.timeout(590_000)

  test('loses no row and doubles none, however often; the same file again changes nothing', async ({
    assert,
    cleanup,
  }) => {
    const { kontor, token, ...begun } = await servedDeployment(cleanup, 'contacts')
    let { server } = begun
    const { id } = (await send(server, token)).body.data
    for (let kill = 0; kill < KILLS; kill++) {
      await sleep(40 + Math.random() * 300)
      await server.kill()
      server = await kontor.serve()
      if ((await show(server, token, id)).state === 'done') break
    }
    const record = await untilOver(server, token, id)
    assert.deepInclude(record, {
      state: 'done',
      row_count: ROWS,
      created_count: ROWS - REFUSED,
      refused_count: REFUSED,
    })
    assert.equal(await names(server, token), ROWS - REFUSED)
    const again = (await send(server, token)).body.data.id
    assert.deepInclude(await untilOver(server, token, again), {
      state: 'done',
      created_count: 0,
      skipped_count: ROWS - REFUSED,
    })
    await kontor.ace('verify')
  })
})

/** Goes on with what a kill ended for good: a job is begun only so often. */
async function untilOver(server: Server, token: string, id: number) {
  for (let tries = 0; tries < 1200; tries++) {
    const record = await show(server, token, id)
    if (record.state === 'done') return record
    if (record.state === 'failed') {
      await server.api(token, 'POST', `kernel/imports/${id}/resume`, {})
    }
    await sleep(250)
  }
  throw new Error('the import does not end')
}

/** How many parties there are, each of its own name. */
async function names(server: Server, token: string) {
  const found: string[] = []
  let after: string | null = ''
  while (after !== null) {
    const page: string = `contacts/parties?fields=name&sort=id&limit=500${after && `&after=${after}`}`
    const { body } = await server.api(token, 'GET', page)
    found.push(...body.data.map((one: { name: string }) => one.name))
    after = body.page.next
  }
  return found.length === new Set(found).size ? found.length : -1
}
