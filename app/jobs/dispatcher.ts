import logger from '@adonisjs/core/services/logger'
import { deliverDue } from '#kernel/jobs/deliver'
import { onWake } from '#kernel/jobs/wake'

const PAUSE = 15_000

let timer: NodeJS.Timeout | undefined
let running: Promise<void> | undefined
let again = false
let stopped = true

/** Starts delivering events to their listeners: at once after each commit here, and by looking every 15 s. */
export function startDispatcher() {
  stopped = false
  onWake(wakeDispatcher)
  wakeDispatcher()
}

/** Ends it, after the delivery under way. */
export async function stopDispatcher() {
  stopped = true
  clearTimeout(timer)
  await running
}

/** There may be something to deliver. */
function wakeDispatcher() {
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
