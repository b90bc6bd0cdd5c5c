import type { Context } from 'kontor/plugin'
import { test } from 'kontor/testing'
import { inTransaction } from '#tests/in_transaction'
import { applyUpdate } from '../../charts/update/apply_update.js'
import { editionOf, planUpdate } from '../../charts/update/plan_update.js'
import { shownSteps } from '../../charts/update/update_screen.js'
import Chart from '../../models/chart.js'
import TaxRuleRecord from '../../models/tax_rule.js'
import { companyIn } from '../tax/posting.js'

const rule = async (ctx: Context, key: string) =>
  TaxRuleRecord.findBy(ctx, ['template_key', 'eq', `de:${key}`])

/** The company as it was before rules told goods from services. */
async function before(ctx: Context) {
  await inTransaction(ctx, async (inner) => {
    for (const one of await TaxRuleRecord.where(inner, ['template_key', 'notnull'])) {
      if (one.supply === 'service') await inner.records(TaxRuleRecord).delete(one)
      else one.supply = null
    }
    const chart = (await Chart.findBy(inner, ['chart', 'eq', 'de']))!
    const { boxes, taxes } = chart.taxes!
    chart.taxes = { boxes, taxes }
  })
}

const planned = async (ctx: Context) => planUpdate(ctx, (await editionOf(ctx))!)

test.group('Tax rules of a newer edition', () => {
  test('tell goods from services, and what was edited here stays', async ({ world, assert }) => {
    const ctx = await companyIn(world, 'DE')
    await before(ctx)
    const [eu, exported] = [
      (await rule(ctx, 'sale:eu business:U19'))!,
      (await rule(ctx, 'sale:outside_eu:U19'))!,
    ]
    const manager = world.as('manager')
    await manager.run('accounting.tax_rule.update', eu.id, { name: 'Ours', supply: 'service' })
    await manager.run('accounting.tax_rule.archive', exported.id)
    const shown = shownSteps(await planned(ctx)).filter((one) => one.of === 'rules')
    assert.include(
      shown.find((one) => one.label === 'Ours'),
      { does: 'change', field: 'supply', from: 'service', to: 'goods', why: 'edited' }
    )
    assert.include(
      shown.find((one) => one.label.startsWith('Leistung aus der EU')),
      { does: 'add', why: null }
    )
    await manager.run('accounting.chart.renew', null, {})
    const now = await world.context()
    assert.include((await rule(now, 'sale:eu business:U19'))!, { name: 'Ours', supply: 'service' })
    assert.isNotNull((await rule(now, 'sale:outside_eu:U19'))!.archivedAt)
    assert.equal((await rule(now, 'purchase:eu:V19'))!.supply, 'goods')
    const added = (await rule(now, 'purchase:eu service:V19'))!
    assert.equal(added.supply, 'service')
    assert.deepEqual(Object.values((await planned(now)).steps).flat(), [])
  })

  test('puts another tax in the place of the one a rule took, and archives a rule that is gone', async ({
    world,
    assert,
  }) => {
    const ctx = await companyIn(world, 'DE')
    const { source, template } = (await editionOf(ctx))!
    const rules = template.rules
      .replace('outside_eu goods | V19 > V0', 'outside_eu goods | V19 > none')
      .replace(/\n.*outside_eu goods \| V7 > V0/, '')
    await inTransaction(ctx, async (inner) => {
      const edition = { ...source, edition: source.edition + 1 }
      const plan = await planUpdate(inner, { source: edition, template: { ...template, rules } })
      await applyUpdate(inner, plan, new Set())
    })
    const now = await world.context()
    assert.isNull((await rule(now, 'purchase:outside_eu:V19'))!.toTaxId)
    assert.isNotNull((await rule(now, 'purchase:outside_eu:V7'))!.archivedAt)
  })
})
