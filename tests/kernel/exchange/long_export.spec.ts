import { existsSync } from 'node:fs'
import db from '@adonisjs/lucid/services/db'
import { test } from 'kontor/testing'
import { exportFile } from '#kernel/exchange/export/export_file'
import { runJobs } from '#kernel/jobs/worker'
import { readRows } from '#kernel/records/storage/reader'
import { transaction } from '#kernel/records/storage/transaction'
import { people, Visitor } from '#tests/kernel/accounts/visitor'

const LIST = '/catalogue/units/export?format=csv&fields=name'

/** More units than a list is exported with at once. */
async function fill(count: number) {
  const [first] = await readRows('SELECT * FROM `catalogue_units` LIMIT 1')
  for (let at = 0; at < count; at += 500) {
    const rows = Array.from({ length: 500 }, (_, one) => {
      const unit = { ...first, external_id: null, code: null, symbol: `u${at + one}` }
      return Object.fromEntries(
        Object.entries({ ...unit, name: `Unit ${at + one}` }).filter(
          ([key]) => key !== 'id' && key !== 'company_key'
        )
      )
    })
    await db.insertQuery().table('catalogue_units').multiInsert(rows)
  }
}

test.group('Exports of long lists', () => {
  test('are written beside the answer, all rows of one moment, and fetched by their owner alone', async ({
    world,
    assert,
  }) => {
    await people(world)
    await world.enable('catalogue')
    await fill(20_500)
    const ada = new Visitor()
    await ada.signIn()
    const asked = await ada.get(LIST)
    const long = asked.headers.get('location')!
    assert.equal((await ada.get(long)).body.component, 'kernel::exports/new')
    const begun = await ada.ask('POST', '/catalogue/units/exports?format=csv&fields=name')
    assert.equal(begun.status, 202)
    const { id } = begun.body.data
    assert.equal((await ada.ask('GET', `/kernel/exports/${id}/file`)).body.code, 'E_EXPORT_GONE')
    await runJobs()
    const [{ count }] = await readRows<{ count: number }>(
      'SELECT COUNT(*) AS `count` FROM `catalogue_units`'
    )
    const { body } = await ada.ask('GET', `/kernel/exports/${id}/progress`)
    assert.containSubset(body.data, { state: 'done', row_count: Number(count) })
    const file = await ada.get(`/kernel/exports/${id}/file`)
    assert.lengthOf(file.body.trim().split('\n'), Number(count) + 1)
    const [notice] = await readRows('SELECT * FROM `notifications`')
    assert.equal(notice.href, `/kernel/exports/${id}`)

    const sam = new Visitor()
    await sam.signIn('sam')
    assert.equal((await sam.ask('GET', `/kernel/exports/${id}/file`)).status, 404)
    assert.equal((await sam.ask('GET', `/kernel/exports/${id}/progress`)).status, 404)

    await db.from('exports').update({ expires_at: '2020-01-01 00:00:00.000' })
    assert.equal((await ada.ask('GET', `/kernel/exports/${id}/file`)).status, 404)
    const ctx = await world.as('ada').context()
    await transaction(ctx, (inner) => inner.later('kernel.exchange.sweep', {}))
    await runJobs()
    assert.isFalse(existsSync(exportFile(id)))
  }).timeout(120_000)
})
