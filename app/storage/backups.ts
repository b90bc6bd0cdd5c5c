import { mkdir, readdir, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { backupFolder, backupTarget } from '#config/backup'
import { Refusal } from '#kernel/http/refusal'
import type { BackupKind, Manifest } from '#kernel/storage/manifest'

export interface Backup {
  name: string
  path: string
  manifest: Manifest
}

/** A backup as the folder shows it, without opening it. */
export interface ListedBackup {
  name: string
  kind: BackupKind
  madeAt: Date
  size: number
}

const NAME = /^kontor-(\d{4}-\d{2}-\d{2})T(\d{2})-(\d{2})-(\d{2})-(\d{3})Z-(nightly|manual|upgrade)\.zip$/

/** "kontor-2026-11-22T02-15-00-000Z-nightly.zip": names sort by age. */
export function backupName({ made_at: madeAt, kind }: Manifest) {
  return `kontor-${madeAt.replaceAll(/[:.]/g, '-')}-${kind}.zip`
}

/** Every whole backup of this machine, the newest first. */
export async function listBackups(folder = backupFolder): Promise<ListedBackup[]> {
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const names = (await readdir(folder)).filter((name) => NAME.test(name)).sort().reverse()
  const listed: ListedBackup[] = []
  for (const name of names) {
    const found = await stat(join(folder, name)).catch(() => undefined)
    if (found) listed.push({ ...readName(name)!, size: found.size })
  }
  return listed
}

/** The path of a backup by its name, which is never a path. Throws 404. */
export async function findBackup(name: string) {
  const path = join(backupFolder, name)
  if (!NAME.test(name) || !(await stat(path).catch(() => undefined))) throw Refusal.missing()
  return path
}

/** Removes what rotation no longer keeps, here and at the off-host target. Answers the names. */
export async function removeBackups(names: readonly string[]) {
  for (const folder of [backupFolder, backupTarget()]) {
    if (!folder) continue
    for (const name of names) await rm(join(folder, name), { force: true })
  }
}

function readName(name: string) {
  const match = NAME.exec(name)
  if (!match) return undefined
  const [, day, hour, minute, second, fraction, kind] = match
  const madeAt = new Date(`${day}T${hour}:${minute}:${second}.${fraction}Z`)
  return { name, kind: kind as BackupKind, madeAt }
}
