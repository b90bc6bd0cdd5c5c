import {
  boolean,
  choice,
  type Context,
  model,
  RecordModel,
  reference,
  Refusal,
  text,
} from 'kontor/plugin'

export const LOCATION_KINDS = [
  'storage',
  'supplier',
  'customer',
  'loss',
  'transit',
  'production',
] as const
export type LocationKind = (typeof LOCATION_KINDS)[number]

/**
 * A place goods are at. Storage is real; suppliers, customers and losses are places outside the house, so
 * that every move has two ends and nothing appears from nowhere.
 */
@model({
  name: 'inventory.location',
  title: 'name',
  search: ['name', 'code'],
  sort: 'code',
  icon: 'i-lucide-map-pin',
  list: ['code', 'name', 'kind', 'warehouse_id', 'parent_id'],
  form: [
    {
      key: 'identity',
      fields: ['name', 'code', 'kind', 'warehouse_id', 'parent_id', 'is_default'],
    },
    { key: 'more', fields: ['external_id'] },
  ],
})
export default class Location extends RecordModel {
  @text({ required: true, max: 120 }) declare name: string
  @text({ required: true, max: 40, unique: true }) declare code: string
  @choice({ of: LOCATION_KINDS, required: true, default: 'storage', index: true })
  declare kind: LocationKind
  @reference('inventory.warehouse') declare warehouseId: number | null
  @reference('inventory.location', { tree: true }) declare parentId: number | null
  /** Goods are received here unless another place is named. */
  @boolean() declare isDefault: boolean

  /** Only real places can run short. */
  get isStorage() {
    return this.kind === 'storage'
  }

  async prepare(ctx: Context) {
    if (this.isStorage) this.warehouseId ??= await this.likelyWarehouse(ctx)
    if (this.isStorage && !this.warehouseId) {
      throw Refusal.input([{ field: 'warehouse_id', code: 'E_LOCATION_WAREHOUSE' }])
    }
    if (!this.isStorage && this.warehouseId) {
      throw Refusal.input([{ field: 'warehouse_id', code: 'E_LOCATION_VIRTUAL' }])
    }
    await this.refuseCircle(ctx)
  }

  /** The one of the place it is part of, else the company's first. */
  private async likelyWarehouse(ctx: Context) {
    const parent = this.parentId ? await Location.find(ctx, this.parentId) : undefined
    if (parent?.warehouseId) return parent.warehouseId
    const first = await ctx.records('inventory.warehouse').findBy(['archived_at', 'null'])
    return first?.id ?? null
  }

  private async refuseCircle(ctx: Context) {
    const seen = new Set<number>()
    for (let at = this.parentId; at;) {
      if (at === this.id || seen.has(at)) {
        throw Refusal.input([{ field: 'parent_id', code: 'E_CIRCLE' }])
      }
      seen.add(at)
      at = (await Location.find(ctx, at))?.parentId ?? null
    }
  }
}
