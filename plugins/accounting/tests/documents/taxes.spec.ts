import { test, type World } from 'kontor/testing'
import Tax from '../../models/tax.js'
import { companyIn } from '../tax/posting.js'
import { party, posted, refused } from './sheet.js'

const taxOf = async (world: World, code: string) =>
  (await Tax.findBy(await world.context(), ['code', 'eq', code]))!.id

test.group('The tax of a document', () => {
  test('is of its own side: input tax stands on no invoice, and tax on sales on no bill', async ({
    world,
    assert,
  }) => {
    await companyIn(world, 'DE')
    const customer = await party(world)
    const invoice = async (code: string) =>
      posted(world, { party_id: customer }, [
        { text: 'Desk', price: '100', tax_id: await taxOf(world, code) },
      ])
    const bill = async (code: string) =>
      posted(world, { kind: 'bill', reference: code, party_id: customer }, [
        { text: 'Desk', price: '100', tax_id: await taxOf(world, code) },
      ])
    assert.equal(await refused(() => invoice('V19')), 'E_TAX_SCOPE')
    assert.equal(await refused(() => bill('U19')), 'E_TAX_SCOPE')
    assert.equal(await refused(() => invoice('U19')), 'nothing')
    assert.equal(await refused(() => bill('V19')), 'nothing')
  })

  test('is valid on its day; what takes it back later bears it still', async ({
    world,
    assert,
  }) => {
    const ctx = await companyIn(world, 'DE')
    const customer = await party(world)
    const tax = await taxOf(world, 'U19')
    const lines = [{ text: 'Desk', price: '100', tax_id: tax }]
    const first = await posted(world, { party_id: customer }, lines)
    await world.as('manager').run('accounting.tax.update', tax, { valid_to: '2026-03-31' })
    const later = { party_id: customer, on_date: '2026-04-01' }
    assert.equal(await refused(() => posted(world, later, lines)), 'E_TAX_OUTDATED')
    const clerk = world.as('accounting.clerk')
    const credit = await clerk.run<{ id: number }>('accounting.invoice.credit', first.id, {
      on_date: '2026-04-02',
    })
    await clerk.run('accounting.invoice.post', credit.id)
    const { data } = await ctx.list('accounting.invoice', { filter: ['id', 'eq', credit.id] })
    assert.equal(data[0].state, 'posted')
  })
})
