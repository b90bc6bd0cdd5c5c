import { history } from '#kernel/activity/history'
import { answered, differing, type Place, type Trial } from '#kernel/plugins/testing/custom/trial'
import { runReport } from '#kernel/reports/run/run_report'

type Values = Record<string, unknown>

/** A save through the API, read back by it: of a line, through the record it belongs to. */
export const WRITTEN: Place = {
  name: 'form and API',
  async missing(trial) {
    await save(trial, Object.fromEntries(trial.fields.map(({ name, value }) => [name, value])))
    return differing(trial, await savedValues(trial))
  },
}

/** What a saved record, or a line of one, is asked for afterwards. */
export const READ: Place[] = [
  {
    name: 'history',
    async missing({ ctx, model, record, parent, fields }) {
      const about = parent ? ([parent.model, parent.record] as const) : ([model, record] as const)
      const entries = await history(ctx, about[0].name, about[1].id)
      const told = entries.flatMap(({ changes }) => changes.map((one) => one.field))
      return fields.filter(({ path }) => !told.includes(path))
    },
  },
  {
    name: 'report',
    async missing({ ctx, model, record, fields }) {
      const columns = fields.map(({ path }) => path)
      const filter = [['id', 'eq', record.id] as const]
      const { rows } = await runReport(ctx, { source: model.name, columns, filter })
      return fields.filter(({ path }) => (rows[0]?.[path] ?? null) === null)
    },
  },
]

export const apiPath = ({ plugin, segment }: Trial['model'], rest = '') =>
  `/api/v1/${plugin}/${segment}${rest}`

/** Saves custom values as a client does, by name. */
export async function save(trial: Trial, custom: Values) {
  const { model, record, parent } = trial
  const owner = parent ?? { model, record }
  const path = apiPath(owner.model, `/${owner.record.id}`)
  const { version } = await answered<{ version: number }>(trial, { method: 'GET', path })
  const values = parent ? { [parent.key]: [{ id: record.id, custom }] } : { custom }
  await answered(trial, { method: 'PATCH', path, body: { version, ...values } })
}

export async function savedValues(trial: Trial): Promise<Values | undefined> {
  const { model, record, parent } = trial
  const owner = parent ?? { model, record }
  const shown = parent ? `?include=${parent.key}` : ''
  const path = apiPath(owner.model, `/${owner.record.id}${shown}`)
  const data = await answered<Values>(trial, { method: 'GET', path })
  const lines = parent ? (data[parent.key] as (Values & { id: number })[]) : []
  const found = parent ? lines.find((one) => one.id === record.id) : data
  return found?.custom as Values | undefined
}
