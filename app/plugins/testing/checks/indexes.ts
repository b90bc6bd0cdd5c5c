import { indexesOf } from '#kernel/plugins/testing/schema'
import type { Check } from '#kernel/plugins/testing/subject'
import type { Field } from '#kernel/records/fields/kinds'
import type { Model } from '#kernel/records/model'

export const indexes: Check = {
  name: 'indexes',
  title: 'every reference, indexed field and default sort has its index',
  async run({ models }) {
    const faults: string[] = []
    for (const model of models) {
      const there = await indexesOf(model.table)
      const leads = (key: string) =>
        there.some(([first, second]) => first === key || (first === 'company_id' && second === key))
      for (const field of model.fields.values()) {
        if (needsIndex(field) && !leads(field.key)) {
          faults.push(`${model.table}.${field.key} has no index`)
        }
      }
      const sort = sortKey(model)
      if (sort !== 'id' && model.fields.has(sort) && !leads(sort)) {
        faults.push(`${model.table}.${sort} is the default sort and has no index`)
      }
    }
    return faults
  },
}

const needsIndex = (field: Field) =>
  !field.base && Boolean(field.kind === 'reference' || field.index || field.unique)

const sortKey = (model: Model) => model.sort.split(',')[0].replace(/^-/, '')
