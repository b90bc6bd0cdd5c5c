import db from '@adonisjs/lucid/services/db'
import { test, type World } from 'kontor/testing'
import type Company from '#kernel/companies/company'
import { people, Visitor } from '#tests/kernel/accounts/visitor'
import { give, refusalOf, role } from '#tests/kernel/access/people'
import type { ReportQuery } from '#kernel/reports/query/definition'
import { answerForFile } from '#kernel/reports/saved/taking_out'
import { BY_KIND, lay, threeUnits } from '#tests/kernel/reports/saved/reports'

const RECORDS = { source: 'kernel.org_unit', columns: ['name', 'kind'], sort: 'name' }

/** Ada, signed in, with a report about three units. */
async function adaWithReport(world: World, query: ReportQuery = BY_KIND) {
  const { ada } = await people(world)
  await threeUnits(world)
  const report = await lay(await world.context(), { query, ownerId: ada, name: 'Звіт “1/2”' })
  const visitor = new Visitor()
  await visitor.signIn()
  return { report, visitor }
}

async function limit(world: World, rows: number) {
  const ctx = await world.context()
  const { version } = await ctx.records<Company>('kernel.company').findOrFail(ctx.company.id)
  await ctx.run('kernel.company.update', ctx.company.id, { export_limit: rows, version })
}

const takenToday = async () => {
  const [row] = await db.from('exported_rows').select('row_count')
  return Number(row?.row_count ?? 0)
}

test.group('The file of a report over HTTP', () => {
  test('comes in every format, named, kept nowhere and never run', async ({ world, assert }) => {
    const { report, visitor } = await adaWithReport(world)
    for (const [format, type, ending] of [
      ['text', 'text/plain', 'txt'],
      ['html', 'text/html', 'html'],
      ['csv', 'text/csv', 'csv'],
      ['xlsx', 'application/vnd.openxmlformats', 'xlsx'],
      ['pdf', 'application/pdf', 'pdf'],
      ['svg', 'image/svg+xml', 'svg'],
      ['png', 'image/png', 'png'],
    ]) {
      const answer = await visitor.ask('GET', `/kernel/reports/${report.id}/file?format=${format}`)
      assert.equal(answer.status, 200, format)
      const header = (name: string) => answer.headers.get(name) ?? ''
      assert.include(header('content-type'), type)
      assert.match(header('content-security-policy'), /^sandbox; default-src 'none'/)
      assert.equal(header('cache-control'), 'private, no-store')
      assert.equal(header('x-content-type-options'), 'nosniff')
      const name = encodeURIComponent(`Звіт “1 2”.${ending}`)
      assert.include(header('content-disposition'), `filename*=UTF-8''${name}`)
      assert.isAbove(String(answer.body).length, 20, format)
    }
    const wrong = await visitor.ask('GET', `/kernel/reports/${report.id}/file?format=doc`)
    assert.equal(wrong.status, 422)
  })

  test('of a query nobody saved is made likewise', async ({ world, assert }) => {
    const { visitor } = await adaWithReport(world)
    const body = { query: BY_KIND, presentation: { kind: 'bar' }, title: 'Kinds', format: 'svg' }
    const answer = await visitor.ask('POST', '/kernel/reports/file', body)
    assert.equal(answer.status, 200)
    assert.match(answer.body, /^<svg[^]*Branch/)
  })

  test('of records one by one takes the right to export, and counts in its limit', async ({
    world,
    assert,
  }) => {
    const { report, visitor } = await adaWithReport(world, RECORDS)
    await limit(world, 5)
    const fetched = () => visitor.ask('GET', `/kernel/reports/${report.id}/file?format=csv`)
    assert.equal((await fetched()).status, 200)
    assert.equal(await takenToday(), 3)
    const refused = await fetched()
    assert.equal(refused.status, 429)
    assert.equal(refused.body.code, 'E_EXPORT_LIMIT')
    assert.equal(await takenToday(), 3)
  })

  test('of figures takes no room of the limit', async ({ world, assert }) => {
    const { report, visitor } = await adaWithReport(world)
    await limit(world, 1)
    const answer = await visitor.ask('GET', `/kernel/reports/${report.id}/file?format=csv`)
    assert.equal(answer.status, 200)
    assert.equal(await takenToday(), 0)
  })
})

test.group('Taking records out by a report', () => {
  test('is refused without the right to export', async ({ world, assert }) => {
    const rules = [{ operations: ['read', 'report'] }]
    const sam = await give(world, 'sam', await role(world, 'Reporter', rules))
    const runnable = { query: RECORDS, ownerId: sam.user.id }
    assert.equal((await refusalOf(answerForFile(sam, runnable, 'csv'))).status, 403)
    const figures = { query: BY_KIND, ownerId: sam.user.id }
    assert.lengthOf((await answerForFile(sam, figures, 'csv')).rows, 0)
  })

  test('gives only records and fields that may be exported too', async ({ world, assert }) => {
    await threeUnits(world)
    const rules = [
      { operations: ['read', 'report'] },
      { operations: ['export'], filter: ['kind', 'eq', 'branch'], fields: ['name', 'kind'] },
    ]
    const sam = await give(world, 'sam', await role(world, 'Reporter', rules))
    const answer = await answerForFile(sam, { query: RECORDS, ownerId: sam.user.id }, 'csv')
    assert.deepEqual(
      answer.rows.map((row) => row.name),
      ['North', 'South']
    )
    const more = { query: { ...RECORDS, columns: ['name', 'code'] }, ownerId: null }
    assert.equal((await refusalOf(answerForFile(sam, more, 'csv'))).code, 'E_REPORT_PARTS')
  })
})
