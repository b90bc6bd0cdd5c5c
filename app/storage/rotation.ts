import { backupsKept } from '#config/backup'
import { listBackups, removeBackups, type ListedBackup } from '#kernel/storage/backups'

/** Backups before an upgrade serve to go back; older ones than these few nobody goes back to. */
const UPGRADES_KEPT = 3

export interface Kept {
  daily: number
  weekly: number
  monthly: number
}

/** Removes the nightly backups that are not the last of a kept day, week or month. Answers their names. */
export async function rotate(kept: Kept = backupsKept): Promise<string[]> {
  const outdated = outdatedOf(await listBackups(), kept).map((one) => one.name)
  await removeBackups(outdated)
  return outdated
}

/** What is no longer kept of a list, the newest first. What a person made stays until he removes it. */
export function outdatedOf(backups: readonly ListedBackup[], kept: Kept): ListedBackup[] {
  const nightly = backups.filter((one) => one.kind === 'nightly')
  const staying = new Set([
    ...lastOfEach(nightly, dayOf).slice(0, kept.daily),
    ...lastOfEach(nightly, weekOf).slice(0, kept.weekly),
    ...lastOfEach(nightly, monthOf).slice(0, kept.monthly),
    ...backups.filter((one) => one.kind === 'upgrade').slice(0, UPGRADES_KEPT),
    ...backups.filter((one) => one.kind === 'manual'),
  ])
  return backups.filter((one) => !staying.has(one))
}

function lastOfEach(backups: readonly ListedBackup[], period: (at: Date) => string) {
  return [...Map.groupBy(backups, (one) => period(one.madeAt)).values()].map(([newest]) => newest)
}

const DAY = 86_400_000

const dayOf = (at: Date) => at.toISOString().slice(0, 10)
const monthOf = (at: Date) => at.toISOString().slice(0, 7)
/** Weeks begin on Monday; 1970-01-05 was one. */
const weekOf = (at: Date) => String(Math.floor((at.getTime() / DAY - 4) / 7))
