import { test } from 'kontor/testing'
import { all, bring, counts } from '#tests/kernel/exchange/importing'

const CATEGORY = 'catalogue.category'
const tree = {
  columns: {
    Key: { field: 'external_id' },
    Name: { field: 'name' },
    Parent: { field: 'parent_id', lookup: 'external_id' },
  },
}
const csv = 'Key,Name,Parent\nC,Hammers,B\nA,Things,\nB,Tools,A\nD,Ghosts,X\n'

test.group('Rows that refer to each other', () => {
  test('find what stands further down; a try says the same', async ({ client, world, assert }) => {
    const token = await world.as('catalogue.manager').token()
    for (const dryRun of ['true', 'false']) {
      const wanted = { model: CATEGORY, csv, mapping: tree, dry_run: dryRun }
      const { record, errors } = await bring(client, token, wanted)
      assert.equal(counts(record), 'done 4 3 0 0 1', `dry_run=${dryRun}`)
      assert.match(errors[1], /^5,Parent: There is no record “X”/)
    }
    const stored = await all(client, token, 'catalogue/categories', 'id,external_id,parent_id')
    const byKey = new Map(stored.map((one) => [one.external_id, one]))
    assert.equal(byKey.get('C')!.parent_id, byKey.get('B')!.id)
    assert.equal(byKey.get('B')!.parent_id, byKey.get('A')!.id)
  })
})

const count = {
  columns: {
    Sheet: { field: 'external_id' },
    Product: { field: 'lines.product_id', lookup: 'code' },
    Pieces: { field: 'lines.quantity' },
  },
  defaults: { kind: 'count', on_date: '2026-01-01' },
}

test.group('Rows that are lines', () => {
  test('become one record as long as they follow each other', async ({ client, world, assert }) => {
    const token = await world.as('ada').token()
    await world.enable('inventory')
    for (const code of ['P1', 'P2']) await world.create('catalogue.product', { code, name: code })
    const model = 'inventory.operation'
    const table = 'Sheet,Product,Pieces\nS1,P1,5\nS1,P2,7\nS2,P1,1\nS1,P2,9\n'
    const first = await bring(client, token, { model, csv: table, mapping: count })
    assert.equal(counts(first.record), 'done 4 2 0 0 1')
    assert.match(first.errors[1], /^5,"Rows of the same record stand further up/)
    const changed = 'Sheet,Product,Pieces\nS1,P2,8\n'
    const second = await bring(client, token, { model, csv: changed, mapping: count })
    assert.equal(counts(second.record), 'done 1 0 1 0 0')
    const [{ id }] = await all(client, token, 'inventory/operations', 'id,external_id')
    const { data } = (
      await client.get(`/api/v1/inventory/operations/${id}`).bearerToken(token)
    ).body()
    assert.deepEqual(
      data.lines.map((one: { quantity: string }) => one.quantity),
      ['8']
    )
  })

  test('are refused together, each with its reason', async ({ client, world, assert }) => {
    const token = await world.as('ada').token()
    await world.enable('inventory')
    await world.create('catalogue.product', { code: 'P1', name: 'P1' })
    const table = 'Sheet,Product,Pieces\nS1,P1,5\nS1,P1,many\nS1,P9,1\n'
    const { record, errors } = await bring(client, token, {
      model: 'inventory.operation',
      csv: table,
      mapping: count,
    })
    assert.equal(counts(record), 'done 3 0 0 0 1')
    assert.deepEqual(
      errors.slice(1).map((line) => line.split(/,(?=[A-Z])/).slice(0, 2)),
      [
        ['2', 'Row 3 of the same record was refused.'],
        ['3', 'Pieces: “many” is not a number.'],
        ['4', 'Product: There is no record “P9”.'],
      ]
    )
  })
})
