import type { Context } from 'kontor/plugin'
import { longText, model, RecordModel, reference, Refusal, text } from 'kontor/plugin'

/** A shelf of the catalogue; shelves stand within shelves. */
@model({
  name: 'catalogue.category',
  title: 'name',
  sort: 'name',
  icon: 'i-lucide-folder-tree',
  search: ['name', 'description'],
  list: ['name', 'parent_id', 'description'],
  form: [{ key: 'category', fields: ['name', 'parent_id', 'description', 'external_id'] }],
})
export default class Category extends RecordModel {
  @text({ required: true, max: 120, index: true }) declare name: string
  @reference('catalogue.category', { tree: true }) declare parentId: number | null
  @longText() declare description: string | null

  async prepare(ctx: Context) {
    if (this.id && this.parentId) await this.refuseCircle(ctx)
  }

  /** A category within itself would have no end, and no place in any list. */
  private async refuseCircle(ctx: Context) {
    let above: number | null = this.parentId
    while (above) {
      if (above === this.id) throw circle()
      above = (await Category.find(ctx, above))?.parentId ?? null
    }
  }
}

function circle() {
  return Refusal.input([{ field: 'parent_id', code: 'E_CATEGORY_CIRCLE' }])
}
