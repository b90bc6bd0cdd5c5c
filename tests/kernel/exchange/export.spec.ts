import { text } from 'node:stream/consumers'
import { test } from 'kontor/testing'
import { exportColumns } from '#kernel/exchange/export/columns'
import { exportList } from '#kernel/exchange/export/export_list'
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
      await exportList(ctx, registry.model('catalogue.product'), { fields, sort: 'code' }, 'csv')
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
    assert.equal((await refusalOf(exportList(clerk, model, {}, 'csv'))).status, 403)
    const manager = await world.as('contacts.manager').context()
    const filter = '[["nothing","eq",1]]'
    assert.equal((await refusalOf(exportList(manager, model, { filter }, 'csv'))).status, 422)
    assert.equal(
      (await refusalOf(exportList(manager, model, { colour: 'red' } as object, 'csv'))).status,
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
    assert.equal((await ada.ask('GET', '/contacts/parties/export?format=pdf')).status, 422)
    const dated = await ada.get('/contacts/parties/export?fields=name,created_at')
    assert.match(dated.body, /^Name,Created\nAlfreds,\d{4}-/)
    const sam = new Visitor()
    await sam.signIn('sam')
    assert.equal((await sam.ask('GET', '/contacts/parties/export')).status, 403)
  })

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
    const csv = await text(
      await exportList(ctx, registry.model(PARTY), { fields: `id,${fields}` }, 'csv')
    )
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
