import { type Context, Refusal } from 'kontor/plugin'
import Location, { type LocationKind } from '../models/location.js'
import type StockOperation from '../models/operation.js'
import type { Places } from './plan.js'

/**
 * Where an operation's goods come from and go to: receipts from the supplier's place to the default
 * storage, deliveries the other way round, unless the draft names other places.
 * Throws E_LOCATION_MISSING, E_LOCATION_SAME, E_LOCATION_KIND.
 */
export async function placesOf(ctx: Context, operation: StockOperation): Promise<Places> {
  const { kind } = operation
  const virtual = await virtualPlaces(ctx, ['loss', kind === 'deliver' ? 'customer' : 'supplier'])
  const loss = virtual('loss').id
  const from =
    kind === 'receive'
      ? (operation.fromLocationId ?? virtual('supplier').id)
      : operation.fromLocationId
  const to =
    kind === 'deliver' ? (operation.toLocationId ?? virtual('customer').id) : operation.toLocationId
  const places: Places = {
    from: kind === 'count' ? null : (from ?? (await defaultStorage(ctx, 'from_location_id'))),
    to: to ?? (await defaultStorage(ctx, 'to_location_id')),
    loss,
  }
  await check(ctx, operation, places)
  return places
}

async function check(ctx: Context, operation: StockOperation, { from, to }: Places) {
  if (from === to) throw Refusal.input([{ field: 'to_location_id', code: 'E_LOCATION_SAME' }])
  const target = await Location.findOrFail(ctx, to!)
  const source = from ? await Location.findOrFail(ctx, from) : undefined
  const inside = operation.kind === 'deliver' ? source : target
  if (inside && !inside.isStorage) {
    const field = operation.kind === 'deliver' ? 'from_location_id' : 'to_location_id'
    throw Refusal.input([{ field, code: 'E_LOCATION_KIND' }])
  }
}

/** The company's places of these kinds, of which there is one each, by kind. */
async function virtualPlaces(ctx: Context, kinds: LocationKind[]) {
  const places = await Location.where(ctx, {
    and: [
      ['kind', 'in', kinds],
      ['archived_at', 'null'],
    ],
  })
  return (kind: LocationKind) => {
    const found = places.find((one) => one.kind === kind)
    if (!found) throw new Refusal('E_LOCATION_VIRTUAL_MISSING', { kind })
    return found
  }
}

/** The place marked as default, or the only one there is. */
async function defaultStorage(ctx: Context, field: string) {
  const storages = await Location.where(
    ctx,
    {
      and: [
        ['kind', 'eq', 'storage'],
        ['archived_at', 'null'],
      ],
    },
    { limit: 100 }
  )
  const chosen =
    storages.find((one) => one.isDefault) ?? (storages.length === 1 ? storages[0] : undefined)
  if (!chosen) throw Refusal.input([{ field, code: 'E_LOCATION_MISSING' }])
  return chosen.id
}
