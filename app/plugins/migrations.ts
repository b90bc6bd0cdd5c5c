import logger from '@adonisjs/core/services/logger'
import db from '@adonisjs/lucid/services/db'
import type { QueryClientContract } from '@adonisjs/lucid/types/database'
import { reason } from '#kernel/plugins/candidate'
import type { MigrationFile } from '#kernel/plugins/migration_files'
import {
  checksumOf,
  importMigration,
  isChanged,
  migrationFiles,
} from '#kernel/plugins/migration_files'
import type { LedgerRow } from '#kernel/plugins/migration_ledger'
import {
  beginStep,
  createLedger,
  finishStep,
  forgetStep,
  isMysql,
  readLedger,
} from '#kernel/plugins/migration_ledger'
import { withMigrationLock } from '#kernel/plugins/migration_lock'
import type { LoadedPlugin } from '#kernel/plugins/registry'
import { removedPlugins } from '#kernel/plugins/removal/installed'
import { registry } from '#kernel/plugins/registry'
import { stepAside } from '#kernel/reports/advice/step_aside'

export interface MigrationStatus {
  plugin: string
  name: string
  state: 'applied' | 'pending' | 'interrupted' | 'changed' | 'missing'
}

/**
 * Brings the schema up to date, the kernel first, then plugins in dependency order. A plugin whose
 * step fails is rolled back to where it was, taken out of the registry with the reason, and the
 * others go on. Answers the names of the steps applied; with nothing to do it is one read. With `steps`
 * (`plugin/name`) no others are taken: a backup is restored into the schema it was made of.
 */
export async function migrate(options: { steps?: ReadonlySet<string> } = {}): Promise<string[]> {
  const { steps } = options
  if (!steps && (await isUpToDate(await readLedger()))) return []
  await createLedger()
  return withMigrationLock(async () => {
    const applied: string[] = []
    const batch = nextBatch(await readLedger())
    const removed = steps ? new Set<string>() : await removedPlugins()
    for (const { id } of registry.inOrder()) {
      const plugin = registry.plugins.get(id)
      if (plugin && !removed.has(id)) applied.push(...(await migrateOne(plugin, batch, steps)))
    }
    return applied
  })
}

/** The same for one plugin: after it was installed, or in its tests. */
export async function migratePlugin(id: string) {
  await createLedger()
  return withMigrationLock(async () =>
    migrateOne(registry.plugins.get(id)!, nextBatch(await readLedger()))
  )
}

/** Takes all of a plugin's steps back, the latest first. Its data is lost: for tests and purging. */
export async function rollbackPlugin(id: string) {
  return withMigrationLock(async () => {
    const rows = (await readLedger())!.filter((row) => row.plugin === id)
    const files = migrationFiles(registry.plugins.get(id)!)
    const applied = files.filter((file) => rows.some((row) => row.name === file.name))
    for (const file of applied.reverse()) await takeBack(file)
    return applied.map((file) => file.name)
  })
}

/** Every step of every plugin and how it stands. */
export async function status(): Promise<MigrationStatus[]> {
  const ledger = (await readLedger()) ?? []
  const known = registry.inOrder().flatMap(migrationFiles)
  const missing = ledger.filter(
    (row) =>
      registry.plugins.has(row.plugin) &&
      !known.some((file) => file.plugin === row.plugin && file.name === row.name)
  )
  return [
    ...known.map((file) => ({
      plugin: file.plugin,
      name: file.name,
      state: stateOf(file, ledger),
    })),
    ...missing.map(({ plugin, name }) => ({ plugin, name, state: 'missing' as const })),
  ]
}

async function migrateOne(plugin: LoadedPlugin, batch: number, steps?: ReadonlySet<string>) {
  const done: MigrationFile[] = []
  const ledger = (await readLedger()) ?? []
  for (const file of migrationFiles(plugin)) {
    if (steps && !steps.has(stepName(file))) continue
    const state = stateOf(file, ledger)
    if (state === 'changed') {
      logger.warn(`Migration ${file.plugin}/${file.name} was changed after it was applied`)
    }
    if (state === 'applied' || state === 'changed') continue
    try {
      if (state === 'interrupted') await takeBack(file)
      if (done.length === 0) await stepAside(plugin.id)
      await apply(file, batch)
      done.push(file)
    } catch (error) {
      await giveUp(plugin, file, done, error)
      return []
    }
  }
  return done.map(stepName)
}

/**
 * One step and its ledger row. SQLite undoes both together; MySQL commits each DDL statement at
 * once, so the row is written first and finished last: a row left unfinished tells of a crash.
 */
async function apply(file: MigrationFile, batch: number) {
  const target = await importMigration(file)
  const row = { plugin: file.plugin, name: file.name, checksum: checksumOf(file), batch }
  const run = async (client: QueryClientContract) => {
    await beginStep(client, row)
    await new target(client, file.file, false).execUp()
    await finishStep(client, file.plugin, file.name)
  }
  if (isMysql() || target.disableTransactions) await run(db.connection())
  else await db.transaction(run)
}

/** Undoes a step, whether it was finished or died half-way. */
async function takeBack(file: MigrationFile) {
  const target = await importMigration(file)
  const run = async (client: QueryClientContract) => {
    await new target(client, file.file, false).execDown()
    await forgetStep(client, file.plugin, file.name)
  }
  if (isMysql() || target.disableTransactions) await run(db.connection())
  else await db.transaction(run)
}

async function giveUp(
  plugin: LoadedPlugin,
  file: MigrationFile,
  done: MigrationFile[],
  error: unknown
) {
  const reasons = [`migration ${file.name} failed: ${reason(error)}`]
  const began = ((await readLedger()) ?? []).some(
    (row) => row.plugin === file.plugin && row.name === file.name
  )
  for (const step of [...(began ? [file] : []), ...done.toReversed()]) {
    try {
      await takeBack(step)
    } catch (undo) {
      reasons.push(`migration ${step.name} could not be rolled back: ${reason(undo)}`)
    }
  }
  if (plugin.id === 'kernel') throw new Error(`Kernel ${reasons.join('; ')}`, { cause: error })
  logger.error({ err: error }, `Plugin ${plugin.id} is left out: ${reasons.join('; ')}`)
  registry.fail(plugin.id, reasons)
}

function stateOf(file: MigrationFile, ledger: LedgerRow[]): MigrationStatus['state'] {
  const row = ledger.find((one) => one.plugin === file.plugin && one.name === file.name)
  if (!row) return 'pending'
  if (row.applied_at === null) return 'interrupted'
  return isChanged(row.checksum, checksumOf(file)) ? 'changed' : 'applied'
}

async function isUpToDate(ledger: LedgerRow[] | undefined) {
  if (!ledger) return false
  const removed = await removedPlugins()
  const applied = new Set(
    ledger.filter((row) => row.applied_at !== null).map((row) => `${row.plugin}/${row.name}`)
  )
  return registry
    .inOrder()
    .filter(({ id }) => !removed.has(id))
    .flatMap(migrationFiles)
    .every((file) => applied.has(`${file.plugin}/${file.name}`))
}

/** `plugin/name`: how a step is called outside of the ledger. */
export const stepName = ({ plugin, name }: Pick<MigrationFile, 'plugin' | 'name'>) =>
  `${plugin}/${name}`

const nextBatch = (ledger: LedgerRow[] = []) =>
  Math.max(0, ...ledger.map((row) => Number(row.batch))) + 1
