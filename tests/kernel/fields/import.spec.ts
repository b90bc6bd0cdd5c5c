import { test } from 'kontor/testing'
import { all, bring, counts } from '#tests/kernel/exchange/importing'
import { addField } from './kit.js'

const model = 'catalogue.product'

test.group('Importing custom fields', () => {
  test('maps, checks and updates them like declared ones', async ({ client, world, assert }) => {
    await addField(world, {
      model,
      key: 'grade',
      kind: 'choice',
      options: [{ value: 'a', label: { en: 'First', uk: 'Перший' } }],
    })
    await addField(world, { model, key: 'width', kind: 'quantity', max: '10', filterable: true })
    await world.create('catalogue.unit', { external_id: 'pc' })
    const token = await world.as('ada').token()
    const mapping = {
      match: ['external_id'],
      columns: {
        Key: { field: 'external_id' },
        Name: { field: 'name' },
        Unit: { field: 'unit_id' },
        Grade: { field: 'custom.grade' },
        Width: { field: 'custom.width', format: 'decimal_comma' },
      },
      defaults: {},
      on_match: 'update',
    }
    const first = 'Key,Name,Unit,Grade,Width\nA,Table,pc,Перший,"1,5"\nB,Chair,pc,a,11\n'
    const made = await bring(client, token, { model, csv: first, mapping })
    assert.equal(counts(made.record), 'done 2 1 0 0 1')
    assert.include(made.errors[1], '10')
    const second = 'Key,Name,Unit,Grade,Width\nA,Table,pc,,2\n'
    await bring(client, token, { model, csv: second, mapping })
    const rows = await all(
      client,
      token,
      'catalogue/products',
      'external_id,custom.grade,custom.width'
    )
    assert.deepEqual(rows, [{ external_id: 'A', custom: { grade: null, width: '2' } }])
  })
})
