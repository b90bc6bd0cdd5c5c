import logger from '@adonisjs/core/services/logger'
import { queueConcurrency, queueDriver } from '#config/queue'
import type { Carrier } from '#kernel/jobs/carrier'
import { claimJob, claimNext, type HeldJob } from '#kernel/jobs/claim'
import { DatabaseCarrier } from '#kernel/jobs/database_carrier'
import { deliverDue } from '#kernel/jobs/deliver'
import { startDispatcher, stopDispatcher, wakeDispatcher } from '#kernel/jobs/dispatcher'
import { recover } from '#kernel/jobs/recover'
import { runJob } from '#kernel/jobs/run_job'
import { RunOfJob } from '#kernel/jobs/run_of_job'
import { runSchedules } from '#kernel/jobs/schedules'
import { onWake } from '#kernel/jobs/wake'
import { checkDueAlerts } from '#kernel/reports/alerts/run_due'
import { sendDueReports } from '#kernel/reports/schedules/run_due'

/** Milliseconds between two looks at what other processes left. */
const LOOK = 2000
const ROUND = 5000
/** Milliseconds a job has to end by itself when the process is to end. */
const GRACE = 20_000

const runs = new Set<RunOfJob>()
let carrier: Carrier | undefined
let timers: NodeJS.Timeout[] = []
let round: Promise<void> | undefined

/** Delivers events and runs jobs in this process, at once after each commit here and by looking every 2 s. */
export async function startWorker(concurrency = queueConcurrency) {
  startDispatcher()
  const carried = await makeCarrier(concurrency)
  carrier = carried
  onWake((jobs) => {
    wakeDispatcher()
    if (jobs.length > 0) carried.announce(jobs)
  })
  if (concurrency < 1) return
  await carried.start(work)
  timers = [
    setInterval(() => carried.look(), LOOK).unref(),
    setInterval(() => void goRound(), ROUND).unref(),
  ]
  void goRound()
}

/** Takes no more; jobs under way are told to end, and what does not is taken over by another worker. */
export async function stopWorker() {
  for (const timer of timers) clearInterval(timer)
  timers = []
  for (const one of runs) one.stop('shutdown')
  const atRest = Promise.all([carrier?.stop(), round])
  await Promise.race([atRest, new Promise((done) => setTimeout(done, GRACE).unref())])
  await stopDispatcher()
  carrier = undefined
}

/** Runs everything that is due now, and all that follows from it, in this process: for tests and commands. */
export async function runJobs() {
  await recover()
  do await deliverDue()
  while (await work())
}

/** What no wake-up tells of: lost workers, parked jobs, the clock. */
function goRound() {
  round ??= recover()
    .then(runSchedules)
    .then(sendDueReports)
    .then(checkDueAlerts)
    .catch((error) =>
      logger.error({ err: error }, 'lost jobs and schedules could not be looked at')
    )
    .finally(() => (round = undefined))
  return round
}

async function work(id?: number) {
  const job = id === undefined ? await claimNext() : await claimJob(id)
  if (!job) return false
  await run(job)
  return true
}

async function run(job: HeldJob) {
  const one = new RunOfJob(job)
  runs.add(one)
  try {
    await runJob(job, one)
  } finally {
    runs.delete(one)
  }
}

async function makeCarrier(concurrency: number): Promise<Carrier> {
  if (queueDriver === 'database') return new DatabaseCarrier(concurrency)
  const { RedisCarrier } = await import('#kernel/jobs/redis_carrier')
  return new RedisCarrier(concurrency)
}
