import type { KitField } from '#kernel/plugins/testing/custom/kinds'
import { answered, type Place, type Trial } from '#kernel/plugins/testing/custom/trial'
import { apiPath } from '#kernel/plugins/testing/custom/written'

/** So many keys an order may have. */
const MOST_KEYS = 5

/** What a list does with the fields of a record that has a value in each. */
export const LISTED: Place[] = [
  {
    name: 'filter',
    async missing(trial) {
      const filter = JSON.stringify(trial.fields.map(conditionOn))
      const isFound = await finds(trial, `filter=${encodeURIComponent(filter)}`)
      return isFound ? [] : trial.fields
    },
  },
  {
    name: 'sort',
    async missing(trial) {
      const sortable = trial.fields.filter((one) => one.isSortable)
      for (let at = 0; at < sortable.length; at += MOST_KEYS) {
        const keys = sortable.slice(at, at + MOST_KEYS)
        if (!(await finds(trial, `sort=${keys.map(({ path }) => path).join(',')}`))) return keys
      }
      return []
    },
  },
]

const conditionOn = ({ path, kind, value }: KitField) =>
  Array.isArray(value)
    ? [path, 'contains', value[0]]
    : [path, kind === 'long_text' ? 'contains' : 'eq', value]

async function finds(trial: Trial, query: string) {
  const path = apiPath(trial.model, `?fields=id&limit=500&${query}`)
  const rows = await answered<{ id: number }[]>(trial, { method: 'GET', path })
  return rows.some((one) => one.id === trial.record.id)
}
