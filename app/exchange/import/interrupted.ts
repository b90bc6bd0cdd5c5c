import db from '@adonisjs/lucid/services/db'
import { clock } from '#kernel/companies/clock'
import { noteState } from '#kernel/exchange/import/progress'
import { isGone, isUnderWay } from '#kernel/exchange/import/under_way'
import { Refusal } from '#kernel/http/refusal'
import { moment } from '#kernel/records/values/moment'

interface Unfinished {
  id: number
  worker: string | null
  updated_at: string
}

/** An import that is under way says so every few seconds. */
const LONGEST_SILENCE = 120_000

/** Ends what a restart interrupted: imports that nobody works on any more are failed, with the reason. */
export async function failLostImports() {
  for (const one of await unfinished()) await failIfLost(one)
}

/** The same for one import, when somebody looks at it. */
export async function failIfGone(id: number) {
  for (const one of await unfinished(id)) await failIfLost(one)
}

function unfinished(id?: number): Promise<Unfinished[]> {
  const query = db
    .from('imports')
    .select('id', 'worker', 'updated_at')
    .whereIn('state', ['waiting', 'running'])
  return id === undefined ? query : query.where('id', id)
}

async function failIfLost({ id, worker, updated_at: said }: Unfinished) {
  if (isUnderWay(Number(id))) return
  const isSilent = said < moment(new Date(clock().getTime() - LONGEST_SILENCE))
  if (isGone(worker) || isSilent) await noteState(id, 'failed', new Refusal('E_IMPORT_INTERRUPTED'))
}
