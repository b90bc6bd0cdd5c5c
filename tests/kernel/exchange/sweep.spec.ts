import { existsSync } from 'node:fs'
import db from '@adonisjs/lucid/services/db'
import { test } from 'kontor/testing'
import { keptFile } from '#kernel/exchange/import/kept_files'
import { runJobs } from '#kernel/jobs/worker'
import { transaction } from '#kernel/records/storage/transaction'
import { bring, IMPORTS } from '#tests/kernel/exchange/importing'

test.group('Files of imports', () => {
  test('go after 30 days; what became of their rows stays, going on does not', async ({
    client,
    world,
    assert,
  }) => {
    const token = await world.as('contacts.manager').token()
    const wanted = {
      model: 'contacts.party',
      csv: 'Name\nAlfreds\n\n',
      mapping: { match: [], columns: { Name: { field: 'name' } } },
    }
    const [old, young] = [await bring(client, token, wanted), await bring(client, token, wanted)]
    await db
      .from('imports')
      .where('id', old.id)
      .update({ created_at: '2020-01-01 00:00:00.000', state: 'failed' })
    const ctx = await world.as('ada').context()
    await transaction(ctx, (inner) => inner.later('kernel.exchange.sweep', {}))
    await runJobs()
    assert.deepEqual([existsSync(keptFile(old.id)), existsSync(keptFile(young.id))], [false, true])
    const shown = await client.get(`${IMPORTS}/${old.id}`).bearerToken(token)
    assert.equal(shown.body().data.created_count, 1)
    const resumed = await client.post(`${IMPORTS}/${old.id}/resume`).bearerToken(token).json({})
    assert.equal(resumed.body().code, 'E_IMPORT_FILE_GONE')
  })
})
