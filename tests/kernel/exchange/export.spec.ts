import { text } from 'node:stream/consumers'
import { setTimeout } from 'node:timers/promises'
import db from '@adonisjs/lucid/services/db'
import { test } from 'kontor/testing'
import { exportColumns } from '#kernel/exchange/export/columns'
import { exportCsv } from '#kernel/exchange/export/export_csv'
import { registry } from '#kernel/plugins/registry'
import { people, Visitor } from '#tests/kernel/accounts/visitor'
import { refusalOf } from '#tests/kernel/access/people'
import { all, bring, counts } from '#tests/kernel/exchange/importing'

const PARTY = 'contacts.party'

test.group('Export', () => {
  test('writes what the list finds, in the words people see', async ({ world, assert }) => {
    const ctx = await world.context({ plugins: ['catalogue'] })
    const { id } = await world.create('catalogue.category', { name: 'Зерно' })
    await world.create('catalogue.product', {
      code: 'B',
      name: 'Oats, "fine"',
      category_id: id,
      sales_price: '2.5',
    })
    await world.create('catalogue.product', { code: 'A', name: '=1+1' })
    const fields = 'code,name,category_id,sales_price,is_discontinued'
    const csv = await text(
      await exportCsv(ctx, registry.model('catalogue.product'), { fields, sort: 'code' })
    )
    assert.deepEqual(csv.replace('\ufeff', '').trim().split('\n'), [
      'Code,Name,Category,Sales price,Discontinued',
      "A,'=1+1,,,0",
      'B,"Oats, ""fine""",Зерно,2.5,0',
    ])
  })

  test('every model has headers of its own, so that the file can come back', async ({
    world,
    assert,
  }) => {
    const plugins = ['catalogue', 'contacts', 'inventory', 'sample']
    const ctx = await world.context({ plugins })
    for (const model of registry.models.values()) {
      if (model.lineOf || !ctx.has(model.plugin)) continue
      const names = exportColumns(ctx, model, undefined).map((one) => one.header)
      assert.lengthOf(new Set(names), names.length, model.name)
    }
  })

  test('refuses without the right, and what the list would refuse', async ({ world, assert }) => {
    const clerk = await world.as('contacts.clerk').context()
    const model = registry.model(PARTY)
    assert.equal((await refusalOf(exportCsv(clerk, model, {}))).status, 403)
    const manager = await world.as('contacts.manager').context()
    const filter = '[["nothing","eq",1]]'
    assert.equal((await refusalOf(exportCsv(manager, model, { filter }))).status, 422)
    assert.equal(
      (await refusalOf(exportCsv(manager, model, { colour: 'red' } as object))).status,
      422
    )
  })

  test('is a file of the list screen, for who may', async ({ world, assert }) => {
    await people(world)
    await world.create(PARTY, { name: 'Alfreds' })
    await world.create(PARTY, { name: 'Bólido' })
    const ada = new Visitor()
    await ada.signIn()
    const file = await ada.get(
      '/contacts/parties/export?format=csv&filter=[["name","starts","al"]]&fields=name'
    )
    assert.equal(file.status, 200)
    assert.match(file.headers.get('content-type')!, /^text\/csv/)
    assert.match(
      file.headers.get('content-disposition')!,
      /^attachment; filename="parties-\d{4}-\d\d-\d\d\.csv"$/
    )
    assert.equal(file.body, 'Name\nAlfreds\n')
    assert.equal((await ada.ask('GET', '/contacts/parties/export?format=xlsx')).status, 422)
    const dated = await ada.get('/contacts/parties/export?fields=name,created_at')
    assert.match(dated.body, /^Name,Created\nAlfreds,\d{4}-/)
    const sam = new Visitor()
    await sam.signIn('sam')
    assert.equal((await sam.ask('GET', '/contacts/parties/export')).status, 403)
  })

  test('is written as it is read: 50,000 rows, a page of 500 at a time', async ({
    world,
    assert,
  }) => {
    const ctx = await world.context({ plugins: ['catalogue'] })
    const [{ id, ...first }] = await ctx.rows('SELECT * FROM `catalogue_units` LIMIT 1')
    assert.isNumber(id)
    const unit = { ...first, external_id: null, code: null, symbol: '' }
    for (let at = 0; at < 50_000; at += 500) {
      const rows = Array.from({ length: 500 }, (_, one) => ({
        ...unit,
        name: `Unit ${at + one}`,
        symbol: `u${at + one}`,
      }))
      await db.insertQuery().table('catalogue_units').multiInsert(rows)
    }
    let reads = 0
    const rows: typeof ctx.rows = (sql, bindings) => (reads++, ctx.rows(sql, bindings))
    const counting = Object.assign(Object.create(ctx), { rows }) as typeof ctx
    const model = registry.model('catalogue.unit')
    const begun = await exportCsv(counting, model, { fields: 'name' })
    await begun.read()
    await setTimeout(100)
    assert.isAtMost(reads, 25)
    begun.destroy()
    await setTimeout(50)
    assert.isAtMost(reads, 25)
    let lines = 0
    for await (const chunk of await exportCsv(counting, model, { fields: 'name' })) {
      lines += String(chunk).split('\n').length - 1
    }
    assert.isAbove(lines, 50_000)
    assert.isAbove(reads, 100)
  }).timeout(120_000)

  test('comes back as it went, hostile names and all', async ({ client, world, assert }) => {
    const names = [
      '=cmd|/C calc',
      "'=x",
      '-5',
      '+49 30 1',
      'a, "b"',
      "O'Neill; & Söhne",
      'ТОВ «Їжа»',
      '@home',
    ]
    for (const [at, name] of names.entries()) {
      const values = {
        name,
        external_id: at % 2 ? null : `K${at}`,
        city: 'Köln',
        country: 'DE',
        is_customer: true,
      }
      await world.create(PARTY, values)
    }
    const token = await world.as('contacts.manager').token()
    const ctx = await world.as('contacts.manager').context()
    const fields = 'name,external_id,city,country,is_customer,kind'
    const before = await all(client, token, 'contacts/parties', fields)
    const csv = await text(await exportCsv(ctx, registry.model(PARTY), { fields: `id,${fields}` }))
    const headers = csv.replace('\ufeff', '').split('\n')[0].split(',')
    const keys = ['id', ...fields.split(',')]
    const columns = Object.fromEntries(headers.map((header, at) => [header, { field: keys[at] }]))
    const mapping = { match: ['id'], columns }
    const { record } = await bring(client, token, { model: PARTY, csv, mapping })
    assert.equal(counts(record), `done ${names.length} 0 ${names.length} 0 0`)
    assert.deepEqual(await all(client, token, 'contacts/parties', fields), before)
    const changed = csv.replaceAll('Köln', 'Bonn')
    await bring(client, token, { model: PARTY, csv: changed, mapping })
    const cities = (await all(client, token, 'contacts/parties', 'city')).map((one) => one.city)
    assert.deepEqual(new Set(cities), new Set(['Bonn']))
  })
})
