import { SENSITIVITIES } from '#kernel/access/grants/check_rule'
import type { Context } from '#kernel/companies/context'
import type { CustomOption, Texts } from '#kernel/fields/custom_field'
import { checkDefinition } from '#kernel/fields/definition/check_definition'
import { DEFINED_KINDS, type DefinedKind } from '#kernel/fields/kinds'
import { Refusal } from '#kernel/http/refusal'
import { registry } from '#kernel/plugins/registry'
import { boolean, choice, json, longText, quantity, text } from '#kernel/records/fields/decorators'
import type { Sensitivity } from '#kernel/records/fields/kinds'
import { model } from '#kernel/records/model'
import { ORIGINAL, RecordModel } from '#kernel/records/record_model'
import { dehydrate } from '#kernel/records/write/columns'
import { fallBehind } from '#kernel/records/search/behind'
import { searchedAs } from '#kernel/records/search/custom_texts'
import { bumpEpoch } from '#kernel/records/storage/epochs'
import type { Decimal } from '#kernel/records/values/decimal'

export type IndexState = 'none' | 'filling' | 'ready'

/**
 * A field an administrator added to a model, for one company. It behaves as a field its plugin declared:
 * what it means stands here, its values in the records.
 */
@model({
  name: 'kernel.custom_field',
  title: 'key',
  search: ['key', 'model'],
  verbs: ['create', 'update', 'archive'],
  sort: 'model',
  list: ['key', 'model', 'kind', 'required', 'filterable', 'sensitivity', 'updated_at'],
  icon: 'i-lucide-text-cursor-input',
})
export default class CustomFieldDefinition extends RecordModel {
  @text({ required: true, max: 120, names: 'model' }) declare model: string
  /** Its name on the wire is `custom.<key>`; neither it nor the model ever changes. */
  @text({ required: true, max: 60 }) declare key: string
  @json({ required: true }) declare label: Texts
  @json() declare help: Texts | null
  @choice({ of: DEFINED_KINDS, required: true }) declare kind: DefinedKind
  @boolean() declare required: boolean
  /** What a new record starts with, in wire form. */
  @json() declare defaultValue: unknown
  /** Of a number its limits, of a text its lengths. */
  @quantity() declare min: Decimal | null
  @quantity() declare max: Decimal | null
  @text({ max: 200 }) declare pattern: string | null
  /** choice, tags: the values there are. */
  @json() declare options: CustomOption[] | null
  /** reference: the model it points to. */
  @text({ max: 120 }) declare refersTo: string | null
  /** formula: how its value follows from the record's other fields. */
  @longText({ max: 4000 }) declare formula: string | null
  /** The field it stands after, by its name on the wire. */
  @text({ max: 200 }) declare after: string | null
  @boolean() declare inList: boolean
  /** The roles that know of it; without, everybody. */
  @json() declare roleIds: number[] | null
  @choice({ of: SENSITIVITIES }) declare sensitivity: Sensitivity | null
  /** Lists are filtered and sorted by it at the speed of an indexed field. */
  @boolean() declare filterable: boolean
  @choice({ of: ['none', 'filling', 'ready'], default: 'none', readonly: true })
  declare indexState: IndexState
  @text({ readonly: true, max: 60, names: 'plugin' }) declare ownerPlugin: string | null
  /** Its values are being converted to another kind: until then nobody meets it. */
  @boolean({ readonly: true, hidden: true }) declare isChanging: boolean

  /** Only the job that converts the values lets the kind be another. */
  mayChangeKind = false

  override async prepare(ctx: Context) {
    if (this.isChanging && Number(this[ORIGINAL].is_changing)) {
      throw new Refusal('E_CUSTOM_CHANGING', { key: this.key })
    }
    if (!this.archivedAt) await checkDefinition(ctx, this)
    this.indexState = this.nextIndexState()
    if (this.id && this.isSearchedOtherwise()) await fallBehind(ctx, this)
    await bumpEpoch(ctx, 'plugins')
    await bumpEpoch(ctx, 'access')
  }

  /** A new field has no values yet. */
  private isSearchedOtherwise() {
    const now = dehydrate(registry.model('kernel.custom_field'), this)
    return searchedAs(this[ORIGINAL]) !== searchedAs(now)
  }

  /** A new field has no values yet; a later index is filled first, and so is one nobody kept for a time. */
  private nextIndexState(): IndexState {
    if (!this.filterable) return 'none'
    if (!this.id) return this.kind === 'formula' ? 'filling' : 'ready'
    const isBack = Boolean(this[ORIGINAL].archived_at) && !this.archivedAt
    const isNew = this.formula !== (this[ORIGINAL].formula ?? null)
    return isBack || isNew || this.indexState === 'none' ? 'filling' : this.indexState
  }
}
