import { join } from 'node:path'
import Database from 'better-sqlite3'
import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import { engine } from '#config/database'
import { keyBox } from '#kernel/accounts/app_key/key_box'
import { rounds } from '#tests/faults/form'
import { Deployment } from '#tests/processes/deployment'

const OLD = 'the-key-of-before-with-many-letters-0123456789'
const NEW = 'the-key-of-from-now-on-as-long-as-it-0123456789'
const PURPOSE = 'second_factor'
const USERS = 20

test.group('Changing APP_KEY', (group) => {
  let kontor: Deployment

  group.each.timeout(600_000)
  group.each.setup(async () => {
    kontor = await Deployment.create('', { APP_KEY: OLD })
    return () => kontor.close()
  })

  /** Works on the deployment's database beside it, past Kontor. */
  async function past(sql: string, values: unknown[] = []): Promise<Record<string, unknown>[]> {
    if (engine === 'mysql') {
      const [found] = await db.rawQuery(sql.replaceAll('@', `\`${kontor.databaseName}\`.`), values)
      return found
    }
    const file = new Database(join(kontor.folder, 'kontor.sqlite3'))
    try {
      const statement = file.prepare(sql.replaceAll('@', ''))
      if (statement.reader) return statement.all(...values) as Record<string, unknown>[]
      statement.run(...values)
      return []
    } finally {
      file.close()
    }
  }

  /** A second factor for each of many users, under the key of before. */
  async function seal() {
    const at = '2026-11-22 10:00:00.000'
    const box = keyBox(OLD)
    for (let id = 1001; id <= 1000 + USERS; id++) {
      await past(
        `INSERT INTO @users (id, name, email, theme, density, state, created_at, updated_at)
         VALUES (?, 'Eve', ?, 'system', 'normal', 'active', ?, ?)`,
        [id, `eve${id}@acme.test`, at, at]
      )
      const secret = box.encrypt(`secret ${id}`, { purpose: PURPOSE })
      await past('INSERT INTO @second_factors (user_id, secret, begun_at) VALUES (?, ?, ?)', [
        id,
        secret,
        at,
      ])
    }
  }

  /** How many of them a key reads, each with what it held. */
  async function readBy(key: string) {
    const rows = await past('SELECT user_id, secret FROM @second_factors')
    const box = keyBox(key)
    return rows.filter(
      (row) => box.decrypt(String(row.secret), PURPOSE) === `secret ${Number(row.user_id)}`
    ).length
  }

  test('killed before any of its statements has changed all or nothing, and is done the next time', async ({
    assert,
  }) => {
    await seal()
    const both = { APP_KEY: NEW, APP_KEY_OLD: OLD }
    const rotate = (env: NodeJS.ProcessEnv = {}) =>
      kontor.run(['--import=./tests/processes/kill_at.mjs', 'ace.js', 'key:rotate'], {
        ...both,
        ...env,
      })
    const check = (env: NodeJS.ProcessEnv) => kontor.run(['ace.js', 'key:rotate', '--check'], env)
    assert.equal((await check(both)).code, 1)

    const untouched = []
    for (let at = rounds(4, 1), isKilled = true; isKilled; at += rounds(8, 1)) {
      const { code, out } = await rotate({ KILL_AT: String(at) })
      isKilled = code === null
      const state = [await readBy(OLD), await readBy(NEW)].join(' and ')
      assert.include([`${USERS} and 0`, `0 and ${USERS}`], state, `statement ${at}: ${out}`)
      if (state === `${USERS} and 0`) untouched.push(at)
    }
    assert.isNotEmpty(untouched)
    assert.equal(await readBy(NEW), USERS)
    assert.equal((await rotate()).code, 0)
    assert.equal((await check({ APP_KEY: NEW, APP_KEY_OLD: '' })).code, 0)
  })

  test('is refused without the key of before, and names what nothing reads', async ({ assert }) => {
    await seal()
    const alone = await kontor.run(['ace.js', 'key:rotate'], { APP_KEY: NEW })
    assert.equal(alone.code, 1)
    assert.include(alone.out, 'APP_KEY_OLD')
    await past('UPDATE @second_factors SET secret = ? WHERE user_id = 1003', ['damaged'])
    const { code, out } = await kontor.run(['ace.js', 'key:rotate'], {
      APP_KEY: NEW,
      APP_KEY_OLD: OLD,
    })
    assert.equal(code, 1)
    assert.include(out, '1003')
    assert.equal(await readBy(NEW), USERS - 1)
  })
})
