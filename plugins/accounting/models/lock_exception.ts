import { choice, datetime, model, RecordModel, reference, text } from 'kontor/plugin'
import { LOCKS, type LockKind } from './lock.js'

/** One user may post behind a lock until a moment, for a reason that is kept. */
@model({
  name: 'accounting.lock_exception',
  title: 'reason',
  search: ['reason', 'user.name'],
  sort: '-id',
  icon: 'i-lucide-lock-open',
  verbs: ['create', 'update', 'archive'],
  list: ['lock', 'user_id', 'ends_at', 'reason', 'created_by'],
  form: [{ key: 'exception', fields: ['lock', 'user_id', 'ends_at', 'reason'] }],
})
export default class LockException extends RecordModel {
  @choice({ of: LOCKS.filter((one) => one !== 'hard'), required: true }) declare lock: LockKind
  @reference('kernel.user', { required: true }) declare userId: number
  @datetime({ required: true }) declare endsAt: string
  @text({ required: true }) declare reason: string
}
