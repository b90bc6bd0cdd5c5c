import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { test } from 'kontor/testing'
import { CHARTS } from '../../charts/charts.js'
import { chooseScreen } from '../../charts/choose_screen.js'
import { TAX_TEMPLATES } from '../../charts/taxes.js'
import { shownSteps } from '../../charts/update/update_screen.js'
import { generic } from '../../charts/generic/accounts.js'
import { planUpdate } from '../../charts/update/plan_update.js'
import Account from '../../models/account.js'

const EDITIONS = JSON.parse(
  readFileSync(new URL('../vectors/charts/editions.json', import.meta.url), 'utf8')
) as Record<string, string>

test.group('The screen to choose a chart', () => {
  test('shows another chart beside the company’s, by what Kontor books', async ({
    world,
    assert,
  }) => {
    const ctx = await world.context({ plugins: ['accounting'] })
    const { taken, isPosted, charts, beside, steps } = await chooseScreen(ctx, { chart: 'de' })
    assert.deepEqual(
      [taken, isPosted, steps],
      [{ chart: 'generic', edition: generic.edition, newest: generic.edition }, false, null]
    )
    assert.deepEqual(charts.find((one) => one.id === 'de')!.rates, [19, 7, 0])
    assert.deepInclude(beside!.purposes, {
      purpose: 'receivable',
      here: '1100 Trade receivables',
      there: '1200 Forderungen aus Lieferungen und Leistungen',
    })
    assert.isAbove(beside!.accounts.length, 100)
  })

  test('speaks of a newer edition with the names of headings', async ({ world, assert }) => {
    const ctx = await world.context({ plugins: ['accounting'] })
    const accounts = generic.accounts
      .replace('    1050 | Petty cash | Каса | cash | cash\n', '')
      .replace(
        '  11 | Receivables',
        '  105 | Cash | Готівка\n    1050 | Petty cash | Каса | cash | cash\n  11 | Receivables'
      )
    const source = { ...generic, edition: generic.edition + 1, accounts }
    const plan = await planUpdate(ctx, { source, template: TAX_TEMPLATES.generic })
    const [added, moved] = shownSteps(plan)
    assert.include(added, { label: '105 Cash', does: 'add' })
    assert.include(moved, {
      label: '1050 Petty cash',
      field: 'parent_id',
      from: '10 Cash and bank',
      to: '105 Cash',
    })
  })

  test('speaks of the account of a tax by its name, not by its key', async ({ world, assert }) => {
    const ctx = await world.context({ plugins: ['accounting'] })
    const plan = await planUpdate(ctx, {
      source: { ...generic, edition: generic.edition + 1 },
      template: TAX_TEMPLATES.generic,
    })
    const step = { key: 'generic:SEXP', does: 'change', field: 'account_id', from: null } as const
    const steps = { ...plan.steps, taxes: [{ ...step, to: 'generic:4020' }] }
    const [shown] = shownSteps({ ...plan, steps }).filter((one) => one.of === 'taxes')
    const { label } = (await Account.findBy(ctx, ['code', 'eq', '4020']))!
    assert.equal(shown.to, label)
  })

  test('a chart that is changed gets the next edition', ({ assert }) => {
    const now = CHARTS.map(({ id, edition, accounts, renumbered = {} }) => {
      const text = JSON.stringify([accounts, renumbered, TAX_TEMPLATES[id]])
      const hash = createHash('sha256').update(text).digest('hex').slice(0, 16)
      return [id, `${edition} ${hash}`]
    })
    assert.deepEqual(
      Object.fromEntries(now),
      EDITIONS,
      'raise the edition of the chart, then note it in vectors/charts/editions.json'
    )
  })
})
