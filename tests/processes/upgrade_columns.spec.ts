import { join } from 'node:path'
import Database from 'better-sqlite3'
import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import { engine } from '#config/database'
import { Deployment } from '#tests/processes/deployment'
import { ALL_PLUGINS } from '#tests/processes/template'

const ASCII = 'character set ascii collate ascii_bin'

/** What the database says of every column and index. */
async function shape(kontor: Deployment): Promise<unknown[]> {
  if (engine === 'sqlite') {
    const file = new Database(join(kontor.folder, 'kontor.sqlite3'), { readonly: true })
    const rows = file
      .prepare("SELECT name, sql FROM sqlite_schema WHERE name NOT LIKE 'sqlite%' ORDER BY name")
      .all()
    file.close()
    return rows
  }
  const [columns] = await db.rawQuery(COLUMNS, [kontor.databaseName])
  const [indexes] = await db.rawQuery(INDEXES, [kontor.databaseName])
  return [...columns, ...indexes]
}

/** Makes every column of codes what it was before codes could have any letter. */
async function age(kontor: Deployment) {
  if (engine === 'sqlite') return 0
  const [codes] = await db.rawQuery(CODES, [kontor.databaseName])
  for (const { table, column } of codes) {
    const place = `\`${kontor.databaseName}\`.\`${table}\``
    const [[made]] = await db.rawQuery(`SHOW CREATE TABLE ${place}`)
    const line: string = made['Create Table']
      .split('\n')
      .find((one: string) => one.trim().startsWith(`\`${column}\``))
    const old = line
      .trim()
      .replace(/,$/, '')
      .replace(/CHARACTER SET \w+ COLLATE \w+/, ASCII)
    await db.rawQuery(`ALTER TABLE ${place} MODIFY COLUMN ${old}`)
  }
  return codes.length as number
}

test.group('A database from before codes could have any letter', (group) => {
  group.each.timeout(300_000)

  test('becomes what a new one is, those of plugins too, and keeps what is in it', async ({
    assert,
    cleanup,
  }) => {
    const kontor = await Deployment.create('inventory', ALL_PLUGINS)
    cleanup(() => kontor.close())
    await kontor.ace('demo:load', '--volume=30')
    const made = await shape(kontor)
    assert.isAbove(made.length, 100)

    const aged = await age(kontor)
    if (engine === 'mysql') {
      assert.isAbove(aged, 40)
      assert.notDeepEqual(await shape(kontor), made)
    }
    await kontor.write(
      "DELETE FROM @plugin_migrations WHERE plugin = 'kernel' AND name = '0785_codes_in_every_letter'"
    )
    assert.match(await kontor.ace('upgrade', '--yes'), /Upgraded with 1 migrations/)
    assert.deepEqual(await shape(kontor), made)
    await kontor.ace('verify')

    const token = await kontor.token()
    const server = await kontor.serve()
    const filter = encodeURIComponent('[["name","starts","ключ"]]')
    const { status, body } = await server.api(token, 'GET', `kernel/jobs?filter=${filter}`)
    assert.deepEqual([status, body.data], [200, []])
  })

  test('is brought up by a start as well, and a step that died half-way goes on', async ({
    assert,
    cleanup,
  }) => {
    const kontor = await Deployment.create('inventory', ALL_PLUGINS)
    cleanup(() => kontor.close())
    const made = await shape(kontor)
    await age(kontor)
    await kontor.write(
      "UPDATE @plugin_migrations SET applied_at = NULL WHERE plugin = 'kernel' AND name = '0785_codes_in_every_letter'",
      ...(engine === 'mysql'
        ? [`ALTER TABLE @roles MODIFY COLUMN ${await oneColumnDone(kontor)}`]
        : [])
    )
    const server = await kontor.serve()
    await server.end()
    assert.deepEqual(await shape(kontor), made)
  })
})

/** One column as a new database has it: the step had come so far. */
async function oneColumnDone(kontor: Deployment) {
  const [[made]] = await db.rawQuery(`SHOW CREATE TABLE \`${kontor.databaseName}\`.\`roles\``)
  const line: string = made['Create Table'].split('\n').find((one: string) => one.includes('ascii'))
  return line
    .trim()
    .replace(/,$/, '')
    .replace(/ascii_bin/, 'utf8mb4_bin')
    .replace(/ascii/, 'utf8mb4')
}

const COLUMNS = `SELECT table_name AS \`table\`, ordinal_position AS position, column_name AS \`column\`,
    column_type AS type, character_set_name AS letters, collation_name AS collation, is_nullable AS empty,
    column_default AS preset, extra, generation_expression AS made_of
  FROM information_schema.columns WHERE table_schema = ? ORDER BY table_name, ordinal_position`

const INDEXES = `SELECT table_name AS \`table\`, index_name AS name, seq_in_index AS position,
    column_name AS \`column\`, sub_part AS part, non_unique AS repeats
  FROM information_schema.statistics WHERE table_schema = ? ORDER BY table_name, index_name, seq_in_index`

const CODES = `SELECT table_name AS \`table\`, column_name AS \`column\` FROM information_schema.columns
  WHERE table_schema = ? AND collation_name = 'utf8mb4_bin' AND data_type = 'varchar'`
