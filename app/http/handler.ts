import logger from '@adonisjs/core/services/logger'
import type { HttpContext } from '@adonisjs/core/http'
import type { JSONDataTypes } from '@adonisjs/core/types/transformers'
import { noteRefusal } from '#kernel/accounts/security_log/refusals'
import { localeOf } from '#kernel/http/caller'
import { bugProblem, problemOf, refusalOf } from '#kernel/http/problem'
import { isApi, isWeb, wantsJson } from '#kernel/http/surface'
import type { Problem } from '#kernel/http/wire'

/** Answers everything that was thrown: as a problem to programs, beside the form or as a screen to people. */
export default class Handler {
  async handle(error: unknown, http: HttpContext) {
    const requestId = http.request.id() ?? null
    const locale = localeOf(http)
    const refusal = refusalOf(error)
    const problem = refusal ? problemOf(refusal, locale, requestId) : bugProblem(locale, requestId)
    if (refusal) await noteRefusal(refusal, http)
    http.response.header('Cache-Control', 'no-store')
    if (problem.status === 429 && problem.retry_after) {
      http.response.header('Retry-After', String(problem.retry_after))
    }
    if (wantsJson(http)) return answerProblem(http, problem)
    if (problem.status === 401) return askToSignIn(http)
    if (http.request.method() !== 'GET' && isWeb(http) && http.session) {
      return returnToForm(http, problem)
    }
    return showScreen(http, problem)
  }

  /** Bugs are logged with the number the user saw; refusals are everyday life. */
  report(error: unknown, http: HttpContext) {
    const refusal = refusalOf(error)
    if (refusal && refusal.status < 500) return
    logger.error(
      { err: error, request_id: http.request.id(), url: http.request.url() },
      'Request failed'
    )
  }
}

function answerProblem({ request, response }: HttpContext, problem: Problem) {
  if (problem.status === 401 && isApi({ request })) response.header('WWW-Authenticate', 'Bearer')
  response.status(problem.status)
  response.header('Content-Type', 'application/problem+json; charset=utf-8')
  response.send(JSON.stringify(problem))
}

function askToSignIn({ response }: HttpContext) {
  response.redirect().withIntendedUrl().status(303).toPath('/login')
}

/** Back to the form with what went wrong; Inertia keeps what was typed as long as there are errors. */
function returnToForm({ session, response }: HttpContext, problem: Problem) {
  const errors: Record<string, string[]> = {}
  for (const { field, message } of problem.errors) errors[field] ??= [message]
  if (Object.keys(errors).length === 0) errors.$refusal = [problem.title]
  session.flash('inputErrorsBag', errors)
  session.flash('refusal', problem)
  response.redirect().status(303).back()
}

async function showScreen(http: HttpContext, problem: Problem) {
  http.response.status(problem.status)
  try {
    http.response.send(
      await http.inertia.render('kernel::error', { problem: { ...problem } as JSONDataTypes })
    )
  } catch (error) {
    logger.error({ err: error, request_id: problem.request_id }, 'The error screen failed')
    http.response.header('Content-Type', 'text/plain; charset=utf-8')
    http.response.send([problem.title, problem.next, problem.request_id].filter(Boolean).join('\n'))
  }
}
