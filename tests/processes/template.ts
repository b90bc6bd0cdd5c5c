import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import db from '@adonisjs/lucid/services/db'
import { storageFolder } from '#config/storage'

/** Loading it is a third of a start, so only a deployment that works with it does. */
const DEAR = 'accounting'

/** For a test of everything that is installed, whether it is enabled or not. */
export const ALL_PLUGINS = { KONTOR_PLUGINS_WITHOUT: '' }

/** The plugins that come with Kontor and that a deployment loads, as its environment says it. */
export const neededBy = (plugins: string | null) =>
  plugins?.split(',').includes(DEAR) ? ALL_PLUGINS : { KONTOR_PLUGINS_WITHOUT: DEAR }

/** What makes no difference to a set-up. */
const INDIFFERENT = /^(QUEUE_\w+|REDIS_\w+|MAIL_\w+|NODE_OPTIONS)$/

/**
 * Deployments of the same kind are set up alike: the plugins, where these lie, and what is not loaded. Null where more of the environment
 * counts, or a test writes the plugins itself.
 */
export function kindOf(plugins: string, env: NodeJS.ProcessEnv): string | null {
  const { KONTOR_PLUGINS_PATH: folder = '', KONTOR_PLUGINS_WITHOUT: without, ...rest } = env
  const isUsual = folder === '' || folder.startsWith('tests/plugins/')
  return isUsual && Object.keys(rest).every((name) => INDIFFERENT.test(name))
    ? `${plugins} of ${folder} without ${without}`
    : null
}

/** Where templates lie: it goes with the run. */
export function templateFolder() {
  const folder = join(storageFolder, 'templates')
  mkdirSync(folder, { recursive: true })
  return folder
}

interface Table {
  name: string
  /** What is stored: others are worked out by the database. */
  stored: string
}

/** Makes an empty database of MariaDB the same as another: collation, tables, rows. */
export async function copyDatabase(from: string, to: string) {
  const [[{ name: collation }]] = await db.rawQuery(
    'SELECT default_collation_name AS name FROM information_schema.schemata WHERE schema_name = ?',
    [from]
  )
  await db.rawQuery(`ALTER DATABASE \`${to}\` CHARACTER SET utf8mb4 COLLATE ${collation}`)
  const tables = await tablesOf(from)
  const own = process.env.DB_DATABASE
  await db.transaction(async (trx) => {
    await trx.rawQuery('SET foreign_key_checks = 0')
    await trx.rawQuery(`USE \`${to}\``)
    for (const { name, stored } of tables) {
      const [[made]] = await trx.rawQuery(`SHOW CREATE TABLE \`${from}\`.\`${name}\``)
      await trx.rawQuery(made['Create Table'])
      await trx.rawQuery(
        `INSERT INTO \`${name}\` (${stored}) SELECT ${stored} FROM \`${from}\`.\`${name}\``
      )
    }
    await trx.rawQuery('SET foreign_key_checks = 1')
    await trx.rawQuery(`USE \`${own}\``)
  })
}

async function tablesOf(database: string): Promise<Table[]> {
  const [columns] = await db.rawQuery(
    "SELECT table_name AS name, column_name AS stored FROM information_schema.columns WHERE table_schema = ? AND is_generated = 'NEVER'",
    [database]
  )
  const tables = new Map<string, string[]>()
  for (const { name, stored } of columns as Table[]) {
    tables.set(name, [...(tables.get(name) ?? []), `\`${stored}\``])
  }
  return [...tables].map(([name, stored]) => ({ name, stored: stored.join(', ') }))
}
