import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { test } from '@japa/runner'
import type { CompanyManifest } from '#kernel/exchange/company/export_company'
import { ArchiveReader } from '#kernel/storage/read_archive'
import { Deployment } from '#tests/processes/deployment'
import { countOf, Storekeeper } from '#tests/processes/stock'
import { ALL_PLUGINS } from '#tests/processes/template'

/** What an exported company says of itself, and one of its tables. */
async function opened(path: string, table: string) {
  const archive = await ArchiveReader.open(path)
  const manifest = JSON.parse(await archive.text('manifest.json')) as CompanyManifest
  const csv = await text(await archive.stream(`tables/${table}.csv`))
  const schema = JSON.parse(await archive.text(`schema/${table}.json`))
  archive.close()
  return { manifest, csv, schema }
}

const sums = ({ tables }: CompanyManifest) =>
  Object.fromEntries(tables.map(({ name, rows, sha256 }) => [name, `${rows} ${sha256}`]))

test.group('A company moves to an empty Kontor', (group) => {
  group.each.timeout(400_000)

  test('with equal figures; numbers go on, nothing of another company comes along', async ({
    assert,
    cleanup,
  }) => {
    const old = await Deployment.create('inventory', ALL_PLUGINS)
    const fresh = await Deployment.create(null, ALL_PLUGINS)
    for (const one of [old, fresh]) cleanup(() => one.close())
    await old.ace('demo:load', '--volume=30')
    const server = await old.serve()
    const token = await old.token()
    const sam = new Storekeeper(server, token)
    const chai = await sam.product('Чай "Карпати", 1/2')
    await sam.receive(chai, '7')
    const figures = async (keeper: Storekeeper) => ({
      numbers: await keeper.numbers('receive'),
      onHand: await keeper.onHand(chai),
    })
    const before = await figures(sam)
    await server.kill()
    await old.write(
      "INSERT INTO @companies (id, name, currency, language, time_zone, fiscal_year_start, created_at, updated_at) VALUES (77, 'Bolt secret', 'JPY', 'en', 'UTC', '01', '2026-01-01 00:00:00.000', '2026-01-01 00:00:00.000')",
      "INSERT INTO @contacts_parties (company_id, kind, name, name_key, created_at, updated_at) VALUES (77, 'person', 'Bolt secret friend', 'x', '2026-01-01 00:00:00.000', '2026-01-01 00:00:00.000')"
    )

    const file = join(old.folder, 'acme.zip')
    await old.ace('company:export', '--company=Acme', `--out=${file}`)
    const first = await opened(file, 'inventory_stock_moves')
    assert.match(first.csv, /^.*quantity.*\n/)
    assert.equal(first.schema.properties.product_id['x-references'], 'catalogue.product')
    const companies = (await opened(file, 'companies')).csv
    assert.notInclude(companies, 'Bolt secret')
    assert.notInclude((await opened(file, 'contacts_parties')).csv, 'Bolt secret')
    assert.isAbove(first.manifest.tables.find((one) => one.name === 'contacts_parties')!.rows, 5)
    assert.notInclude((await opened(file, 'users')).csv, 'password')

    assert.include(await fresh.ace('company:import', file), 'verify finds it clean')
    const again = join(fresh.folder, 'acme.zip')
    await fresh.ace('company:export', '--company=Acme', `--out=${again}`)
    assert.deepEqual(sums((await opened(again, 'companies')).manifest), sums(first.manifest))

    await fresh.ace(
      'user:create',
      'eve@acme.test',
      '--password=a green kettle sings',
      '--admin',
      '--role=administrator'
    )
    const there = await fresh.serve()
    const eve = new Storekeeper(there, await fresh.token('eve@acme.test'))
    assert.deepEqual(await figures(eve), before)
    await eve.receive(chai, '1')
    const numbers = (await eve.numbers('receive')).map(countOf)
    assert.deepEqual(
      numbers,
      Array.from({ length: before.numbers.length + 1 }, (_, at) => at + 1)
    )
    assert.equal(await eve.onHand(chai), '8')
    await fresh.ace('verify')

    const refused = await fresh.tryAce('company:import', file)
    assert.equal(refused.code, 1)
    assert.include(refused.out, 'already')
  })
})
