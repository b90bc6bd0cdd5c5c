import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { exportColumns } from '#kernel/exchange/export/columns'
import { exportList } from '#kernel/exchange/export/export_list'
import { beginImport } from '#kernel/exchange/import/begin_import'
import { runImport } from '#kernel/exchange/import/run_import'
import { differing, type Place, type Trial } from '#kernel/plugins/testing/custom/trial'
import { save, savedValues } from '#kernel/plugins/testing/custom/written'

/** Taken out as a file, emptied, and brought in again from that file. */
export const EXCHANGED: Place = {
  name: 'export and import',
  async missing(trial) {
    const { ctx, model, fields } = trial
    const keys = ['external_id', ...fields.map(({ path }) => path)]
    const filter = ['id', 'eq', trial.record.id] as const
    const file = await text(await exportList(ctx, model, { fields: keys, filter }, 'csv'))
    if (!model.verbs.includes('create')) return []
    await save(trial, Object.fromEntries(fields.map(({ name }) => [name, null])))
    await bringIn(trial, file, keys)
    return differing(trial, await savedValues(trial))
  },
}

async function bringIn({ ctx, model }: Trial, file: string, keys: readonly string[]) {
  const folder = await mkdtemp(join(tmpdir(), 'kontor-conformance-'))
  try {
    const path = join(folder, 'records.csv')
    await writeFile(path, file)
    const mapping = { match: ['external_id'], columns: columnsOf(ctx, model, keys) }
    const facts = { path, fileName: 'records.csv', model: model.name, mapping, isDryRun: false }
    await runImport(ctx, await beginImport(ctx, facts))
  } finally {
    await rm(folder, { recursive: true })
  }
}

/** A user is found by his name: he has no number from elsewhere. */
function columnsOf(ctx: Trial['ctx'], model: Trial['model'], keys: readonly string[]) {
  return Object.fromEntries(
    exportColumns(ctx, model, keys).map(({ key, header, kind }) => [
      header,
      { field: key, ...(kind === 'reference' && { lookup: 'name' }) },
    ])
  )
}
