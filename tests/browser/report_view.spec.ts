import AxeBuilder from '@axe-core/playwright'
import type { Page } from 'playwright'
import { test, type World } from 'kontor/testing'
import type { Presentation } from '#kernel/reports/output/presentation'
import type { ReportQuery } from '#kernel/reports/query/definition'
import { closeBrowser, openAsAda, rows, visit } from '#tests/browser/visit'
import { lay } from '#tests/kernel/reports/saved/reports'

const LOANS = [
  ['L-1', 'out', '2026-08-03', '10.50'],
  ['L-2', 'returned', '2026-09-01', '1.00'],
  ['L-3', 'out', '2026-09-15', '300.00'],
  ['L-4', 'out', '2026-10-01', '2.00'],
]
const MONTH = { field: 'due_on', bucket: 'month' } as const
const BY_STATE: ReportQuery = {
  source: 'sample.loan',
  dimensions: ['state'],
  measures: [{ fn: 'count' }, { fn: 'sum', field: 'deposit' }],
}
const BY_BOTH: ReportQuery = {
  ...BY_STATE,
  dimensions: [MONTH, 'state'],
  measures: [{ fn: 'count' }],
}

/** Of each kind a report, and a text its table has. */
const CHARTS: [Presentation, ReportQuery, string][] = [
  [{ kind: 'bar', figures: ['sum_deposit'] }, BY_STATE, '312.50'],
  [{ kind: 'pie', figures: ['sum_deposit'] }, BY_STATE, '312.50'],
  [{ kind: 'scatter' }, BY_STATE, '312.50'],
  [{ kind: 'combination' }, BY_STATE, '312.50'],
  [{ kind: 'stacked' }, BY_BOTH, 'September 2026'],
  [{ kind: 'line' }, BY_BOTH, 'September 2026'],
  [{ kind: 'area' }, BY_BOTH, 'September 2026'],
  [{ kind: 'heat_map' }, BY_BOTH, 'September 2026'],
]

async function lend(world: World) {
  const borrower = await world.create('contacts.party', { kind: 'organisation', name: 'Bolt' })
  for (const [number, state, day, deposit] of LOANS) {
    await world.create('sample.loan', {
      borrower_id: borrower.id,
      number,
      state,
      due_on: day,
      deposit,
      currency: 'EUR',
    })
  }
}

/** Reports of Ada; answers their addresses. */
async function save(world: World, ada: number, reports: [Presentation, ReportQuery][]) {
  const ctx = await world.context()
  const addresses: string[] = []
  for (const [presentation, query] of reports) {
    const values = { name: `As ${presentation.kind}`, query, presentation, ownerId: ada }
    addresses.push(`/kernel/reports/${(await lay(ctx, values)).id}`)
  }
  return addresses
}

/** What a screen reader is told of a chart. */
const chart = (page: Page) => page.locator('canvas[role=img]')

/** The marks of a chart, walked by key. */
const marks = (page: Page) => page.getByRole('listbox', { name: /^Marks of the chart/ })

async function graveFindings(page: Page) {
  const { violations } = await new AxeBuilder({ page }).analyze()
  const grave = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical')
  return grave.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)
}

test.group('An answer on the screen', (group) => {
  group.teardown(closeBrowser)

  test('is drawn as every kind of chart, each with its table a key away', async ({
    world,
    assert,
  }) => {
    const { page, complaints, ada } = await openAsAda(world, ['sample'])
    await lend(world)
    const addresses = await save(
      world,
      ada,
      CHARTS.map(([presentation, query]) => [presentation, query])
    )
    for (const [at, [{ kind }, , text]] of CHARTS.entries()) {
      await visit(page, addresses[at])
      await chart(page).waitFor()
      const about = await chart(page).getAttribute('aria-label')
      assert.match(about ?? '', /^As .*\. .*: .* by .*\. Highest: .*\./, kind)
      await marks(page).focus()
      await page.keyboard.press('t')
      await page.getByRole('gridcell', { name: text }).first().waitFor()
      await page.keyboard.press('t')
      await chart(page).waitFor()
    }
    assert.deepEqual(complaints, [])
  }).timeout(120_000)

  test('leads from a bar, a tile, a figure and a cell of a pivot to just their records', async ({
    world,
    assert,
  }) => {
    const { page, complaints, ada } = await openAsAda(world, ['sample'])
    await lend(world)
    const pivot = { ...BY_STATE, pivot: MONTH }
    const [bars, tiles, figure, crossed, refused] = await save(world, ada, [
      [{ kind: 'bar', figures: ['sum_deposit'] }, BY_STATE],
      [{ kind: 'treemap', figures: ['sum_deposit'] }, BY_STATE],
      [
        { kind: 'kpi', figures: ['count'], target: '4' },
        { ...BY_STATE, dimensions: [MONTH] },
      ],
      [{ kind: 'pivot' }, pivot],
      [{ kind: 'scatter', figures: ['count'] }, BY_STATE],
    ])

    await visit(page, bars)
    await chart(page).waitFor()
    await marks(page).focus()
    await page.keyboard.press('Home')
    await page.getByRole('option', { name: 'Out · Sum of Deposit (EUR) · 312.50' }).waitFor()
    await page.keyboard.press('ArrowRight')
    await page.getByRole('option', { name: /^Returned · / }).waitFor()
    await page.keyboard.press('ArrowLeft')
    await page.getByRole('option', { name: /^Out · / }).waitFor()
    await page.keyboard.press('Enter')
    await page.waitForURL(/\/sample\/loans\?filter=/)
    await rows(page, 3)

    await page.goBack()
    await visit(page, tiles)
    await chart(page).waitFor()
    const { width, height } = (await chart(page).boundingBox())!
    await chart(page).click({ position: { x: width * 0.2, y: height * 0.6 } })
    await page.waitForURL(/\/sample\/loans\?filter=/)
    await rows(page, 3)

    await visit(page, figure)
    await page.getByText('Target 4 · 25%').waitFor()
    await page.getByText('-1 against September 2026').waitFor()
    await page.getByRole('button', { name: '1', exact: true }).click()
    await page.waitForURL(/\/sample\/loans\?filter=/)
    await rows(page, 1)

    await visit(page, crossed)
    const grid = page.getByRole('grid', { name: 'As pivot' })
    await grid.getByRole('columnheader', { name: 'September 2026' }).waitFor()
    assert.deepEqual(await graveFindings(page), [])
    await grid.focus()
    await page.keyboard.press('Home')
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('ArrowUp')
    await grid.getByRole('link', { name: '300.00' }).click()
    await page.waitForURL(/\/sample\/loans\?filter=/)
    await rows(page, 1)
    await page.getByText('L-3').waitFor()

    await page.emulateMedia({ colorScheme: 'dark', reducedMotion: 'reduce' })
    await page.setViewportSize({ width: 390, height: 800 })
    await visit(page, bars)
    await chart(page).waitFor()
    assert.deepEqual(await graveFindings(page), [])
    const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
    assert.isAtMost(wide, 0)
    await visit(page, refused)
    await page.getByText('This chart needs 2 figures, the report has fewer.').waitFor()
    assert.deepEqual(complaints, [])
  }).timeout(120_000)
})
