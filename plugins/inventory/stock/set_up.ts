import { message, type Context } from 'kontor/plugin'
import Location, { type LocationKind } from '../models/location.js'
import Warehouse from '../models/warehouse.js'

const VIRTUAL: [LocationKind, string, string][] = [
  ['supplier', 'SUPPLIERS', 'suppliers'],
  ['customer', 'CUSTOMERS', 'customers'],
  ['loss', 'LOSS', 'loss'],
  ['transit', 'TRANSIT', 'transit'],
]

/** What every company needs to begin: the places outside the house, one warehouse and its storage. */
export async function setUpPlaces(ctx: Context) {
  const name = (key: string) => message(ctx.company.language, `inventory.begin.${key}`)
  for (const [kind, code, key] of VIRTUAL) {
    if (await Location.findBy(ctx, ['kind', 'eq', kind])) continue
    await Location.create(ctx, { kind, code, name: name(key) })
  }
  if (await Warehouse.findBy(ctx, ['id', 'notnull'])) return
  const warehouse = await Warehouse.create(ctx, { name: name('warehouse'), code: 'MAIN' })
  await Location.create(ctx, {
    kind: 'storage',
    code: 'MAIN/STOCK',
    name: name('stock'),
    warehouseId: warehouse.id,
    isDefault: true,
  })
}
