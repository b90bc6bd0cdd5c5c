import { resolve } from 'node:path'
import app from '@adonisjs/core/services/app'
import { storageFolder } from '#config/storage'
import env from '#start/env'

export const backupFolder = resolve(storageFolder, 'backups')

/** A folder of another machine (a mount) that gets a copy of each backup; null where there is none. */
export function backupTarget() {
  const target = env.get('BACKUP_TARGET')
  return target ? resolve(app.makePath(target)) : null
}

/** How many of the nightly backups stay: the last of so many days, weeks and months. */
export const backupsKept = {
  daily: env.get('BACKUP_KEEP_DAILY') ?? 7,
  weekly: env.get('BACKUP_KEEP_WEEKLY') ?? 4,
  monthly: env.get('BACKUP_KEEP_MONTHLY') ?? 12,
}
