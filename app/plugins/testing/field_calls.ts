import type { Call } from '#kernel/plugins/testing/api_call'
import type { Model } from '#kernel/records/model'

/** Every place of a request in which a field can be named. */
export function callsNaming(
  model: Model,
  { id, version }: { id: number; version: number },
  name: string
): Call[] {
  const base = `/api/v1/${model.plugin}/${model.segment}`
  const filter = (node: unknown) => `${base}?filter=${encodeURIComponent(JSON.stringify(node))}`
  const get = (path: string): Call => ({ method: 'GET', path, verb: 'read' })
  return [
    get(filter([name, 'eq', '1'])),
    get(filter([name, 'notnull'])),
    get(filter({ not: { or: [[name, 'in', ['1']]] } })),
    get(`${base}?sort=-${name}`),
    get(`${base}?fields=id,${name}`),
    get(`${base}?include=${name.replace(/_id$/, '')}`),
    get(`${base}/${id}?fields=${name}`),
    get(`${base}/export?fields=${name}`),
    { method: 'POST', path: base, verb: 'create', body: { [name]: '1' } },
    { method: 'PATCH', path: `${base}/${id}`, verb: 'update', body: { version, [name]: '1' } },
    {
      method: 'POST',
      path: `${base}/bulk`,
      verb: 'update',
      body: { operation: 'update', filter: [name, 'eq', '1'], input: {} },
    },
    {
      method: 'POST',
      path: `${base}/bulk`,
      verb: 'update',
      body: { operation: 'update', ids: [id], input: { [name]: '1' } },
    },
    imported(model, { columns: { Value: { field: name } } }),
    imported(model, { columns: {}, defaults: { [name]: '1' } }),
    imported(model, { columns: {}, match: [name] }),
  ]
}

function imported(model: Model, mapping: Record<string, unknown>): Call {
  const texts = { model: model.name, mapping: JSON.stringify(mapping), dry_run: 'true' }
  const form = { file: 'Value\n1\n', texts }
  return { method: 'POST', path: '/api/v1/kernel/imports', verb: 'import', form }
}
