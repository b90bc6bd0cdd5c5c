import { choice, date, model, RecordModel } from 'kontor/plugin'

export const LOCKS = ['all', 'tax', 'sales', 'purchases', 'hard'] as const
export type LockKind = (typeof LOCKS)[number]

/** Up to which day the books are locked, for everything or for one kind of entries. */
@model({
  name: 'accounting.lock',
  title: 'kind',
  search: ['kind'],
  sort: 'id',
  icon: 'i-lucide-lock',
  verbs: ['update'],
  list: ['kind', 'until'],
  form: [{ key: 'lock', fields: ['kind', 'until'] }],
})
export default class Lock extends RecordModel {
  @choice({ of: LOCKS, required: true, readonly: true, index: true }) declare kind: LockKind
  /** The last locked day. */
  @date() declare until: string | null
}
