import { mkdtempSync, readFileSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import ace from '@adonisjs/core/services/ace'
import app from '@adonisjs/core/services/app'
import { test } from 'kontor/testing'
import ExportRecords from '#kernel/commands/export'
import ImportFile from '#kernel/commands/import'
import { storageFolder } from '#config/storage'
import { fileOf } from '#tests/kernel/exchange/files'
import expected from '../../vectors/northwind/expected.json' with { type: 'json' }

async function run(command: typeof ImportFile | typeof ExportRecords, args: string[]) {
  ace.ui.switchMode('raw')
  const made = await ace.create(command, args)
  await made.exec()
  const said = made.logger.getLogs().map((log) => log.message)
  return { exitCode: made.exitCode ?? 0, said: said.join('\n') }
}

function northwind(model: string, file: string, mapping: string) {
  const [plugin, name] = mapping.split('/')
  return run(ImportFile, [
    model,
    app.makePath('tests/vectors/northwind', `${file}.csv`),
    `--mapping=${app.makePath('plugins', plugin, 'tests/vectors/imports', `northwind_${name}.json`)}`,
  ])
}

test.group('The commands import and export', (group) => {
  group.teardown(() => ace.ui.switchMode('normal'))

  test('bring Northwind in; its opening stock, posted, is what was published', async ({
    world,
    assert,
  }) => {
    const ctx = await world.context({ plugins: ['inventory'] })
    for (const [model, file, mapping, rows] of [
      ['contacts.party', 'customers', 'contacts/customers', 91],
      ['contacts.party', 'suppliers', 'contacts/suppliers', 29],
      ['catalogue.category', 'categories', 'catalogue/categories', 8],
      ['catalogue.product', 'products', 'catalogue/products', 77],
    ] as const) {
      const { exitCode, said } = await northwind(model, file, mapping)
      assert.equal(exitCode, 0, said)
      assert.match(
        said,
        new RegExp(`${rows} rows, ${rows} created, 0 updated, 0 skipped, 0 refused`)
      )
    }
    await northwind('catalogue.product', 'products', 'inventory/reorder_levels')
    const { said } = await northwind('inventory.operation', 'products', 'inventory/opening_stock')
    assert.match(said, /77 rows, 1 created/)
    const again = await northwind('inventory.operation', 'products', 'inventory/opening_stock')
    assert.match(again.said, /77 rows, 0 created, 1 updated/)
    const count = await ctx
      .records('inventory.operation')
      .findBy(['external_id', 'eq', 'northwind-opening'])
    await world.as('inventory.clerk').run('inventory.operation.post', count!.id)
    const { data } = await ctx.list('inventory.stock_level', {
      filter: [['location.kind', 'eq', 'storage']],
      limit: 500,
    } as never)
    const units = data.reduce((sum, row) => sum + Number(row.quantity), 0)
    assert.equal(units, expected.stock_units)
    const posted = await northwind('inventory.operation', 'products', 'inventory/opening_stock')
    assert.equal(posted.exitCode, 1)
    assert.match(posted.said, /77 rows, 0 created, 0 updated, 0 skipped, 1 refused/)
  }).timeout(120_000)

  test('say what is wrong, row by row, and end with 1', async ({ world, assert }) => {
    await world.enable('contacts')
    const file = fileOf('Name;Country\nBolt;Atlantis\nAlfreds;Germany\n')
    const tried = await run(ImportFile, ['contacts.party', file, '--dry-run'])
    assert.match(tried.said, /row 2: Country: “Atlantis” is no country we know/)
    assert.match(tried.said, /a try, nothing kept.*2 rows, 1 created.*1 refused/)
    assert.equal(tried.exitCode, 1)
    for (const args of [
      ['contacts.friend', file],
      ['contacts.party', '/nowhere.csv'],
      ['contacts.party', fileOf('')],
    ]) {
      assert.equal((await run(ImportFile, args)).exitCode, 1, args[1])
    }
  })

  test('without a mapping go by the headers, and keep the file for the server alone', async ({
    world,
    assert,
  }) => {
    const ctx = await world.context({ plugins: ['contacts'] })
    const file = fileOf('CustomerID;Name;City\nB;Bolt;Köln\n', 'windows-1252')
    const { said, exitCode } = await run(ImportFile, ['contacts.party', file])
    assert.equal(exitCode, 0, said)
    const party = await ctx.records('contacts.party').findBy(['external_id', 'eq', 'B'])
    assert.containSubset(party, { name: 'Bolt', city: 'Köln' })
    const [{ id }] = await ctx.rows<{ id: number }>('SELECT `id` FROM `imports`')
    assert.equal(statSync(join(storageFolder, 'imports', `${id}.upload`)).mode & 0o777, 0o600)
    const out = join(mkdtempSync(join(tmpdir(), 'exchange-')), 'out.csv')
    await run(ExportRecords, ['contacts.party', `--out=${out}`, '--fields=external_id,name,city'])
    assert.equal(readFileSync(out, 'utf8'), '\ufeffExternal ID,Name,City\nB,Bolt,Köln\n')
  })
})
