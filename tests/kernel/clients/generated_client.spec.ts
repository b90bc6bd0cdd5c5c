import { test } from 'kontor/testing'
import env from '#start/env'
import { generated } from '#tests/kernel/clients/generated'

/** What somebody writes who has only the generated client: each call and answer typed by the description. */
const PROGRAM = `
import {
  archiveSampleLoan, bulkSampleLoans, createSampleLoan, getSampleLoan, listSampleLoans, runSampleLoanReturn,
  updateSampleLoan, type SampleLoan,
} from './api/index.js'
import { client } from './api/client.gen.js'

export async function work(baseUrl: string, token: string, borrower: number) {
  client.setConfig({ baseUrl, auth: token })
  const headers = { 'Idempotency-Key': 'one-loan' }
  const body = { borrower_id: borrower, due_on: '2026-12-24', deposit: '12.50' }
  const made = await createSampleLoan({ body, headers, throwOnError: true })
  const again = await createSampleLoan({ body, headers, throwOnError: true })
  const loan: SampleLoan = made.data.data
  const path = { id: loan.id }
  const changed = await updateSampleLoan({
    path, body: { version: loan.version!, deposit: 20 }, throwOnError: true,
  })
  const list = await listSampleLoans({
    query: { filter: JSON.stringify([['deposit', 'gte', '20']]), sort: ['-due_on'], limit: 5, count: 'exact' },
    throwOnError: true,
  })
  const shown = await getSampleLoan({ path, query: { include: ['borrower'] }, throwOnError: true })
  const refused = await runSampleLoanReturn({
    path, body: { version: changed.data.data.version!, returned_on: '2026-12-24' },
  })
  const wrong = await createSampleLoan({ body: { borrower_id: 0, due_on: 'tomorrow' } })
  const many = await bulkSampleLoans({
    body: { operation: 'update', ids: [loan.id, 999999], input: { deposit: 21 } }, throwOnError: true,
  })
  const results = Array.isArray(many.data.data) ? many.data.data : []
  const gone = await archiveSampleLoan({ path })
  return {
    made: loan,
    sameId: again.data.data.id === loan.id,
    deposit: changed.data.data.deposit,
    listed: list.data.data.map((one) => one.id),
    count: list.data.count,
    borrower: shown.data.data.borrower?.label,
    refused: refused.error?.code,
    wrong: wrong.error?.errors.map((one) => one.field),
    gone: gone.response?.status,
    bulk: results.map((one) => one.error?.code ?? one.status),
  }
}
`

test.group('A client made by a public generator', (group) => {
  group.each.timeout(120_000)

  test('compiles strictly and creates, lists, changes, runs operations and reads refusals', async ({
    world,
    assert,
  }) => {
    const borrower = await world.create('contacts.party', { name: 'Ana' })
    await world.enable('sample')
    const token = await world.as('ada').token()
    const baseUrl = `${env.get('APP_URL')}/api/v1`
    const answer = await fetch(`${baseUrl}/openapi.json`, {
      headers: { authorization: `Bearer ${token}` },
    })
    const { work } = await generated((await answer.json()) as object, PROGRAM)
    const { made, ...told } = await work(baseUrl, token, borrower.id)
    assert.include(made, { due_on: '2026-12-24', deposit: '12.50', version: 1 })
    assert.deepEqual(told, {
      sameId: true,
      deposit: '20.00',
      listed: [made.id],
      count: 1,
      borrower: 'Ana',
      refused: 'E_LOAN_NOT_OUT',
      wrong: ['borrower_id', 'due_on'],
      gone: 204,
      bulk: [200, 'E_NOT_FOUND'],
    })
  })
})
