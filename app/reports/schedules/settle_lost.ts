import { keyOf } from '#kernel/jobs/later'
import { readRows } from '#kernel/records/storage/reader'
import { giveUp } from '#kernel/reports/schedules/deliver'

/** So many are looked at in one round; the next begins again. */
const BATCH = 500
const JOB = 'kernel.reports.deliver'

interface Waiting {
  id: number
  company_id: number
}

/**
 * Ends what is on its way though nobody carries it any more: its job was called off, or lost its worker for the last
 * time. The owner is told, as of any delivery that failed.
 */
export async function settleLost() {
  const waiting = await readRows<Waiting>(WAITING, [])
  if (waiting.length === 0) return
  const keys = new Map(
    waiting.map((one) => [keyOf(Number(one.company_id), JOB, String(one.id)), one])
  )
  const over = await readRows<{ unique_key: string }>(
    `${OVER} AND \`unique_key\` IN (${waiting.map(() => '?').join(', ')})`,
    [JOB, ...keys.keys()]
  )
  for (const { unique_key: key } of over) await giveUp(Number(keys.get(key)!.id))
}

const WAITING = `SELECT \`id\`, \`company_id\` FROM \`report_deliveries\`
  WHERE \`state\` = 'waiting' ORDER BY \`id\` LIMIT ${BATCH}`
const OVER =
  "SELECT `unique_key` FROM `jobs` WHERE `name` = ? AND `state` IN ('failed', 'cancelled')"
