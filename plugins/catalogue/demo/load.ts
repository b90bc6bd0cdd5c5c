import type { Context, Demo } from 'kontor/plugin'
import { checkDigit } from '../barcodes/gtin.js'
import type { Shelf } from './goods.js'
import { MAKERS, SERVICES, SHELVES } from './goods.js'

const FEWEST = 24
const MOST_SUPPLIERS = 20

interface Thing {
  name: string
  price: string
  cost?: string
  kind: 'goods' | 'service'
  categoryId: number
  unitId: number
}

/** The goods and services of a hardware wholesaler: half as many products as contacts. */
const demo: Demo = {
  async load(ctx, { volume }) {
    const things = await createShelves(ctx)
    const suppliers = await supplierIds(ctx)
    const wanted = Math.max(FEWEST, Math.ceil(volume / 2))
    for (let n = 0; n < wanted; n++) {
      const thing = things[n % things.length]
      await createProduct(ctx, n, thing, Math.floor(n / things.length), suppliers)
    }
  },
}

export default demo

async function createShelves(ctx: Context) {
  const top = await createCategory(ctx, 'Hardware')
  const things: Thing[] = []
  for (const shelf of SHELVES) things.push(...(await createShelf(ctx, shelf, top)))
  const categoryId = await createCategory(ctx, 'Services')
  for (const [name, price, unit] of SERVICES) {
    things.push({ name, price, kind: 'service', categoryId, unitId: await unitOf(ctx, unit) })
  }
  return things
}

async function createShelf(ctx: Context, shelf: Shelf, within: number) {
  const categoryId = await createCategory(ctx, shelf.name, within)
  const unitId = await unitOf(ctx, shelf.unit)
  return shelf.things.map(([name, price, cost]): Thing => ({
    name,
    price,
    cost,
    kind: 'goods',
    categoryId,
    unitId,
  }))
}

async function createCategory(ctx: Context, name: string, parentId: number | null = null) {
  const body = { name, parent_id: parentId }
  return (await ctx.run<{ id: number }>('catalogue.category.create', null, body)).id
}

async function unitOf(ctx: Context, externalId: string) {
  return (await ctx.records('catalogue.unit').findBy(['external_id', 'eq', externalId]))!.id
}

async function supplierIds(ctx: Context) {
  const suppliers = ctx.records('contacts.party')
  const found = await suppliers.where(['is_supplier', 'eq', true], {
    sort: 'id',
    limit: MOST_SUPPLIERS,
  })
  return found.map((one) => one.id)
}

/** The same thing by another maker, where a large demo asks for more products than there are things. */
function createProduct(ctx: Context, n: number, thing: Thing, round: number, suppliers: number[]) {
  const { name, price, cost, kind, categoryId, unitId } = thing
  const isGoods = kind === 'goods'
  return ctx.run('catalogue.product.create', null, {
    name: round === 0 ? name : `${name}, ${makerOf(round)}`,
    code: `${isGoods ? 'G' : 'S'}-${String(n + 1).padStart(5, '0')}`,
    kind,
    category_id: categoryId,
    unit_id: unitId,
    sales_price: price,
    cost: cost ?? null,
    barcode: isGoods ? ownEan(n) : null,
    supplier_id: isGoods && suppliers.length > 0 ? suppliers[n % suppliers.length] : null,
  })
}

function makerOf(round: number) {
  const series = Math.floor((round - 1) / MAKERS.length)
  return MAKERS[(round - 1) % MAKERS.length] + (series === 0 ? '' : ` ${series + 1}`)
}

/** An EAN of the range that shops may use within their own walls. */
function ownEan(n: number) {
  const digits = `20${String(n).padStart(10, '0')}`
  return digits + checkDigit(digits)
}
