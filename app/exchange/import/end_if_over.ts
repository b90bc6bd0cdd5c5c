import { clock } from '#kernel/companies/clock'
import type { Context } from '#kernel/companies/context'
import type { ImportState } from '#kernel/exchange/import/import'
import { noteState } from '#kernel/exchange/import/import_state'
import { Refusal } from '#kernel/http/refusal'
import { moment } from '#kernel/records/values/moment'

interface Unfinished {
  state: ImportState
  updated_at: string
  job_id: number | null
  job_state: string | null
}

/** A command runs an import without a job and notes every chunk of it. */
const LONGEST_SILENCE = 120_000
const ENDED = new Set(['done', 'failed', 'cancelled'])

/** An import that nobody works on any more says so when somebody looks: its job was ended, or its command killed. */
export async function endIfOver(ctx: Context, id: number) {
  const [one] = await ctx.rows<Unfinished>(
    'SELECT `i`.`state`, `i`.`updated_at`, `i`.`job_id`, `j`.`state` AS `job_state` FROM `imports` `i` ' +
      "LEFT JOIN `jobs` `j` ON `j`.`id` = `i`.`job_id` WHERE `i`.`id` = ? AND `i`.`state` IN ('waiting', 'running', 'undoing')",
    [id]
  )
  if (!one || !isOver(one)) return
  const isCancelled = one.job_state === 'cancelled' && one.state !== 'undoing'
  const problem = isCancelled ? undefined : new Refusal('E_IMPORT_INTERRUPTED')
  await noteState(ctx, id, isCancelled ? 'cancelled' : 'failed', problem)
}

function isOver({ job_id: job, job_state: state, updated_at: said }: Unfinished) {
  if (job && state) return ENDED.has(state)
  return said < moment(new Date(clock().getTime() - LONGEST_SILENCE))
}
