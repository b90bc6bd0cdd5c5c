import { clock } from '#kernel/companies/clock'
import type { Context } from '#kernel/companies/context'
import type { BuiltRecord, RowComplaint } from '#kernel/exchange/import/build_body'
import type { RowGroup } from '#kernel/exchange/import/group_rows'
import { insertRows } from '#kernel/records/storage/insert_rows'
import { transaction } from '#kernel/records/storage/transaction'
import { moment } from '#kernel/records/values/moment'

export type RowOutcome = 'created' | 'updated' | 'skipped'

/** What became of a row and, where it changed a record, the version it left behind. */
export interface LedgerEntry {
  group: RowGroup
  outcome: RowOutcome
  recordId: number
  version: number | null
}

export interface Refused {
  record: BuiltRecord
  complaints: RowComplaint[]
}

type Counts = Partial<Record<RowOutcome | 'refused' | 'row', number>>

/** Notes rows in the transaction that stores their records: neither is there without the other. */
export async function noteDone(ctx: Context, id: number, entries: LedgerEntry[]) {
  await insertRows(
    ctx.trx!,
    'import_rows',
    entries.map(({ group, outcome, recordId, version }) => ({
      import_id: id,
      row_number: group.rows[0].number,
      outcome,
      record_id: recordId,
      version,
    }))
  )
  await addCounts(ctx, id, countsOf(entries))
}

/** Keeps refused rows as they were, with what is wrong with them. */
export async function noteRefused(ctx: Context, id: number, refused: Refused[]) {
  if (refused.length === 0) return
  await transaction(ctx, async (inner) => {
    await insertRows(
      inner.trx!,
      'import_rows',
      refused.map(({ record: { group } }) => ({
        import_id: id,
        row_number: group.rows[0].number,
        outcome: 'refused',
      }))
    )
    await keepRows(inner, id, refused)
    const row = refused.reduce((sum, { record }) => sum + record.group.rows.length, 0)
    await addCounts(inner, id, { refused: refused.length, row })
  })
}

async function keepRows({ trx }: Context, id: number, rows: Refused[]) {
  await insertRows(
    trx!,
    'import_errors',
    rows.flatMap(({ record, complaints }) =>
      record.group.rows.map((row) => ({
        import_id: id,
        row_number: row.number,
        cells: JSON.stringify(row.cells),
        complaints: JSON.stringify(complaintsFor(row.number, complaints)),
      }))
    )
  )
}

/** A try keeps no rows, only how many there would be, and those people should look at. */
export async function noteTried(
  ctx: Context,
  id: number,
  entries: LedgerEntry[],
  remarks: Refused[]
) {
  if (entries.length === 0) return
  await transaction(ctx, async (inner) => {
    await keepRows(inner, id, remarks)
    await addCounts(inner, id, countsOf(entries))
  })
}

/** Of these rows, those an earlier run of the same import has done. */
export async function rowsDone(ctx: Context, id: number, groups: RowGroup[]) {
  const numbers = groups.map((one) => one.rows[0].number)
  const rows = await ctx.rows<{ row_number: number }>(
    `SELECT \`row_number\` FROM \`import_rows\` WHERE \`import_id\` = ? AND \`row_number\` IN (${numbers.map(() => '?').join()})`,
    [id, ...numbers]
  )
  return new Set(rows.map((one) => Number(one.row_number)))
}

/**
 * The records these rows became when the same file was brought in the same way before, by row. What was
 * undone does not count.
 */
export async function recordsBefore(
  ctx: Context,
  { importId, fingerprint }: { importId: number; fingerprint: string },
  groups: RowGroup[]
) {
  const numbers = groups.map((one) => one.rows[0].number)
  const rows = await ctx.rows<{ row_number: number; record_id: number }>(
    'SELECT `r`.`row_number`, `r`.`record_id` FROM `imports` `i` JOIN `import_rows` `r` ON `r`.`import_id` = `i`.`id` ' +
      'WHERE `i`.`company_id` = ? AND `i`.`fingerprint` = ? AND `i`.`id` <> ? ' +
      "AND `r`.`outcome` = 'created' AND (`r`.`undone` IS NULL OR `r`.`undone` = 'kept') " +
      `AND \`r\`.\`row_number\` IN (${numbers.map(() => '?').join()})`,
    [ctx.company.id, fingerprint, importId, ...numbers]
  )
  return new Map(rows.map((one) => [Number(one.row_number), Number(one.record_id)]))
}

function countsOf(entries: LedgerEntry[]): Counts {
  const counts: Counts = { row: entries.reduce((sum, { group }) => sum + group.rows.length, 0) }
  for (const { outcome } of entries) counts[outcome] = (counts[outcome] ?? 0) + 1
  return counts
}

async function addCounts({ trx }: Context, id: number, counts: Counts) {
  const query = trx!.from('imports').where('id', id)
  for (const [key, count] of Object.entries(counts)) query.increment(`${key}_count`, count)
  await query.update({ updated_at: moment(clock()) })
}

/** What is wrong with this row; a row that is well itself says that another of its record was refused. */
function complaintsFor(row: number, complaints: RowComplaint[]): RowComplaint[] {
  const own = complaints.filter((one) => one.row === undefined || one.row === row)
  return own.length > 0
    ? own
    : [{ field: '', code: 'E_ROW_WITH_OTHERS', params: { row: complaints[0].row ?? row } }]
}
