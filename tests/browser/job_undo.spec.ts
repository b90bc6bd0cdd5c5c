import { test, type World } from 'kontor/testing'
import { runJobs } from '#kernel/jobs/worker'
import bulkJob from '#kernel/records/bulk/bulk_job'
import { transaction } from '#kernel/records/storage/transaction'
import { closeBrowser, openAsAda, rows, visit } from '#tests/browser/visit'
import { contextOf } from '#tests/kernel/jobs/context_of'

/** Three loans whose remark Ada changes together in the background. Answers the first loan and the job. */
async function changedTogether(world: World, ada: number) {
  const borrower = await world.create('contacts.party', { name: 'Bolt' })
  const ids: number[] = []
  for (const number of ['L-1', 'L-2', 'L-3']) {
    const values = { borrower_id: borrower.id, number, due_on: '2026-12-01', remark: 'as it was' }
    ids.push((await world.create('sample.loan', values)).id)
  }
  const ctx = await contextOf(world, ada)
  const payload = { operation: 'sample.loan.update', ids, input: { remark: 'all alike' } }
  const title = 'Loans: change of 3 records'
  const job = await transaction(ctx, (inner) => inner.later(bulkJob, payload, { title }))
  await runJobs()
  return { first: ids[0], job }
}

test.group('A change of very many records', (group) => {
  group.teardown(closeBrowser)

  test('is undone on its job’s screen, but for a record somebody changed since', async ({
    world,
    assert,
  }) => {
    const { page, complaints, ada } = await openAsAda(world, ['sample'])
    const { first, job } = await changedTogether(world, ada)
    await (await world.context()).run('sample.loan.update', first, { remark: 'by hand' })
    await visit(page, `/kernel/jobs/${job}`)
    await page.getByText('Done', { exact: true }).first().waitFor()
    await page.getByRole('button', { name: 'Undo', exact: true }).click()
    await page.getByText('Done: Undo', { exact: true }).first().waitFor()
    await runJobs()
    await visit(page, '/kernel/jobs')
    await page.getByRole('link', { name: 'Undo: Loans: change of 3 records' }).click()
    await page
      .getByRole('heading', { level: 1, name: 'Undo: Loans: change of 3 records' })
      .waitFor()
    await page.getByText('3 of 3').waitFor()
    await visit(page, '/sample/loans?sort=number&fields=number,remark')
    await rows(page, 3)
    const grid = page.getByRole('grid')
    await grid.getByText('by hand').waitFor()
    assert.equal(await grid.getByText('as it was').count(), 2)
    assert.equal(await grid.getByText('all alike').count(), 0)
    assert.deepEqual(complaints, [])
  })
})
