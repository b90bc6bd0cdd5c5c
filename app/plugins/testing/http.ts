import env from '#start/env'
import type { Model } from '#kernel/records/model'
import type { Operation } from '#kernel/records/operation'

export interface Call {
  method: 'GET' | 'POST' | 'PATCH' | 'DELETE'
  path: string
}

/** Every address of a model in the API; `id` need not exist. */
export function callsOf(model: Model, operations: readonly Operation[], id = 1): Call[] {
  const base = `/api/v1/${model.plugin}/${model.segment}`
  const verbs: Record<string, Call> = {
    create: { method: 'POST', path: base },
    update: { method: 'PATCH', path: `${base}/${id}` },
    archive: { method: 'DELETE', path: `${base}/${id}` },
  }
  return [
    { method: 'GET', path: base },
    { method: 'GET', path: `${base}/${id}` },
    ...model.verbs.flatMap((verb) => verbs[verb] ?? []),
    ...operations
      .filter((one) => one.on === model.name)
      .map((one): Call => ({
        method: 'POST',
        path: `${base}/${id}/${one.verb.replaceAll('_', '-')}`,
      })),
  ]
}

/** Calls the server of this test run; answers its status. */
export async function statusOf({ method, path }: Call, token?: string) {
  const answer = await fetch(new URL(path, env.get('APP_URL')), {
    method,
    redirect: 'manual',
    headers: {
      'accept': 'application/json',
      'content-type': 'application/json',
      ...(token && { authorization: `Bearer ${token}` }),
    },
    body: method === 'GET' || method === 'DELETE' ? undefined : JSON.stringify({ version: 1 }),
  })
  await answer.body?.cancel()
  return answer.status
}
