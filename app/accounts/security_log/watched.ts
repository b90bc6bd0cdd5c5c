import type { SecurityEventKind } from '#kernel/accounts/security_log/kinds'
import { securityEvent } from '#kernel/accounts/security_log/security_log'
import type { Hook } from '#kernel/plugins/declaration'
import { registry } from '#kernel/plugins/registry'
import type { RecordModel } from '#kernel/records/record_model'

/** Model → what its operations are logged as, and the column that names the user they are done to. */
const WATCHED: Record<string, { kind: SecurityEventKind; verbs: string[]; subject?: string }> = {
  'kernel.user': {
    kind: 'user_changed',
    verbs: ['create', 'update', 'disable', 'enable', 'make_administrator', 'unmake_administrator'],
    subject: 'id',
  },
  'kernel.role': {
    kind: 'role_changed',
    verbs: ['create', 'update', 'archive', 'restore', 'delete'],
  },
  'kernel.rule': { kind: 'rule_changed', verbs: ['create', 'update', 'archive', 'restore'] },
  'kernel.membership': {
    kind: 'membership_changed',
    verbs: ['create', 'update', 'archive', 'restore'],
    subject: 'userId',
  },
  'kernel.plugin': { kind: 'plugin_changed', verbs: ['enable', 'disable', 'configure'] },
  'kernel.company': { kind: 'settings_changed', verbs: ['create', 'update'] },
  'kernel.session': { kind: 'session_ended', verbs: ['revoke'], subject: 'userId' },
  'kernel.api_token': { kind: 'token_revoked', verbs: ['revoke'], subject: 'userId' },
}

/** The kernel's own hooks with the security log behind them: who changes what others may do is noted with it. */
export function watched(hooks: Record<string, Hook>): Record<string, Hook> {
  const all = { ...hooks }
  for (const [model, { kind, verbs, subject }] of Object.entries(WATCHED)) {
    for (const verb of verbs) {
      const name = `${model}.${verb}`
      const own = hooks[name]
      all[name] = async (ctx, record, input) => {
        await own?.(ctx, record, input)
        await securityEvent(ctx, kind, factsOf(model, verb, record, subject))
      }
    }
  }
  return all
}

function factsOf(name: string, verb: string, record: RecordModel | null, subject?: string) {
  const title = registry.models.get(name)?.fields.get(registry.model(name).title)?.property
  const values = record as unknown as Record<string, unknown> | null
  const shown = title && values?.[title]
  return {
    operation: `${name}.${verb}`,
    id: record?.id ?? null,
    name: typeof shown === 'string' ? shown : undefined,
    subjectId: subject ? Number(values?.[subject]) : undefined,
  }
}
