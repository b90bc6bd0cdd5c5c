import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import { engine } from '#config/database'
import { Deployment } from '#tests/processes/deployment'

/** What filled in, of what was posted before, what later versions keep with it. */
const STEPS = [
  '0067_advance_requests_used',
  '0078_invoice_line_worths_before',
  '0090_open_item_references',
  '0098_entry_amounts',
  '0846_matches_undone_on',
  '0847_undone_matches',
  '0890_uses_chosen',
]
const KILLS = 4

const dropIndex = (name: string, table: string) =>
  engine === 'mysql' ? `DROP INDEX ${name} ON ${table}` : `DROP INDEX ${name}`

/** Makes of the books what the version before those steps had. */
const AGE = [
  dropIndex('accounting_matches_undone_index', '@accounting_matches'),
  'ALTER TABLE @accounting_matches DROP COLUMN undone_on',
  'ALTER TABLE @accounting_advance_uses DROP COLUMN is_chosen',
  'ALTER TABLE @accounting_advance_requests DROP COLUMN used',
  'ALTER TABLE @accounting_open_items DROP COLUMN reference',
  "UPDATE @accounting_entries SET amount = NULL WHERE state = 'posted' AND kind IN ('document', 'payment')",
  'UPDATE @accounting_invoice_lines SET company_net = NULL, company_currency = NULL',
  `DELETE FROM @plugin_migrations WHERE plugin = 'accounting' AND name IN ('${STEPS.join("', '")}')`,
]

const TABLES = [
  ...['entries', 'entry_lines', 'balances', 'open_items', 'matches', 'payments', 'advances'],
  ...['advance_uses', 'advance_requests', 'tax_marks', 'tax_waiting'],
]

type Row = Record<string, unknown>

async function rows(kontor: Deployment, sql: string): Promise<Row[]> {
  if (engine === 'mysql') {
    const [found] = await db.rawQuery(sql.replaceAll('@', `\`${kontor.databaseName}\`.`))
    return (found as Row[]).map((row) => ({ ...row }))
  }
  const file = new Database(join(kontor.folder, 'kontor.sqlite3'), { readonly: true })
  const found = file.prepare(sql.replaceAll('@', '')).all() as Row[]
  file.close()
  return found
}

/** All rows of the ledger and of what stands beside it, column by column in the order of their names. */
async function ledger(kontor: Deployment) {
  const told: string[] = []
  for (const table of TABLES) {
    for (const row of await rows(kontor, `SELECT * FROM @accounting_${table} ORDER BY id`)) {
      const values = Object.entries(row).sort(([a], [b]) => (a < b ? -1 : 1))
      told.push(`${table} ${JSON.stringify(values)}`)
    }
  }
  const worths = `SELECT n.id, n.company_net, n.company_currency FROM @accounting_invoice_lines n
    JOIN @accounting_invoices d ON d.id = n.invoice_id WHERE d.state <> 'draft' ORDER BY n.id`
  return [...told, ...(await rows(kontor, worths)).map((row) => JSON.stringify(row))]
}

/** A match of each kind is undone, so that there is what the steps look at. */
async function undoMatches(kontor: Deployment) {
  const found = await rows(
    kontor,
    `SELECT m.id, m.version, m.exchange_entry_id AS exchange FROM @accounting_matches m
     JOIN @accounting_open_items d ON d.id = m.debit_item_id JOIN @accounting_open_items c ON c.id = m.credit_item_id
     JOIN @accounting_entries e ON e.id = d.entry_id JOIN @accounting_entries f ON f.id = c.entry_id
     WHERE m.undone_at IS NULL AND m.company_id = 1 AND e.kind = 'document' AND f.kind = 'payment' ORDER BY m.id DESC`
  )
  const token = await kontor.token()
  const server = await kontor.serve()
  const some = [found.find((one) => one.exchange), found.find((one) => !one.exchange)]
  for (const one of some.filter((each) => each !== undefined)) {
    const path = `accounting/matches/${Number(one.id)}/undo`
    const input = { version: one.version, on_date: new Date().toISOString().slice(0, 10) }
    const { status, body } = await server.api(token, 'POST', path, input)
    if (status >= 300) throw new Error(JSON.stringify(body))
  }
  await server.end()
}

test.group('Books of the version before', (group) => {
  group.each.timeout(900_000)

  test('have the same figures after the upgrade, wherever it is killed first', async ({
    assert,
    cleanup,
  }) => {
    const kontor = await Deployment.create('accounting')
    cleanup(() => kontor.close())
    await kontor.ace('demo:load', '--volume=60')
    await undoMatches(kontor)
    const now = await ledger(kontor)
    await kontor.ace('verify')

    await kontor.write(...AGE)
    assert.notDeepEqual(await counted(kontor), [0, 0])
    const counts = join(kontor.folder, 'statements')
    const upgrade = (env: NodeJS.ProcessEnv) =>
      kontor.run(['--import=./tests/processes/kill_at.mjs', 'ace.js', 'upgrade', '--yes'], env)
    const whole = await upgrade({ STATEMENTS_FILE: counts })
    assert.equal(whole.code, 0, whole.out)
    assert.deepEqual(await ledger(kontor), now)
    assert.deepEqual(await counted(kontor), [0, 0])
    await kontor.ace('verify')

    const count = Number(await readFile(counts, 'utf8'))
    for (let kill = 1; kill <= KILLS; kill++) {
      await kontor.write(...AGE)
      const at = Math.floor((count * kill) / (KILLS + 1))
      const { code, out } = await upgrade({ KILL_AT: String(at) })
      assert.isNull(code, `killed at ${at} of ${count}:\n${out}`)
      await kontor.ace('upgrade', '--yes')
      assert.deepEqual(await ledger(kontor), now, `killed at ${at} of ${count}`)
    }
    await kontor.ace('verify')
  })
})

/** What is posted without its sum, or without its worth. */
async function counted(kontor: Deployment) {
  const [entries] = await rows(
    kontor,
    "SELECT COUNT(*) AS count FROM @accounting_entries WHERE state = 'posted' AND amount IS NULL AND kind IN ('document', 'payment')"
  )
  const [lines] = await rows(
    kontor,
    "SELECT COUNT(*) AS count FROM @accounting_invoice_lines n JOIN @accounting_invoices d ON d.id = n.invoice_id WHERE d.state <> 'draft' AND n.company_net IS NULL"
  )
  return [Number(entries.count), Number(lines.count)]
}
