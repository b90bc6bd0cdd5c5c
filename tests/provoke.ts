import type { World } from 'kontor/testing'
import env from '#start/env'
import { changedTables, checksums } from '#tests/attack/checksums'

/** What is asked of the server: a path behind `/api/v1/`, and what is sent there. */
export interface Asked {
  path: string
  method?: 'GET' | 'POST' | 'PATCH' | 'DELETE'
  body?: Record<string, unknown>
}

/** A row of a table of refusals: what is done beforehand, and what is then asked. */
export interface Provocation {
  what: string
  code: string
  /** 409 unless told. */
  status?: number
  begin: (world: World) => Promise<Asked>
}

export interface Provoked {
  code: string
  status: number
  /** What is wrong with the answer: texts that lack, places not filled in, tables that have changed. */
  faults: string[]
}

interface Problem {
  code: string
  title: string
  next: string | null
  errors: { code: string; message: string }[]
}

interface Answer {
  code: string
  status: number
  sentences: string[]
  changed: string[]
}

const LANGUAGES = ['en', 'uk'] as const

/**
 * Asks over HTTP, in both languages, for what must be refused; of invalid input the first complaint counts. It says
 * what happened and what to do, in the language of whoever asks, and leaves every table as it was.
 */
export async function provoke(world: World, asked: Asked, who = 'ada'): Promise<Provoked> {
  const token = await world.as(who).token()
  const ctx = await world.context()
  const told: Answer[] = []
  for (const language of LANGUAGES) {
    await ctx.run('kernel.user.update', await world.user(who), { language })
    const before = await checksums()
    const answer = await answerTo(asked, token)
    const changed = changedTables(before, await checksums())
    told.push({ ...answer, changed })
  }
  const [english, ukrainian] = told
  const faults = [
    ...told.flatMap(({ changed }) => changed.map((table) => `${table} has changed`)),
    ...told.flatMap(({ sentences }) => sentences.flatMap(faultsOf)),
    ...english.sentences.filter((text) => /[а-яіїєґ]{4}/i.test(text)),
    ...ukrainian.sentences.filter((text) => !/[а-яіїєґ]{4}/i.test(text)),
  ]
  return { code: english.code, status: english.status, faults }
}

async function answerTo({ path, body, method = body ? 'POST' : 'GET' }: Asked, token: string) {
  const answer = await fetch(new URL(`/api/v1/${path}`, env.get('APP_URL')), {
    method,
    headers: {
      'accept': 'application/json',
      'authorization': `Bearer ${token}`,
      'content-type': 'application/json',
    },
    body: body && JSON.stringify(body),
  })
  if (answer.ok) return { code: 'nothing', status: answer.status, sentences: ['', ''] }
  const { code, title, next, errors } = (await answer.json()) as Problem
  const [complaint] = errors
  const sentences = [complaint?.message ?? title, next ?? '']
  return { code: complaint?.code ?? code, status: answer.status, sentences }
}

function faultsOf(text: string) {
  if (!/\p{L}{3}/u.test(text)) return [`says nothing: “${text}”`]
  return /[{}]|undefined|null|NaN|E_[A-Z]|errors\./.test(text) ? [`is not filled in: ${text}`] : []
}
