import { choice, datetime, json, text } from '#kernel/records/fields/decorators'
import { model } from '#kernel/records/model'
import { RecordModel } from '#kernel/records/record_model'

/** An installed plugin as one company sees it: there, enabled, or disabled with its data kept. */
@model({
  name: 'kernel.plugin',
  title: 'plugin',
  verbs: [],
  sort: 'plugin',
  list: ['plugin', 'state', 'enabled_at', 'disabled_at'],
  state: { field: 'state', path: ['available', 'enabled'] },
  icon: 'i-lucide-blocks',
})
export default class CompanyPlugin extends RecordModel {
  /** Its id. */
  @text({ readonly: true, max: 60, unique: true }) declare plugin: string
  @choice({
    of: ['available', 'enabled', 'disabled'],
    default: 'available',
    readonly: true,
    colors: { available: 'neutral', enabled: 'success', disabled: 'warning' },
  })
  declare state: 'available' | 'enabled' | 'disabled'
  @datetime({ readonly: true }) declare enabledAt: string | null
  @datetime({ readonly: true }) declare disabledAt: string | null
  /** What the company set; the rest are the declaration's defaults. */
  @json({ readonly: true, hidden: true }) declare settings: Record<string, unknown> | null
  @json({ readonly: true, hidden: true }) declare strategies: Record<string, unknown> | null
}
