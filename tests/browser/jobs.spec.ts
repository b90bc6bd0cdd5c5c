import AxeBuilder from '@axe-core/playwright'
import { test } from 'kontor/testing'
import { Refusal } from '#kernel/http/refusal'
import { runJobs } from '#kernel/jobs/worker'
import { closeBrowser, openAsAda, visit } from '#tests/browser/visit'
import { ask, chore, forgetChores } from '#tests/kernel/jobs/chores'
import { contextOf } from '#tests/kernel/jobs/context_of'

test.group('Following jobs', (group) => {
  group.teardown(closeBrowser)
  group.each.teardown(forgetChores)

  test('a failed job says why, is tried again, and the screen follows it to its end', async ({
    world,
    assert,
  }) => {
    const { page, complaints, ada } = await openAsAda(world, [])
    const ctx = await contextOf(world, ada)
    let isMended = false
    const name = chore('paint', (_, __, job) => {
      if (!isMended) throw new Refusal('E_JOB_NO_RIGHTS')
      job.progress(4, 4, 'the last board')
    })
    const id = await ask(ctx, name, {}, { title: 'Painting the fence' })
    await runJobs()
    await visit(page, '/kernel/jobs')
    await page.getByText('Painting the fence').first().click()
    await page.getByRole('heading', { level: 1, name: 'Painting the fence' }).waitFor()
    await page.getByText('Whoever asked for it may no longer work').first().waitFor()
    isMended = true
    const asked = page.waitForResponse((answer) => answer.request().method() === 'POST')
    await page.getByRole('button', { name: 'Try again' }).click()
    await asked
    await runJobs()
    await page.getByText('4 of 4').waitFor()
    await visit(page, `/kernel/jobs/${id}`)
    await page.getByRole('progressbar', { name: 'Progress' }).waitFor()
    const { violations } = await new AxeBuilder({ page }).analyze()
    assert.deepEqual(
      violations.map((one) => one.id),
      []
    )
    assert.deepEqual(complaints, [])
  })

  test('the kind of a job is told by its name, not by that of the code', async ({
    world,
    assert,
  }) => {
    const { page, complaints, ada } = await openAsAda(world, [])
    const ctx = await contextOf(world, ada)
    const id = await ask(ctx, 'kernel.fields.fill', { field_id: 1 }, { title: 'Sizes' })
    await visit(page, `/kernel/jobs/${id}`)
    await page.getByText('Index of a custom field').waitFor()
    assert.equal(await page.getByText('kernel.fields.fill').count(), 0)
    assert.deepEqual(complaints, [])
  })

  test('the bell counts, opens by keyboard, and leads to what it tells of', async ({
    world,
    assert,
  }) => {
    const { page, complaints, ada } = await openAsAda(world, [])
    const ctx = await contextOf(world, ada)
    await ask(
      ctx,
      chore('paint', () => undefined, { notice: 'always' }),
      {},
      { title: 'Painting' }
    )
    await runJobs()
    await visit(page, '/kernel/preferences')
    const bell = page.getByRole('button', { name: /^Notifications.*1 not read yet/ })
    await bell.focus()
    await page.keyboard.press('Enter')
    const panel = page.getByRole('dialog', { name: 'Notifications' })
    const { violations } = await new AxeBuilder({ page }).analyze()
    assert.deepEqual(
      violations.map((one) => one.id),
      []
    )
    await panel.getByRole('link', { name: '“Painting” is done.' }).click()
    await page.getByRole('heading', { level: 1, name: 'Painting' }).waitFor()
    await page.getByRole('button', { name: /^Notifications.*read everything/ }).waitFor()
    await visit(page, '/kernel/notifications')
    await page.getByRole('link', { name: '“Painting” is done.' }).waitFor()
    assert.deepEqual(complaints, [])
  })
})
