import { registry } from '#kernel/plugins/registry'
import { ORIGINAL, type RecordModel } from '#kernel/records/record_model'
import { changedColumns, dehydrate } from '#kernel/records/write/columns'

/** Whether a field differs from what was loaded; of a new record, whether it has a value. */
export function isChanged(record: RecordModel, key: string): boolean {
  const model = [...registry.models.values()].find((one) => record instanceof one.class)!
  return changedColumns(record[ORIGINAL], dehydrate(model, record)).includes(key)
}
