import { randomBytes } from 'node:crypto'
import { hostname } from 'node:os'
import { clock } from '#kernel/companies/clock'
import { moment } from '#kernel/records/values/moment'

/** Who works: this process, told apart from an earlier one with the same pid. */
export const WORKER = `${hostname()
  .replace(/[^\x21-\x7e]/g, '')
  .slice(0, 60)}:${process.pid}:${randomBytes(4).toString('hex')}`

/** Seconds a worker may be silent before its job counts as lost. */
export const LEASE = 15
/** Milliseconds between two signs of life. */
export const BEAT = 3000

/** Until when a job is held by whoever gives a sign of life now. */
export const leaseEnd = () => inSeconds(LEASE)

export const now = () => moment(clock())

export const inSeconds = (seconds: number) => moment(new Date(clock().getTime() + seconds * 1000))
