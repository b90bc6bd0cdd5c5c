import { mkdirSync } from 'node:fs'
import { resolve } from 'node:path'
import env from '#start/env'
import app from '@adonisjs/core/services/app'

/** The absolute folder of everything Kontor keeps: database, uploads, logs, backups. */
export const storageFolder = resolve(app.makePath(env.get('STORAGE_PATH') ?? 'storage'))

mkdirSync(storageFolder, { recursive: true, mode: 0o700 })

export const sqliteFile = resolve(storageFolder, 'kontor.sqlite3')
