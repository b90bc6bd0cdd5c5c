import type { RuleFacts } from '#kernel/access/rule'

/** What everybody who works in a company may do without any rule: follow his own jobs, read what he is told. */
export const OWN_WORK: readonly RuleFacts[] = [
  own('kernel.job', ['read', 'retry', 'cancel', 'take_back']),
  own('kernel.notification', ['read', 'mark_read']),
]

function own(model: string, operations: string[]): RuleFacts {
  return {
    id: null,
    name: 'own_work',
    roleId: null,
    model,
    operations,
    filter: ['user_id', 'eq', '$user'],
    fields: null,
    sensitive: [],
  }
}
