import logger from '@adonisjs/core/services/logger'
import { deliverDue } from '#kernel/jobs/deliver'

const PAUSE = 2000

let timer: NodeJS.Timeout | undefined
let running: Promise<void> | undefined
let again = false
let stopped = true

/** Starts delivering events to their listeners: at once after each commit here, and by looking every 2 s. */
export function startDispatcher() {
  stopped = false
  wakeDispatcher()
}

/** Ends it, after the delivery under way. */
export async function stopDispatcher() {
  stopped = true
  clearTimeout(timer)
  await running
}

/** There may be something to deliver. */
export function wakeDispatcher() {
  if (stopped) return
  again = true
  running ??= run().finally(() => {
    running = undefined
    if (!stopped) timer = setTimeout(wakeDispatcher, PAUSE).unref()
  })
}

async function run() {
  clearTimeout(timer)
  while (again && !stopped) {
    again = false
    try {
      await deliverDue()
    } catch (error) {
      logger.error({ err: error }, 'events could not be delivered; they stay in the outbox')
    }
  }
}
