import db from '@adonisjs/lucid/services/db'
import { test } from 'kontor/testing'
import type { World } from 'kontor/testing'
import { kernelContext } from '#kernel/companies/kernel_context'
import { runJobs } from '#kernel/jobs/worker'
import { advise } from '#kernel/reports/advice/advise'
import { acceptAdvice, removeIndex } from '#kernel/reports/advice/ask'
import { indexesAgree } from '#kernel/reports/advice/indexes_agree'
import { adviceFor, indexesProps } from '#kernel/reports/advice/indexes_props'
import { keptIndexes } from '#kernel/reports/advice/kept_indexes'
import { refreshIndexes } from '#kernel/reports/advice/refresh_indexes'
import { stepAside } from '#kernel/reports/advice/step_aside'
import { dropTableIndex, existingIndexes, tableIndex } from '#kernel/reports/advice/table_index'
import { noteRun } from '#kernel/reports/advice/timings'
import type { ReportQuery } from '#kernel/reports/query/definition'
import { runSaved } from '#kernel/reports/saved/run_saved'
import { refusalOf } from '#tests/kernel/access/people'
import { lay, reporterSam } from '#tests/kernel/reports/saved/reports'

const LOANS: ReportQuery = {
  source: 'sample.loan',
  dimensions: ['state'],
  measures: [{ fn: 'sum', field: 'deposit' }],
  filter: [['due_on', 'gte', '2026-01-01']],
}
const COLUMNS = ['company_id', 'archived_at', 'state', 'due_on', 'deposit', 'currency']

async function adaWithLoans(world: World) {
  await world.enable('sample')
  return world.as('ada').context()
}

/** A report of Ada's that took long when it last ran. */
async function slowReport(world: World, query = LOANS) {
  const ada = await adaWithLoans(world)
  const report = await lay(ada, { query, name: 'Deposits' })
  await noteRun(ada, report.id, 2500)
  return { ada, report }
}

const namesOf = async () => [...(await existingIndexes(await kernelContext({}))).keys()]

test.group('Advice on a slow report', (group) => {
  group.each.timeout(60_000)
  group.each.teardown(async () => {
    const ctx = await kernelContext({})
    for (const name of await namesOf()) await dropTableIndex(ctx, name)
    await db.from('report_indexes').delete()
  })

  test('says that it reads everything, and names the index that holds what it reads', async ({
    world,
    assert,
  }) => {
    const { ada, report } = await slowReport(world)
    const advice = await advise(ada, LOANS)
    assert.equal(advice.reason, 'index')
    assert.deepEqual(advice.columns, COLUMNS)
    const told = await adviceFor(ada, report.id)
    assert.include(told, { reason: 'index', took: 2500, source: 'Loans', isUnderWay: false })
    assert.deepEqual(told!.fields, ['State', 'Due on', 'Deposit', 'Currency'])
  })

  test('puts fields compared with one value first', async ({ world, assert }) => {
    const ada = await adaWithLoans(world)
    const query = { ...LOANS, filter: { and: [['due_on', 'eq', '2026-01-01']] } as never }
    const { columns } = await advise(ada, query)
    assert.deepEqual(columns.slice(0, 4), ['company_id', 'archived_at', 'due_on', 'state'])
  })

  test('names what stands in the way where no index would do', async ({ world, assert }) => {
    const ada = await adaWithLoans(world)
    const joined = await advise(ada, { ...LOANS, dimensions: ['borrower.name'] })
    assert.deepInclude(joined, { reason: 'joins', paths: ['borrower.name'] })
    const { reason } = await advise(ada, {
      source: 'contacts.party',
      columns: ['name', 'notes'],
      sort: 'name',
    })
    assert.equal(reason, 'unfit')
  })

  test('is not given for one that was quick, and leaves no trace of it', async ({
    world,
    assert,
  }) => {
    const ada = await adaWithLoans(world)
    const report = await lay(ada, { query: LOANS })
    await runSaved(ada, report)
    assert.isNull(await adviceFor(ada, report.id))
    assert.isEmpty(await db.from('report_timings'))
    await noteRun(ada, report.id, 2500)
    await noteRun(ada, report.id, 10)
    assert.isNull(await adviceFor(ada, report.id))
  })

  test('accepted is an index made by a job, used by the report, listed and taken away again', async ({
    world,
    assert,
  }) => {
    const { ada, report } = await slowReport(world)
    await acceptAdvice(ada, report.id)
    assert.isTrue((await adviceFor(ada, report.id))!.isUnderWay)
    await runJobs()
    const { name } = tableIndex('sample.loan', COLUMNS)
    assert.deepEqual(await namesOf(), [name])
    await runSaved(ada, report)
    const { indexes, slow } = await indexesProps(ada)
    assert.include(indexes[0], { name, state: 'ready', source: 'Loans', used: 1, problem: null })
    assert.isNotNull(indexes[0].madeAt)
    assert.isEmpty(slow)
    assert.equal((await advise(ada, LOANS)).reason, 'indexed')
    await removeIndex(ada, indexes[0].id)
    await runJobs()
    assert.isEmpty(await namesOf())
    assert.isEmpty(await keptIndexes(ada))
  })

  test('is accepted by administrators only, and only where there is some', async ({
    world,
    assert,
  }) => {
    const { ada, report } = await slowReport(world)
    const { sam } = await reporterSam(world)
    assert.equal((await refusalOf(acceptAdvice(sam, report.id))).code, 'E_ADMINISTRATOR_ONLY')
    assert.equal((await refusalOf(removeIndex(sam, 1))).code, 'E_ADMINISTRATOR_ONLY')
    const joined = await lay(ada, { query: { ...LOANS, dimensions: ['borrower.name'] } })
    assert.equal((await refusalOf(acceptAdvice(ada, joined.id))).code, 'E_REPORT_NO_ADVICE')
    assert.isEmpty(await keptIndexes(ada))
  })

  test('keeps the name of somebody else’s own report to himself', async ({ world, assert }) => {
    const ada = await adaWithLoans(world)
    const { sam } = await reporterSam(world)
    const report = await lay(sam, { query: LOANS, name: 'My doubts' })
    await noteRun(sam, report.id, 3000)
    const { slow } = await indexesProps(ada)
    assert.deepEqual(
      slow.map((one) => [one.name, one.source]),
      [[null, 'Loans']]
    )
  })

  test('makes an index again that a restore left out, and none beside those it keeps account of', async ({
    world,
    assert,
  }) => {
    const { ada, report } = await slowReport(world)
    await acceptAdvice(ada, report.id)
    await runJobs()
    const [name] = await namesOf()
    assert.isEmpty(await indexesAgree.check(ada))
    await dropTableIndex(ada, name)
    await refreshIndexes()
    await runJobs()
    assert.deepEqual(await namesOf(), [name])
    await db.from('report_indexes').delete()
    assert.lengthOf(await indexesAgree.check(ada), 1)
  })

  test('steps aside for a step of the plugin’s schema', async ({ world, assert }) => {
    const { ada, report } = await slowReport(world)
    await acceptAdvice(ada, report.id)
    await runJobs()
    await stepAside('contacts')
    assert.lengthOf(await namesOf(), 1)
    await stepAside('sample')
    assert.isEmpty(await namesOf())
  })

  test('never makes an index of anything but fields of the registry', ({ assert }) => {
    for (const hostile of ['deposit`) --', 'constructor', 'no_such_field', 'lines']) {
      assert.throws(() => tableIndex('sample.loan', ['state', hostile]), /has no column/)
    }
    assert.throws(() => tableIndex('sample.nothing', ['state']), /no model/)
  })
})
