import { readFileSync } from 'node:fs'
import { test, type World } from 'kontor/testing'
import { readDocument } from '../../documents/print/read_document.js'
import { effectOf } from '../../documents/effect_of.js'
import type InvoiceLine from '../../models/invoice_line.js'
import { proposeTax } from '../../tax/propose_tax.js'
import { draft, stored } from '../documents/sheet.js'
import { codesOf, companyIn, marksIn } from './posting.js'

interface Vector {
  law: string
  home: string
  country: string
  group: string | null
  scope: 'sale' | 'purchase'
  supply: 'goods' | 'service'
  tax: string | null
  marks: string[]
  note: string | null
}

const VECTORS = JSON.parse(
  readFileSync(new URL('../vectors/supplies.json', import.meta.url), 'utf8')
) as Vector[]

async function party(world: World, { country, group }: Pick<Vector, 'country' | 'group'>) {
  const values = { name: 'Bolt', kind: 'organisation', country, is_customer: true }
  const { id } = await world.create('contacts.party', { ...values, is_supplier: true })
  await world.as('manager').run('contacts.party.update', id, { 'accounting.tax_group': group })
  return id
}

const product = (world: World, kind: 'goods' | 'service') =>
  world.create('catalogue.product', { name: kind, kind, sales_price: '100', cost: '100' })

/** A draft of one line as the editor fills it in. */
async function drafted(world: World, vector: Vector, line: Record<string, unknown>) {
  const kind = vector.scope === 'sale' ? 'invoice' : 'bill'
  const head = { kind, party_id: await party(world, vector) }
  const asked = { ...head, on_date: '2026-03-10', ...line }
  const proposed = await world
    .as('accounting.clerk')
    .run<Record<string, unknown>>('accounting.invoice.propose_line', null, asked)
  const { supply, tax_id } = proposed
  const made = { text: 'Work', price: '100', ...line, supply, tax_id }
  return draft(world, { ...head, reference: 'R-1' }, [made])
}

test.group('Goods and services', () => {
  test('{home} to {country}, {scope} of {supply}, {group}: {law}')
    .with(VECTORS)
    .run(async ({ world, assert }, vector) => {
      const ctx = await companyIn(world, vector.home)
      const { id } = await product(world, vector.supply)
      const made = await drafted(world, vector, { product_id: id })
      const [line] = await ctx.lines<InvoiceLine>(made, 'lines')
      const codes = await codesOf(ctx, 'accounting.tax')
      assert.equal(line.taxId && codes.get(line.taxId), vector.tax)
      assert.equal(line.supply, vector.supply)
      await world.as('accounting.clerk').run('accounting.invoice.post', made)
      assert.sameMembers(await marksIn(ctx), vector.marks)
      const posted = await stored(world, made.id)
      const page = await readDocument(ctx, posted, { language: 'en', layout: 'classic' })
      assert.equal(page.taxes[0]?.reason ?? null, vector.note)
    })

  test('a line without a product is what it says, then what its account is for, then what the company sells', async ({
    world,
    assert,
  }) => {
    const ctx = await companyIn(world, 'DE')
    const partyId = await party(world, { country: 'FR', group: 'business' })
    const codes = await codesOf(ctx, 'accounting.tax')
    const code = async (more: object) =>
      codes.get((await proposeTax(ctx, { scope: 'sale', partyId, onDate: ctx.today, ...more }))!)
    assert.equal(await code({}), 'UIGL')
    assert.equal(await code({ supply: 'service' }), 'UEUL')
    const { id: goods } = await product(world, 'goods')
    assert.equal(await code({ productId: goods, supply: 'service' }), 'UEUL')
    const { data } = await ctx.list('accounting.account', {
      filter: ['type', 'in', ['expense', 'inventory']],
      limit: '500',
    })
    const account = (type: string) =>
      data.find((one) => one.type === type && !one.is_group)!.id as number
    const bought = { scope: 'purchase' }
    assert.equal(await code(bought), 'VIGE19')
    assert.equal(await code({ ...bought, accountId: account('expense') }), 'V13BEU')
    assert.equal(await code({ ...bought, accountId: account('inventory') }), 'VIGE19')
    const row = await (
      await world.context()
    )
      .records('kernel.plugin')
      .findBy(['plugin', 'eq', 'accounting'])
    const settings = { usual_supply: 'service' }
    await world.as('ada').run('kernel.plugin.configure', row!, { settings })
    assert.equal(
      codes.get(
        (await proposeTax(await world.context(), { scope: 'sale', partyId, onDate: ctx.today }))!
      ),
      'UEUL'
    )
  })

  test('a draft says by which rule its lines bear their tax, and where somebody chose another', async ({
    world,
    assert,
  }) => {
    const ctx = await companyIn(world, 'DE')
    const vector = VECTORS.find((one) => one.tax === 'UEUL')!
    const made = await drafted(world, vector, { supply: 'service' })
    const [why] = (await effectOf(ctx, made.id)).taxes
    assert.include(why, {
      supply: 'service',
      rule: 'Leistung an Unternehmer in der EU (§ 3a Abs. 2 UStG)',
      tax: 'Sonstige Leistung an Unternehmer in der EU',
      isOther: false,
    })
    const [line] = await ctx.lines(made, 'lines')
    await world.as('accounting.clerk').run('accounting.invoice.update', made, {
      lines: [{ id: line.id, supply: 'goods' }],
    })
    const [now] = (await effectOf(await world.context(), made.id)).taxes
    assert.include(now, {
      supply: 'goods',
      isOther: true,
      proposed: 'Innergemeinschaftliche Lieferung',
    })
    await world.as('accounting.clerk').run('accounting.invoice.post', await stored(world, made.id))
    assert.deepEqual((await effectOf(await world.context(), made.id)).taxes, [])
  })
})
