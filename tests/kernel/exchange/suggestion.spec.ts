import { test } from 'kontor/testing'
import { preview } from '#kernel/exchange/import/preview'
import { registry } from '#kernel/plugins/registry'
import { fileOf } from '#tests/kernel/exchange/files'

const VECTORS = [
  {
    title: 'keys, names and labels',
    model: 'contacts.party',
    csv: 'CustomerID,CompanyName,City,Country,Phone,Fax\nA,Alfreds,Berlin,Germany,030,031\n',
    columns: {
      CustomerID: 'external_id',
      CompanyName: 'name',
      City: 'city',
      Country: 'country',
      Phone: 'phone',
    },
    match: ['external_id'],
  },
  {
    title: 'a file exported before',
    model: 'catalogue.product',
    csv: 'Code,Name,Category,Sales price\nX,Saw,Tools,1.5\n',
    columns: {
      'Code': 'code',
      'Name': 'name',
      'Category': 'category_id name',
      'Sales price': 'sales_price',
    },
    match: ['code'],
  },
  {
    title: 'references by their key, numbers with a decimal comma',
    model: 'catalogue.product',
    csv: 'ProductID;Name;CategoryID;Sales price\n1;Saw;7;1.234,50\n2;Axe;7;3,5\n',
    columns: {
      'ProductID': 'external_id',
      'Name': 'name',
      'CategoryID': 'category_id external_id',
      'Sales price': 'sales_price decimal_comma',
    },
    match: ['external_id'],
  },
  {
    title: 'headers in another language, and fields of other plugins',
    model: 'catalogue.product',
    csv: 'Назва,Discontinued,ReorderLevel\nПила,0,10\n',
    columns: {
      Назва: 'name',
      Discontinued: 'is_discontinued',
      ReorderLevel: 'inventory.reorder_level',
    },
    match: [],
  },
  {
    title: 'the lines of a document, and days that can be read in one way only',
    model: 'inventory.operation',
    csv: 'Date;Product;Quantity\n31.01.2026;Saw;1,234\n01.02.2026;Axe;5\n',
    columns: {
      Date: 'on_date dd.MM.yyyy',
      Product: 'lines.product_id name',
      Quantity: 'lines.quantity',
    },
    match: [],
  },
]

test.group('The mapping suggested for a file', () => {
  for (const { title, model, csv, columns, match } of VECTORS) {
    test(`knows ${title}`, async ({ world, assert }) => {
      const ctx = await world.context({ plugins: ['inventory'] })
      const { suggestion } = await preview(ctx, registry.model(model), fileOf(csv))
      const found = Object.entries(suggestion.columns).map(
        ([header, { field, lookup, format }]) => [
          header,
          [field, lookup, format].filter(Boolean).join(' '),
        ]
      )
      assert.deepEqual(Object.fromEntries(found), columns)
      assert.deepEqual(suggestion.match, match)
    })
  }

  test('leaves a day that can be read in two ways to people', async ({ world, assert }) => {
    const ctx = await world.context({ plugins: ['inventory'] })
    const { suggestion } = await preview(
      ctx,
      registry.model('inventory.operation'),
      fileOf('Date\n5/1/2026\n')
    )
    assert.isUndefined(suggestion.columns.Date?.format)
  })
})
