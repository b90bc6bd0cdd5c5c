import { type Context, model, RecordModel, reference, Refusal, text } from 'kontor/plugin'

/** Where in the company an amount arises. */
@model({
  name: 'accounting.cost_centre',
  title: 'name',
  search: ['code', 'name'],
  sort: 'code',
  icon: 'i-lucide-target',
  list: ['code', 'name', 'parent_id'],
  form: [{ key: 'identity', fields: ['code', 'name', 'parent_id', 'external_id'] }],
})
export default class CostCentre extends RecordModel {
  @text({ required: true, max: 20, unique: true }) declare code: string
  @text({ required: true, max: 120 }) declare name: string
  @reference('accounting.cost_centre', { tree: true }) declare parentId: number | null

  /**
   * Those above it are held until the end: two that are put under each other at once would both see no circle. One made
   * before circles were refused ends the walk.
   */
  async prepare(ctx: Context) {
    const seen = new Set<number>()
    for (let at = this.parentId; at && !seen.has(at);) {
      seen.add(at)
      const above = await ctx.records(CostCentre).find(at, { lock: 'share' })
      if (at === this.id) {
        const params = { name: this.name }
        throw Refusal.input([{ field: 'parent_id', code: 'E_CENTRE_CIRCLE', params }])
      }
      at = above?.parentId ?? null
    }
  }
}
