import { staleValues } from '#kernel/activity/stale_values'
import { Refusal } from '#kernel/http/refusal'
import type { Context } from '#kernel/companies/context'
import type { Operation } from '#kernel/records/operation'
import type { RecordModel } from '#kernel/records/record_model'
import { shown } from '#kernel/records/fields/types/field_type'

/**
 * What is changed must have been seen: 428 where a version is asked for and missing, 409 with all three
 * states where someone else was quicker. Takes `version` out of the input.
 */
export async function checkVersion(
  ctx: Context,
  operation: Operation,
  record: RecordModel,
  input: Record<string, unknown>,
  options: { versioned?: boolean }
) {
  const { version } = input
  delete input.version
  if (version === undefined || version === null) {
    if (options.versioned) throw new Refusal('E_VERSION_MISSING', {}, { status: 428 })
    return
  }
  if (typeof version !== 'number' || !Number.isInteger(version) || version < 1) {
    throw Refusal.input([
      { field: 'version', code: 'E_INTEGER', params: { value: shown(version) } },
    ])
  }
  if (version === record.version) return
  const extra = await staleValues(ctx, operation.on!, record.id, version, input)
  throw new Refusal('E_STALE', { version, current: record.version }, { extra })
}
