import type { Context } from 'kontor/plugin'
import Location, { type LocationKind } from '../models/location.js'
import Warehouse from '../models/warehouse.js'

const VIRTUAL: [LocationKind, string, string][] = [
  ['supplier', 'SUPPLIERS', 'suppliers'],
  ['customer', 'CUSTOMERS', 'customers'],
  ['loss', 'LOSS', 'loss'],
  ['transit', 'TRANSIT', 'transit'],
]

const NAMES: Record<string, Record<string, string>> = {
  en: {
    suppliers: 'Suppliers',
    customers: 'Customers',
    loss: 'Loss and found',
    transit: 'In transit',
    warehouse: 'Main warehouse',
    stock: 'Stock',
  },
  uk: {
    suppliers: 'Постачальники',
    customers: 'Покупці',
    loss: 'Нестачі та лишки',
    transit: 'У дорозі',
    warehouse: 'Головний склад',
    stock: 'Запас',
  },
}

/** What every company needs to begin: the places outside the house, one warehouse and its storage. */
export async function setUpPlaces(ctx: Context) {
  const names = NAMES[ctx.company.language] ?? NAMES.en
  for (const [kind, code, name] of VIRTUAL) {
    if (await Location.findBy(ctx, ['kind', 'eq', kind])) continue
    await Location.create(ctx, { kind, code, name: names[name] })
  }
  if (await Warehouse.findBy(ctx, ['id', 'notnull'])) return
  const warehouse = await Warehouse.create(ctx, { name: names.warehouse, code: 'MAIN' })
  await Location.create(ctx, {
    kind: 'storage',
    code: 'MAIN/STOCK',
    name: names.stock,
    warehouseId: warehouse.id,
    isDefault: true,
  })
}
