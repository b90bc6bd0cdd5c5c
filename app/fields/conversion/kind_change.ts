import type { Context } from '#kernel/companies/context'
import type { Settings } from '#kernel/fields/conversion/settings'
import { insertForIds } from '#kernel/records/storage/insert_rows'
import { moment } from '#kernel/records/values/moment'

/** Milliseconds in which a removed field or a former kind can be brought back with all its values. */
export const KEPT = 30 * 24 * 3600 * 1000

/** What happens where a value is none of the new kind: nothing at all is changed, or that value becomes empty. */
export type OnFailing = 'leave' | 'empty'

export type ChangeState = 'waiting' | 'running' | 'done' | 'left' | 'cancelled' | 'taken_back'

/** One change of a custom field's kind. */
export interface KindChange {
  id: number
  fieldId: number
  before: Settings
  after: Settings
  onFailing: OnFailing
  format: string | null
  /** The change this one takes back. */
  reverts: number | null
  state: ChangeState
  jobId: number | null
  converted: number
  emptied: number
  endedAt: string | null
}

type Row = Record<string, unknown>

const SELECT = 'SELECT * FROM `custom_kind_changes` WHERE `company_id` = ? AND '

/** Notes a change that is asked for; answers its id. */
export async function noteChange(
  ctx: Context,
  change: Pick<KindChange, 'fieldId' | 'before' | 'after' | 'onFailing' | 'format' | 'reverts'>
): Promise<number> {
  const [id] = await insertForIds(ctx.trx!, 'custom_kind_changes', [
    {
      company_id: ctx.company.id,
      field_id: change.fieldId,
      before: JSON.stringify(change.before),
      after: JSON.stringify(change.after),
      on_failing: change.onFailing,
      format: change.format,
      reverts: change.reverts,
      state: 'waiting',
      created_at: moment(ctx.now),
      created_by: ctx.user.id || null,
    },
  ])
  return id
}

export async function findChange(ctx: Context, id: number): Promise<KindChange | undefined> {
  const [row] = await ctx.rows<Row>(`${SELECT}\`id\` = ?`, [ctx.company.id, id])
  return row && read(row)
}

/** The change of a field that was asked for last. */
export async function latestChange(ctx: Context, fieldId: number): Promise<KindChange | undefined> {
  const [row] = await ctx.rows<Row>(`${SELECT}\`field_id\` = ? ORDER BY \`id\` DESC LIMIT 1`, [
    ctx.company.id,
    fieldId,
  ])
  return row && read(row)
}

/** Whether somebody may still take the change back. */
export const canBeTakenBack = (change: KindChange | undefined, now: Date) =>
  change?.state === 'done' && now.getTime() - Date.parse(change.endedAt!) < KEPT

export async function updateChange(ctx: Context, id: number, row: Row) {
  await ctx.trx!.from('custom_kind_changes').where({ id }).update(row)
}

function read(row: Row): KindChange {
  const ended = row.ended_at === null ? null : String(row.ended_at)
  return {
    id: Number(row.id),
    fieldId: Number(row.field_id),
    before: JSON.parse(String(row.before)) as Settings,
    after: JSON.parse(String(row.after)) as Settings,
    onFailing: row.on_failing as OnFailing,
    format: row.format === null ? null : String(row.format),
    reverts: row.reverts === null ? null : Number(row.reverts),
    state: row.state as ChangeState,
    jobId: row.job_id === null ? null : Number(row.job_id),
    converted: Number(row.converted),
    emptied: Number(row.emptied),
    endedAt: ended && `${ended.replace(' ', 'T').slice(0, 23)}Z`,
  }
}
