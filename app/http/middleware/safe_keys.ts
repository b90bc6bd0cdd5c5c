import type { HttpContext } from '@adonisjs/core/http'
import type { NextFn } from '@adonisjs/core/types/http'
import { duplicateKey } from '#kernel/http/duplicate_keys'
import { Refusal } from '#kernel/http/refusal'

const FORBIDDEN = new Set(['__proto__', 'constructor', 'prototype'])
const DEEPEST = 32

/** Refuses bodies whose keys could change how objects behave or stand twice, and bodies nested beyond reason. */
export default class SafeKeys {
  handle({ request }: HttpContext, next: NextFn) {
    if (request.hasBody()) {
      inspect(asSent(request), [])
      refuseDoubled(request)
    }
    return next()
  }
}

function refuseDoubled(request: HttpContext['request']) {
  const raw = request.raw()
  const field = raw && request.is(['json']) ? duplicateKey(raw) : undefined
  if (field !== undefined) throw Refusal.input([{ field, code: 'E_DUPLICATE_KEY' }])
}

/** The body parser drops a `__proto__` key in silence; who sends one shall hear of it. */
function asSent(request: HttpContext['request']) {
  const raw = request.raw()
  const isSuspicious = typeof raw === 'string' && request.is(['json']) && /__proto__|\\u/.test(raw)
  return isSuspicious ? JSON.parse(raw) : request.body()
}

function inspect(value: unknown, path: string[]) {
  if (value === null || typeof value !== 'object') return
  if (path.length > DEEPEST) {
    throw Refusal.input([
      { field: path.join('.'), code: 'E_TOO_DEEP', params: { deepest: DEEPEST } },
    ])
  }
  for (const key of Object.keys(value)) {
    const here = [...path, key]
    if (FORBIDDEN.has(key)) {
      throw Refusal.input([{ field: here.join('.'), code: 'E_FORBIDDEN_KEY' }])
    }
    inspect((value as Record<string, unknown>)[key], here)
  }
}
