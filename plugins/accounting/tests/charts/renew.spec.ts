import type { Context } from 'kontor/plugin'
import { test, type World } from 'kontor/testing'
import { inTransaction } from '#tests/in_transaction'
import { generic } from '../../charts/generic/accounts.js'
import { generic as genericTaxes } from '../../charts/generic/taxes.js'
import { applyUpdate } from '../../charts/update/apply_update.js'
import { type Edition, planUpdate } from '../../charts/update/plan_update.js'
import { stepId } from '../../charts/update/three_way.js'
import Account from '../../models/account.js'
import Chart from '../../models/chart.js'
import Tax from '../../models/tax.js'
import { refused } from '../ledger/books.js'

/** The next edition of the generic chart, as lines put in the place of others. */
function edition(accounts: [string, string][], taxes: [string, string][] = []): Edition {
  const put = (text: string, changes: [string, string][]) =>
    changes.reduce((before, [from, to]) => {
      if (!before.includes(from)) throw new Error(`not in the chart: ${from}`)
      return before.replace(from, to)
    }, text)
  return {
    source: { ...generic, edition: generic.edition + 1, accounts: put(generic.accounts, accounts) },
    template: { ...genericTaxes, taxes: put(genericTaxes.taxes, taxes) },
  }
}

const account = async (ctx: Context, key: string) =>
  (await Account.findBy(ctx, ['template_key', 'eq', `generic:${key}`]))!

async function renew(world: World, to: Edition, leftOut: string[] = []) {
  const ctx = await world.context({ plugins: ['accounting'] })
  return inTransaction(ctx, async (inner) => {
    const plan = await planUpdate(inner, to)
    await applyUpdate(inner, plan, new Set(leftOut))
    return Object.values(plan.steps).flat()
  })
}

test.group('A newer edition of the chart', () => {
  test('renames, moves, adds and puts away; what was edited here stays', async ({
    world,
    assert,
  }) => {
    const ctx = await world.context({ plugins: ['accounting'] })
    const edited = await account(ctx, '6100')
    await world
      .as('manager')
      .run('accounting.account.update', edited.id, { name: 'Our rent', version: 1 })
    const steps = await renew(
      world,
      edition(
        [
          ['6100 | Rent | Оренда', '6100 | Rent and leases | Оренда й лізинг'],
          ['6110 | Electricity, heating, water', '6110 | Utilities'],
          ['    1010 | Savings account | Депозитний рахунок | bank\n', ''],
          ['    6399 |', '    6398 | Fines | Штрафи | expense\n    6399 |'],
        ],
        [['VAT 10 % | ПДВ 10 % | sale', 'Reduced VAT 10 % | ПДВ 10 % | sale']]
      )
    )
    assert.deepEqual(
      steps.map((one) => `${stepId(one)} ${one.why ?? ''}`.trim()),
      [
        'generic:6100 name edited',
        'generic:6100 other_name',
        'generic:6110 name',
        'generic:6398 add',
        'generic:1010 remove',
        'generic:S10 name',
      ]
    )
    assert.equal((await account(ctx, '6100')).name, 'Our rent')
    assert.equal((await account(ctx, '6110')).label, '6110 Utilities')
    assert.equal((await account(ctx, '6398')).parentId, (await account(ctx, '6399')).parentId)
    assert.isNotNull((await account(ctx, '1010')).archivedAt)
    const tax = await Tax.findBy(ctx, ['code', 'eq', 'S10'])
    assert.equal(tax!.name, 'Reduced VAT 10 %')
    assert.equal((await Chart.findBy(ctx, ['id', 'notnull']))!.edition, generic.edition + 1)
  })

  test('is left out step by step, and what was offered is offered no more', async ({
    world,
    assert,
  }) => {
    const next = edition([['6110 | Electricity, heating, water', '6110 | Utilities']])
    await renew(world, next, ['generic:6110 name'])
    const ctx = await world.context()
    assert.equal((await account(ctx, '6110')).name, 'Electricity, heating, water')
    assert.deepEqual(Object.values((await planUpdate(ctx, next)).steps).flat(), [])
  })

  test('hands a purpose on, and renumbers; a purpose or code taken here stays', async ({
    world,
    assert,
  }) => {
    const ctx = await world.context({ plugins: ['accounting'] })
    await world.create<Account>('accounting.account', {
      code: '6398',
      name: 'Own',
      type: 'expense',
      used_for: null,
      template_key: null,
    })
    const to = edition([
      ['| income | sales', '| income'],
      [
        '4010 | Sales of services | Продаж послуг | income',
        '4010 | Sales of services | Продаж послуг | income | sales',
      ],
      ['6300 | Office', '6305 | Office'],
      ['    6399 |', '    6398 | Fines | Штрафи | expense\n    6399 |'],
    ])
    to.source.renumbered = { '6305': 'generic:6300' }
    const steps = await renew(world, to)
    assert.deepEqual(
      steps.filter((one) => one.why).map((one) => `${stepId(one)} ${one.why}`),
      ['generic:6398 add code_taken']
    )
    assert.isNull((await account(ctx, '4000')).usedFor)
    assert.equal((await account(ctx, '4010')).usedFor, 'sales')
    assert.equal((await account(ctx, '6300')).code, '6305')
  })

  test('brings new taxes with their accounts and boxes, and not those that were taken away here', async ({
    world,
    assert,
  }) => {
    const ctx = await world.context({ plugins: ['accounting'] })
    const gone = (await Tax.findBy(ctx, ['code', 'eq', 'SEX']))!
    await world.as('manager').run('accounting.tax.archive', gone.id, { version: 1 })
    await renew(
      world,
      edition(
        [['    2210 |', '    2205 | Output tax 5 % | ПДВ 5 % | tax_payable\n    2210 |']],
        [['    S0 |', '    S5 | VAT 5 % | ПДВ 5 % | sale 5 S | base > 1, tax 2205 > 2\n    S0 |']]
      )
    )
    const tax = (await Tax.findBy(ctx, ['code', 'eq', 'S5']))!
    const parts = await ctx.records('accounting.tax_part').where(['tax_id', 'eq', tax.id])
    assert.lengthOf(parts, 2)
    assert.isNotNull((await Tax.findBy(ctx, ['code', 'eq', 'SEX']))!.archivedAt)
  })

  test('is refused where a company has no chart of Kontor’s', async ({ world, assert }) => {
    await world.context({ plugins: ['accounting'] })
    const manager = world.as('manager')
    await manager.run('accounting.chart.choose', null, { chart: 'none' })
    const fault = await refused(() => manager.run('accounting.chart.renew', null, {}))
    assert.equal(fault.code, 'E_CHART_NONE')
  })

  test('gives taxes of before the accounts of their lines', async ({ world, assert }) => {
    const ctx = await world.context({ plugins: ['accounting'] })
    const exported = (await Tax.findBy(ctx, ['template_key', 'eq', 'generic:SEXP']))!
    await world.as('manager').run('accounting.tax.update', exported.id, { account_id: null })
    await inTransaction(ctx, async (inner) => {
      const chart = (await Chart.findBy(inner, ['chart', 'eq', 'generic']))!
      const { boxes, taxes } = chart.taxes!
      const told = taxes.map(({ key, values }) => {
        const { account_id: since, ...before } = values
        return { key, values: before, since }
      })
      chart.taxes = { boxes, taxes: told.map(({ key, values }) => ({ key, values })) }
    })
    const to = { source: { ...generic, edition: generic.edition + 1 }, template: genericTaxes }
    const steps = await renew(world, to)
    assert.deepEqual(
      steps.map(({ key, does }) => [key, does]),
      [['generic:SEXP', 'change']]
    )
    const now = await Tax.findOrFail(await world.context(), exported.id)
    assert.equal(now.accountId, (await account(ctx, '4020')).id)
  })
})
