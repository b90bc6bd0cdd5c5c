import env from '#start/env'
import { sqliteFile } from '#config/storage'
import { defineConfig } from '@adonisjs/lucid'
import { openForWriting } from '#kernel/records/storage/sqlite_connection'

export const engine = env.get('DB_CONNECTION') ?? 'sqlite'

export default defineConfig({
  connection: engine,
  connections: {
    sqlite: {
      client: 'better-sqlite3',
      connection: { filename: sqliteFile },
      useNullAsDefault: true,
      pool: { min: 1, max: 1, afterCreate: openForWriting },
      schemaGeneration: { enabled: false },
    },
    mysql: {
      client: 'mysql2',
      connection: {
        ...(env.get('DB_SOCKET')
          ? { socketPath: env.get('DB_SOCKET') }
          : { host: env.get('DB_HOST') ?? '127.0.0.1', port: env.get('DB_PORT') ?? 3306 }),
        user: env.get('DB_USER') ?? 'kontor',
        password: env.get('DB_PASSWORD')?.release() ?? '',
        database: env.get('DB_DATABASE') ?? 'kontor',
        charset: 'utf8mb4',
        timezone: 'Z',
        dateStrings: true,
        supportBigNumbers: true,
        bigNumberStrings: false,
      },
      pool: { min: 0, max: 10 },
      schemaGeneration: { enabled: false },
    },
  },
})
