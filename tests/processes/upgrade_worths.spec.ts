import { join } from 'node:path'
import Database from 'better-sqlite3'
import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import { engine } from '#config/database'
import { Deployment } from '#tests/processes/deployment'

const STEP = '0078_invoice_line_worths_before'

/** What lines of posted documents are worth, by their id. */
async function worths(kontor: Deployment): Promise<unknown[]> {
  const sql =
    'SELECT n.id, n.company_currency, n.company_net FROM @accounting_invoice_lines n ' +
    "JOIN @accounting_invoices d ON d.id = n.invoice_id WHERE d.state <> 'draft' ORDER BY n.id"
  if (engine === 'mysql') {
    const [rows] = await db.rawQuery(sql.replaceAll('@', `\`${kontor.databaseName}\`.`))
    return rows
  }
  const file = new Database(join(kontor.folder, 'kontor.sqlite3'), { readonly: true })
  const rows = file.prepare(sql.replaceAll('@', '')).all()
  file.close()
  return rows
}

test.group('Documents posted before their lines had a worth', (group) => {
  group.each.timeout(300_000)

  test('get it with the upgrade, as posting would have kept it, and it may be ended half-way', async ({
    assert,
    cleanup,
  }) => {
    const kontor = await Deployment.create('accounting')
    cleanup(() => kontor.close())
    await kontor.ace('demo:load', '--volume=60')
    const posted = await worths(kontor)
    assert.isAbove(posted.length, 20)
    const before = `DELETE FROM @plugin_migrations WHERE name = '${STEP}'`
    const forget =
      'UPDATE @accounting_invoice_lines SET company_net = NULL, company_currency = NULL'
    await kontor.write(before, forget)
    assert.notDeepEqual(await worths(kontor), posted)
    assert.include(await kontor.ace('upgrade', '--plan'), STEP)
    await kontor.ace('upgrade', '--yes')
    assert.deepEqual(await worths(kontor), posted)

    await kontor.write(before, `${forget} WHERE id % 2 = 0`)
    await kontor.ace('upgrade', '--yes')
    assert.deepEqual(await worths(kontor), posted)
    await kontor.ace('verify')

    // 1.5 euro for a dollar: one line of it, by hand.
    const [{ id }] = posted as { id: number }[]
    await kontor.write(
      before,
      `UPDATE @accounting_invoices SET currency = 'USD', rate = 1500000, kind = 'credit_note' WHERE id = (SELECT invoice_id FROM @accounting_invoice_lines WHERE id = ${id})`,
      `UPDATE @accounting_invoice_lines SET net = 333, company_net = NULL WHERE id = ${id}`
    )
    await kontor.ace('upgrade', '--yes')
    const [first] = (await worths(kontor)) as { company_net: number | string }[]
    assert.equal(String(first.company_net), '-500')
  })
})
