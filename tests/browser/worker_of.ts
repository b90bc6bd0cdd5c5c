import type { Page } from 'playwright'
import { runJobs } from '#kernel/jobs/worker'

const ASKS_FOR_JOBS = /\/(?:import|undo|resume|exports)(?:\?|$)/

/** Plays the worker: what a screen asks for in the background is done as soon as it is asked for. */
export function workFor(page: Page) {
  page.on('response', (answer) => {
    const isAsked = answer.request().method() === 'POST' && ASKS_FOR_JOBS.test(answer.url())
    if (isAsked && answer.ok()) void runJobs()
  })
}
