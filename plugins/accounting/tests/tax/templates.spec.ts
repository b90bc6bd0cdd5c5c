import { test, transaction, type World } from 'kontor/testing'
import { existsSync, readFileSync } from 'node:fs'
import app from '@adonisjs/core/services/app'
import db from '@adonisjs/lucid/services/db'
import { chartAccounts } from '../../charts/chart.js'
import { CHARTS } from '../../charts/charts.js'
import { TAX_TEMPLATES } from '../../charts/taxes.js'
import TaxRuleKeys from '../../migrations/0027_tax_rule_keys.js'
import { setUpTaxes } from '../../tax/set_up_taxes.js'
import { fillBoxes } from '../../tax/returns/fill_boxes.js'
import { boxesOf, ruleKey, rulesOf, taxesOf } from '../../tax/template.js'

const TEMPLATES = Object.values(TAX_TEMPLATES)
const RATES = app.makePath('../shared/data/accounting/tax_rates.csv')

/** The rates the issue names, of sales; purchases have the same. */
const RATES_OF: Record<string, string[]> = {
  ua: ['20', '14', '7', '0'],
  de: ['19', '7', '0'],
  fr: ['20', '10', '5.5', '2.1', '0'],
  gb: ['20', '5', '0'],
  pl: ['23', '8', '5', '0'],
}

async function companyIn(world: World, country: string) {
  await world.as('ada').run('kernel.company.update', (await world.company()).id, { country })
  return world.context({ plugins: ['accounting'] })
}

test.group('Taxes that come with a chart of accounts', () => {
  test('{id}: every account, box and tax that is named is there')
    .with(TEMPLATES)
    .run(({ assert }, template) => {
      const source = CHARTS.find(({ id }) => id === template.id)!
      const accounts = chartAccounts(source).filter(({ isGroup }) => !isGroup)
      const codes = accounts.map(({ code }) => code)
      const boxes = boxesOf(template)
      const taxes = taxesOf(template)
      for (const { parts, rate, category, reason, scope } of taxes) {
        for (const { account, box } of parts) {
          if (account) assert.include(codes, account)
          if (box) {
            assert.include(
              boxes.filter(({ formula }) => !formula).map((one) => one.code),
              box
            )
          }
        }
        if (scope === 'sale' && rate === '0' && category !== 'Z') assert.isNotNull(reason)
      }
      const rules = rulesOf(template)
      assert.lengthOf(new Set(rules.map((rule) => ruleKey(template, rule))), rules.length)
      for (const { from, to, scope } of rules) {
        const known = taxes.filter((one) => one.scope === scope).map(({ code }) => code)
        for (const code of [from, to]) if (code) assert.include(known, code)
      }
      const filled = fillBoxes(boxes, new Map(), 100n)
      assert.lengthOf([...filled.keys()], boxes.length)
      assert.lengthOf(new Set(taxes.map(({ code }) => code)), taxes.length)
    })

  test('the rates of each country are all there, for sales and purchases', ({ assert }) => {
    for (const [id, wanted] of Object.entries(RATES_OF)) {
      const template = TEMPLATES.find((one) => one.id === id)!
      for (const scope of ['sale', 'purchase']) {
        const rates = taxesOf(template)
          .filter((one) => one.scope === scope)
          .map(({ rate }) => rate)
        assert.includeMembers(rates, wanted, `${id} ${scope}`)
      }
    }
  })

  test('standard rates are those of the published list', ({ assert }) => {
    const rows = readFileSync(RATES, 'utf8')
      .trim()
      .split('\n')
      .map((row) => row.split(','))
    for (const template of TEMPLATES.filter(({ id }) => id in RATES_OF)) {
      const row = rows.find(
        ([country, state, , , , until]) => country === template.country && !state && !until?.trim()
      )!
      const standard = taxesOf(template).find(({ category }) => category === 'S')!
      assert.equal(Number(standard.rate), Number(row[4]) * 100, template.id)
    }
    const states = rows.filter(([country, state]) => country === 'US' && state)
    const example = taxesOf(TAX_TEMPLATES.us)[0]
    assert.include(
      states.map((row) => Number(row[4]) * 100),
      Number(example.rate)
    )
  }).skip(!existsSync(RATES), 'the published rates (../shared/data) are not beside this clone')

  test('a company in {$self} begins with its taxes, their accounts, boxes and rules')
    .with(['DE', 'FR', 'GB', 'PL', 'UA', 'US', 'AR'])
    .run(async ({ world, assert }, country) => {
      const ctx = await companyIn(world, country)
      const template = TAX_TEMPLATES[country.toLowerCase() as 'de'] ?? TAX_TEMPLATES.generic
      const count = async (model: string) =>
        (await ctx.list(model, { count: 'exact', limit: '1' })).count
      assert.equal(await count('accounting.tax'), taxesOf(template).length)
      assert.equal(await count('accounting.return_box'), boxesOf(template).length)
      assert.equal(await count('accounting.tax_rule'), rulesOf(template).length)
    })

  test('set up again, what was changed stays and what is missing comes back', async ({
    world,
    assert,
  }) => {
    const ctx = await companyIn(world, 'DE')
    const { data } = await ctx.list('accounting.tax', { filter: ['code', 'in', ['U19', 'U13B']] })
    const [u19, u13b] = ['U19', 'U13B'].map((code) =>
      Number(data.find((one) => one.code === code)!.id)
    )
    await ctx.run('accounting.tax.update', u19, { name: 'Mehrwertsteuer' })
    await ctx.run('accounting.tax.delete', u13b)
    await transaction(ctx, (inner) => setUpTaxes(inner, TAX_TEMPLATES.de))
    const { data: after } = await ctx.list('accounting.tax', {
      filter: ['code', 'in', ['U19', 'U13B']],
    })
    assert.sameMembers(
      after.map(({ code }) => code),
      ['U19', 'U13B']
    )
    assert.include(
      after.map(({ name }) => name),
      'Mehrwertsteuer'
    )
  })

  test('two rules may differ in nothing but whom they are for', async ({ world, assert }) => {
    const ctx = await companyIn(world, 'FR')
    const line =
      'Vente à un particulier de l’UE | Sale to an EU consumer | sale | eu consumer | * > CEXO'
    const template = { ...TAX_TEMPLATES.fr, rules: `${TAX_TEMPLATES.fr.rules}\n${line}` }
    await transaction(ctx, (inner) => setUpTaxes(inner, template))
    const { data } = await ctx.list('accounting.tax_rule', {
      filter: ['region', 'eq', 'eu'],
      sort: 'sequence',
    })
    const groups = data.filter((one) => one.scope === 'sale').map((one) => one.tax_group)
    assert.deepEqual(groups, ['business', 'business', 'consumer'])
  })

  test('rules from before their keys said the tax group are not set up twice', async ({
    world,
    assert,
  }) => {
    const ctx = await companyIn(world, 'DE')
    const step = () => new TaxRuleKeys(db.connection(), '0027_tax_rule_keys', false)
    const keys = async () => {
      const rules = await db.from('accounting_tax_rules').whereNotNull('template_key').orderBy('id')
      return rules.map((one) => one.template_key as string)
    }
    const now = await keys()
    await step().execDown()
    assert.include(await keys(), 'de:sale:eu:U19')
    await step().execUp()
    assert.deepEqual(await keys(), now)
    await transaction(ctx, (inner) => setUpTaxes(inner, TAX_TEMPLATES.de))
    assert.deepEqual(await keys(), now)
  })
})
