import { clock } from '#kernel/companies/clock'
import logger from '@adonisjs/core/services/logger'
import db from '@adonisjs/lucid/services/db'
import { kernelContext } from '#kernel/companies/kernel_context'
import { holdAsked } from '#kernel/jobs/hold_asked'
import { listenersOf, type RegisteredListener } from '#kernel/jobs/listeners'
import { readRows } from '#kernel/records/storage/reader'
import { transaction } from '#kernel/records/storage/transaction'
import { moment } from '#kernel/records/values/moment'

interface OutboxRow {
  id: number
  company_id: number | null
  user_id: number | null
  event: string
  payload: string
  attempts: number
  is_restored: number | boolean | null
}

const BATCH = 50
const LONGEST_PAUSE = 3600
const PARKED = 60_000

/** Delivers every event that is due. What fails is tried again later, ever less often, and never dropped. */
export async function deliverDue() {
  for (;;) {
    const due = await readRows<OutboxRow>(
      'SELECT * FROM `outbox` WHERE `done_at` IS NULL AND `due_at` <= ? ORDER BY `id` LIMIT ?',
      [moment(clock()), BATCH]
    )
    if (due.length === 0) return
    for (const row of due) await deliver(row)
  }
}

async function deliver(row: OutboxRow) {
  try {
    let parked = false
    for (const listener of listenersOf(row.event)) {
      if (!(await deliverTo(row, listener))) parked = true
    }
    if (parked) return await park(row)
    await db
      .from('outbox')
      .where('id', row.id)
      .update({ done_at: moment(clock()), error: null })
  } catch (error) {
    const pause = Math.min(LONGEST_PAUSE, 2 ** Math.min(12, row.attempts + 1))
    logger.error(
      { err: error, event: row.event, outbox: row.id },
      `delivery failed; again in ${pause} s`
    )
    await db
      .from('outbox')
      .where('id', row.id)
      .update({
        attempts: row.attempts + 1,
        error: String(error),
        due_at: moment(new Date(clock().getTime() + pause * 1000)),
      })
  }
}

/** A disabled plugin hears of it once it is enabled again. */
async function park(row: OutboxRow) {
  const due = new Date(clock().getTime() + PARKED)
  await db
    .from('outbox')
    .where('id', row.id)
    .update({ due_at: moment(due) })
}

/**
 * Whether the listener has it now. The mark and the effect are one transaction, so the same event is never
 * handled twice.
 */
async function deliverTo(row: OutboxRow, listener: RegisteredListener) {
  const ctx = await kernelContext({ companyId: row.company_id, userId: row.user_id })
  if (!listener.needs.every((id) => ctx.has(id))) return false
  await transaction(ctx, async (inner) => {
    const mark = { outbox_id: row.id, listener: listener.key }
    if (await inner.trx!.from('outbox_deliveries').where(mark).first()) return
    await inner
      .trx!.insertQuery()
      .table('outbox_deliveries')
      .insert({ ...mark, at: moment(inner.now) })
    inner.work!.isRestored = Boolean(row.is_restored)
    await listener.run(inner, { name: row.event, payload: JSON.parse(row.payload) })
    if (row.is_restored) await holdAsked(inner)
  })
  return true
}
