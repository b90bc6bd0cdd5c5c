import ExcelJS from 'exceljs'
import db from '@adonisjs/lucid/services/db'
import { existsSync } from 'node:fs'
import { test } from 'kontor/testing'
import { limits } from '#config/limits'
import { exportFile } from '#kernel/exchange/export/export_file'
import { runJobs } from '#kernel/jobs/worker'
import { readRows } from '#kernel/records/storage/reader'
import { transaction } from '#kernel/records/storage/transaction'
import { backgroundFile } from '#kernel/reports/saved/background_file'
import { people, Visitor } from '#tests/kernel/accounts/visitor'
import { BY_KIND, lay, threeUnits } from '#tests/kernel/reports/saved/reports'

const RECORDS = { source: 'kernel.org_unit', columns: ['name', 'kind'], sort: 'name' }

test.group('A report written in the background', () => {
  test('is there for whoever asked, as long as it is kept, and he is told', async ({
    world,
    assert,
  }) => {
    const { ada } = await people(world)
    await threeUnits(world)
    const report = await lay(await world.context(), { ownerId: ada, sharedWith: 'company' })
    const visitor = new Visitor()
    await visitor.signIn()
    const begun = await visitor.ask('POST', `/kernel/reports/${report.id}/files`, {
      format: 'xlsx',
      values: {},
    })
    assert.equal(begun.status, 202)
    const { id } = begun.body.data
    const gone = await visitor.ask('GET', `/kernel/exports/${id}/file`)
    assert.equal(gone.body.code, 'E_EXPORT_GONE')
    await runJobs()
    const { body } = await visitor.ask('GET', `/kernel/exports/${id}/progress`)
    assert.containSubset(body.data, { state: 'done', row_count: 2, title: 'Units by kind' })
    const book = new ExcelJS.Workbook()
    await book.xlsx.readFile(exportFile(id))
    assert.includeMembers(book.worksheets[0].getSheetValues().flat(), ['Branch', 2])
    const file = await visitor.ask('GET', `/kernel/exports/${id}/file`)
    assert.include(file.headers.get('content-disposition'), 'Units%20by%20kind.xlsx')
    assert.equal(file.headers.get('cache-control'), 'private, no-store')
    const [notice] = await readRows('SELECT * FROM `notifications`')
    assert.equal(notice.href, `/kernel/exports/${id}`)

    const sam = new Visitor()
    await sam.signIn('sam')
    assert.equal((await sam.ask('GET', `/kernel/exports/${id}/file`)).status, 404)
    await db.from('exports').update({ expires_at: '2020-01-01 00:00:00.000' })
    assert.equal((await visitor.ask('GET', `/kernel/exports/${id}/file`)).status, 404)
    const ctx = await world.context()
    await transaction(ctx, (inner) => inner.later('kernel.exchange.sweep', {}))
    await runJobs()
    assert.isFalse(existsSync(exportFile(id)))
  })

  test('takes the rights there are when it is made, also to export records', async ({
    world,
    assert,
  }) => {
    const { ada } = await people(world)
    await threeUnits(world)
    const report = await lay(await world.context(), { ownerId: ada, query: RECORDS })
    const visitor = new Visitor()
    await visitor.signIn()
    const begin = () => visitor.ask('POST', `/kernel/reports/${report.id}/files`, { format: 'csv' })
    const { id } = (await begin()).body.data
    await db.from('companies').update({ export_limit: 2 })
    await runJobs()
    const { body } = await visitor.ask('GET', `/kernel/exports/${id}/progress`)
    assert.equal(body.data.state, 'failed')
    assert.include(body.data.problem, '2')
    assert.equal((await visitor.ask('POST', `/kernel/reports/${report.id}/files`, {})).status, 422)
  })

  test('goes on where somebody who waits is refused, and stops when it is told to', async ({
    world,
    assert,
    cleanup,
  }) => {
    await threeUnits(world)
    const ada = await world.as('ada').context()
    const { report: usual } = limits
    cleanup(() => void (limits.report = usual))
    limits.report = 0
    const awaited = {
      title: 'Units',
      query: BY_KIND,
      presentation: null,
      ownerId: null,
      values: {},
    }
    const stop = new AbortController()
    const course = { signal: stop.signal, onRows: () => undefined }
    const { fileName } = await backgroundFile(ada, awaited, 'csv', course)
    assert.equal(fileName, 'Units.csv')
    stop.abort(new Error('called off'))
    await assert.rejects(() => backgroundFile(ada, awaited, 'csv', course), 'called off')
  })
})
