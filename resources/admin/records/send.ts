import { usePage } from '@inertiajs/vue3'
import { keyOf } from './idempotency'
import { orConfirmed } from '~/account/confirm_identity'

/** One complaint about one field of a form. */
export interface FieldProblem {
  field: string
  code: string
  message: string
}

/** What the server refused and why: the problem answer of API.md, as an error. */
export class Problem extends Error {
  readonly status: number
  readonly code: string
  readonly errors: FieldProblem[]
  readonly body: Record<string, unknown>

  constructor(status: number, body: Record<string, unknown>) {
    super(String(body.detail ?? body.title ?? ''))
    this.status = status
    this.code = String(body.code ?? (status === 0 ? 'E_OFFLINE' : 'E_UNKNOWN'))
    this.errors = (body.errors as FieldProblem[] | undefined) ?? []
    this.body = body
  }
}

const changed = new Map<string, number>()

/** How often this tab has written below an address: a list restored by Back compares it with what it knew. */
export function writesTo(path: string) {
  return changed.get(path) ?? 0
}

type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'

/** Sends a form or asks for data; answers what stands under `data`. Throws a Problem, also without a connection. */
export async function send<T>(
  method: Method,
  url: string,
  body?: unknown,
  signal?: AbortSignal
): Promise<T> {
  const answer = await exchange(method, url, body, signal)
  if (method !== 'GET') noteWrite(url)
  return answer.data as T
}

/** Asks for data and answers all that came: pages say what follows beside their `data`. */
export async function ask<T>(url: string, signal?: AbortSignal): Promise<T> {
  return (await exchange('GET', url, undefined, signal)) as T
}

/** Asks how far something is: whoever only watches does not keep his session alive. */
export async function askQuietly<T>(url: string): Promise<T> {
  return (await exchange('GET', url, undefined, undefined, { 'X-Kontor-Quiet': '1' })).data as T
}

/** A file that is made for the one who asks, and the name it comes with. Throws a Problem where it is refused. */
export async function fetchFile(method: 'GET' | 'POST', url: string, body?: unknown) {
  const response = await request(method, url, body)
  if (!response.ok) throw new Problem(response.status, await readJson(response))
  const [, name] = /filename\*=UTF-8''([^;]+)/.exec(
    response.headers.get('content-disposition') ?? ''
  ) ?? ['', 'report']
  return { name: decodeURIComponent(name), content: await response.blob() }
}

async function exchange(
  method: Method,
  url: string,
  body: unknown,
  signal?: AbortSignal,
  more: Record<string, string> = {}
) {
  const response = await request(method, url, body, signal, more)
  const answer = await readJson(response)
  if (!response.ok) throw new Problem(response.status, answer)
  return answer
}

async function request(
  method: Method,
  url: string,
  body: unknown,
  signal?: AbortSignal,
  more: Record<string, string> = {}
): Promise<Response> {
  const headers: Record<string, string> = {
    ...more,
    'Accept': 'application/json',
    'X-Requested-With': 'XMLHttpRequest',
  }
  if (method !== 'GET') headers['X-XSRF-TOKEN'] = xsrfToken()
  const { company } = usePage().props
  // A switch of company in another tab is noticed by this, whatever the form itself says.
  if (method !== 'GET' && company) headers['X-Kontor-Company'] = String(company.id)
  const isForm = body instanceof FormData
  if (body !== undefined && !isForm) headers['Content-Type'] = 'application/json'
  const sent = isForm ? body : JSON.stringify(body)
  const write = method === 'POST' && !isForm ? keyOf(url, sent as string) : undefined
  if (write) headers['Idempotency-Key'] = write.key
  try {
    const answer = await fetch(url, {
      method,
      headers,
      body: sent,
      signal,
      credentials: 'same-origin',
    })
    write?.answered()
    return await orConfirmed(answer, () => request(method, url, body, signal, more))
  } catch (error) {
    if (signal?.aborted) throw error
    throw new Problem(0, {})
  }
}

async function readJson(response: Response): Promise<Record<string, unknown>> {
  try {
    return (await response.json()) as Record<string, unknown>
  } catch {
    return {}
  }
}

function noteWrite(url: string) {
  const path = url.split('?')[0].split('/').slice(0, 3).join('/')
  changed.set(path, writesTo(path) + 1)
}

function xsrfToken() {
  const found = /(?:^|;\s*)(?:__Host-)?XSRF-TOKEN=([^;]*)/.exec(document.cookie)
  return found ? decodeURIComponent(found[1]) : ''
}
