import { hostname } from 'node:os'
import logger from '@adonisjs/core/services/logger'
import db from '@adonisjs/lucid/services/db'
import { clock } from '#kernel/companies/clock'
import { moment } from '#kernel/records/values/moment'

/** Which process works on an import. */
export const WORKER = `${hostname().slice(0, 80)}:${process.pid}`

const BEAT = 20_000
const ids = new Set<number>()
let timer: NodeJS.Timeout | undefined

/** From now on this process says every few seconds that it still works on the import. */
export function begin(id: number) {
  ids.add(id)
  timer ??= setInterval(() => void beat(), BEAT).unref()
}

export function end(id: number) {
  ids.delete(id)
  if (ids.size > 0) return
  clearInterval(timer)
  timer = undefined
}

export function isUnderWay(id: number) {
  return ids.has(id)
}

/** Whether another process lives: one on this machine is asked, of others nobody knows. */
export function isGone(worker: string | null) {
  const [host, pid] = [worker?.slice(0, worker.lastIndexOf(':')), Number(worker?.split(':').at(-1))]
  if (host !== WORKER.slice(0, WORKER.lastIndexOf(':'))) return false
  return worker === WORKER || !isAlive(pid)
}

function isAlive(pid: number) {
  try {
    return process.kill(pid, 0)
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

async function beat() {
  try {
    await db
      .from('imports')
      .whereIn('id', [...ids])
      .update({ updated_at: moment(clock()) })
  } catch (error) {
    logger.warn({ err: error }, 'imports could not say that they go on')
  }
}
