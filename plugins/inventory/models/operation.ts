import {
  choice,
  type Context,
  date,
  datetime,
  lines,
  longText,
  model,
  RecordModel,
  reference,
  text,
} from 'kontor/plugin'

export const KINDS = ['receive', 'deliver', 'transfer', 'count'] as const
export type OperationKind = (typeof KINDS)[number]
export type OperationState = 'draft' | 'posted' | 'cancelled'

/** What happens to goods: a receipt, a delivery, a transfer or a count. A draft until it is posted. */
@model({
  name: 'inventory.operation',
  title: 'number',
  search: ['number', 'reference', 'party.name'],
  sort: '-id',
  icon: 'i-lucide-truck',
  state: { field: 'state', path: ['draft', 'posted'] },
  final: ['posted', 'cancelled'],
  verbs: ['create', 'update', 'archive', 'delete'],
  list: [
    'number',
    'kind',
    'state',
    'on_date',
    'party_id',
    'from_location_id',
    'to_location_id',
    'reference',
  ],
  form: [
    { key: 'what', fields: ['kind', 'on_date', 'party_id', 'reference'] },
    { key: 'receive', fields: ['to_location_id'], when: { field: 'kind', is: 'receive' } },
    { key: 'deliver', fields: ['from_location_id'], when: { field: 'kind', is: 'deliver' } },
    {
      key: 'transfer',
      fields: ['from_location_id', 'to_location_id'],
      when: { field: 'kind', is: 'transfer' },
    },
    { key: 'count', fields: ['to_location_id'], when: { field: 'kind', is: 'count' } },
    { key: 'lines', fields: ['lines'] },
    { key: 'more', fields: ['note', 'external_id'] },
  ],
})
export default class StockOperation extends RecordModel {
  @text({ readonly: true, max: 40, index: true }) declare number: string | null
  @choice({ of: KINDS, required: true, index: true }) declare kind: OperationKind
  @choice({
    of: ['draft', 'posted', 'cancelled'],
    default: 'draft',
    readonly: true,
    index: true,
    colors: { draft: 'neutral', posted: 'success', cancelled: 'error' },
  })
  declare state: OperationState
  @date({ required: true, index: true, default: (ctx: Context) => ctx.today })
  declare onDate: string
  @reference('contacts.party') declare partyId: number | null
  @reference('inventory.location') declare fromLocationId: number | null
  @reference('inventory.location') declare toLocationId: number | null
  @text({ max: 80 }) declare reference: string | null
  @longText() declare note: string | null
  @datetime({ readonly: true, hidden: 'form' }) declare postedAt: string | null
  @reference('inventory.operation', { readonly: true, hidden: true }) declare reversesId:
    number | null
  @lines('inventory.operation_line', { by: 'operation_id' }) declare lines: unknown

  get isDraft() {
    return this.state === 'draft'
  }
}
