import { registry } from '#kernel/plugins/registry'
import { columnsOf } from '#kernel/plugins/testing/schema'
import type { Check } from '#kernel/plugins/testing/subject'
import { storedFields } from '#kernel/records/write/columns'

export const columns: Check = {
  name: 'columns',
  title: 'the fields of its models are the columns of its tables',
  async run({ id, models }) {
    const faults: string[] = []
    for (const model of models) {
      const fields = storedFields(model).map((field) => field.key)
      faults.push(...compare(model.table, fields, await columnsOf(model.table)))
    }
    for (const [model, extensions] of registry.extensions) {
      for (const { plugin, table, fields } of extensions) {
        if (plugin !== id) continue
        const keys =
          registry.models.get(model)?.scope === 'shared'
            ? ['record_id', 'company_id']
            : ['record_id']
        const expected = [...keys, ...fields.map((field) => field.key)]
        faults.push(...compare(table, expected, await columnsOf(table), ['id', 'company_id']))
      }
    }
    return faults
  },
}

function compare(table: string, fields: string[], there: string[], extra: string[] = []) {
  if (there.length === 0) return [`the table ${table} does not exist`]
  return [
    ...fields.filter((key) => !there.includes(key)).map((key) => `${table} has no column ${key}`),
    ...there
      .filter((key) => !fields.includes(key) && !extra.includes(key))
      .map((key) => `${table}.${key} is a column without a field`),
  ]
}
