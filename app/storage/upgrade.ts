import { Refusal } from '#kernel/http/refusal'
import { bringUp } from '#kernel/plugins/bring_up'
import { loadPlugins } from '#kernel/plugins/load'
import { stepName, status } from '#kernel/plugins/migrations'
import { registry } from '#kernel/plugins/registry'
import { removedPlugins } from '#kernel/plugins/removal/installed'
import { pendingUpgrades, type PluginUpgrade } from '#kernel/plugins/upgrade_plugins'
import { brokenOf, verify } from '#kernel/plugins/verify'
import { makeBackup } from '#kernel/storage/make_backup'
import { databaseName, needAlone, WAITING } from '#kernel/storage/restore/database'
import { restoreBackup } from '#kernel/storage/restore/restore_backup'

export interface UpgradePlan {
  /** Migrations that would run, `plugin/name`. */
  steps: string[]
  plugins: PluginUpgrade[]
}

/** What an upgrade would do; nothing is touched. */
export async function makePlan(): Promise<UpgradePlan> {
  const removed = await removedPlugins()
  const steps = (await status())
    .filter(({ plugin, state }) => !removed.has(plugin) && (state === 'pending' || state === 'interrupted'))
    .map(stepName)
  return { steps, plugins: await pendingUpgrades() }
}

/**
 * Brings the data to the version of the files: backup, migrations, verify. If a migration fails, a plugin
 * is left out, or anything is broken that was not before, the backup is restored (E_UPGRADE_FAILED).
 */
export async function upgrade(note: (text: string) => void) {
  await needAlone(() => note(WAITING))
  const { steps } = await makePlan()
  const failedBefore = new Set(registry.failed.keys())
  const brokenBefore = await brokenRules()
  const { path: backup } = await makeBackup({ kind: 'upgrade' })
  note(`backed up to ${backup}`)
  try {
    await bringUp()
    needNoneFailed(failedBefore)
    note('migrated')
    needNoneBroken(brokenBefore, await brokenRules())
    note('verified')
  } catch (error) {
    await goBack(backup)
    throw new Refusal('E_UPGRADE_FAILED', { reason: reasonOf(error) })
  }
  return { backup, steps }
}

function needNoneFailed(before: ReadonlySet<string>) {
  const failed = [...registry.failed].filter(([id]) => !before.has(id))
  if (failed.length > 0) {
    throw new Error(failed.map(([id, reasons]) => `${id}: ${reasons.join('; ')}`).join('; '))
  }
}

function needNoneBroken(before: ReadonlySet<string>, after: ReadonlySet<string>) {
  const broken = [...after].filter((rule) => !before.has(rule))
  if (broken.length > 0) throw new Error(`broken afterwards: ${broken.join(', ')}`)
}

async function brokenRules() {
  const broken = brokenOf(await verify())
  return new Set(broken.map((one) => `${one.invariant} (${one.company?.name ?? 'deployment'})`))
}

/** To the schema and rows of before; the plugin that failed counts again, for its older steps are needed. */
async function goBack(backup: string) {
  await loadPlugins()
  await restoreBackup(backup, { confirm: databaseName(), isGoingBack: true })
}

function reasonOf(error: unknown) {
  return String((error as Error).message).slice(0, 1000)
}
