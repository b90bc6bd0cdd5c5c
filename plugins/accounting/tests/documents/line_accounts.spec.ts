import { test, type World } from 'kontor/testing'
import Tax from '../../models/tax.js'
import { companyIn } from '../tax/posting.js'
import { party, posted } from './sheet.js'

/** The codes of the accounts that the lines of a document with this tax were booked on, but for that of the party. */
async function bookedOn(world: World, scope: 'sale' | 'purchase', code: string, more = {}) {
  const ctx = await world.context()
  const tax = (await Tax.findBy(ctx, ['code', 'eq', code]))!
  const values =
    scope === 'sale'
      ? { party_id: await party(world) }
      : { kind: 'bill', reference: code, party_id: await party(world, { is_supplier: true }) }
  const document = await posted(world, values, [
    { text: 'Goods', price: '100', tax_id: tax.id, ...more },
  ])
  const rows = await ctx.rows<{ code: string }>(
    'SELECT `a`.`code` FROM `accounting_entry_lines` `l` JOIN `accounting_accounts` `a` ON `a`.`id` = `l`.`account_id` ' +
      "WHERE `l`.`entry_id` = ? AND `a`.`type` IN ('income', 'other_income', 'cost_of_sales')",
    [document.entryId!]
  )
  return rows.map((one) => one.code)
}

test.group('The account of a line', () => {
  test('is that of its tax: a German return is read off the accounts of its turnover')
    .with([
      { scope: 'sale', tax: 'U19', account: '4400' },
      { scope: 'sale', tax: 'U7', account: '4300' },
      { scope: 'sale', tax: 'UIGL', account: '4125' },
      { scope: 'sale', tax: 'UEXP', account: '4120' },
      { scope: 'sale', tax: 'UEUL', account: '4336' },
      { scope: 'sale', tax: 'U13B', account: '4337' },
      { scope: 'purchase', tax: 'V19', account: '5400' },
      { scope: 'purchase', tax: 'V7', account: '5300' },
      { scope: 'purchase', tax: 'VIGE19', account: '5425' },
    ] as const)
    .run(async ({ world, assert }, { scope, tax, account }) => {
      await companyIn(world, 'DE')
      assert.deepEqual(await bookedOn(world, scope, tax), [account])
    })

  test('of the line or its product goes first', async ({ world, assert }) => {
    const ctx = await companyIn(world, 'DE')
    const account = async (code: string) =>
      (await ctx.records('accounting.account').findBy(['code', 'eq', code]))!.id
    const told = { account_id: await account('4830') }
    assert.deepEqual(await bookedOn(world, 'sale', 'U7', told), ['4830'])
    const product = await world.create('catalogue.product', { name: 'Book' })
    await ctx.run('catalogue.product.update', product.id, {
      'accounting.income_account_id': await account('4200'),
    })
    assert.deepEqual(await bookedOn(world, 'sale', 'U7', { product_id: product.id }), ['4200'])
  })
})
