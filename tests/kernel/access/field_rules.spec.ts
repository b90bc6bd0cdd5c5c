import { test } from '@japa/runner'
import { accessOf, OWN, permission, restriction, shop, UNIT } from '#tests/kernel/access/world'

const ORDER = 'shop.order'
const order = (key: string) => shop[ORDER].fields.get(key)!

test.group('Fields a caller may read', () => {
  const vectors = [
    {
      title: 'all but sensitive ones, without a list',
      rules: [permission(['read'])],
      may: ['number', 'lines'],
      not: ['remark', 'wage'],
    },
    {
      title: 'those of the list',
      rules: [permission(['read'], { fields: ['number'] })],
      may: ['number'],
      not: ['lines'],
    },
    {
      title: 'those of all lists together',
      rules: [
        permission(['read'], { fields: ['number'] }),
        permission(['read'], { fields: ['lines'] }),
      ],
      may: ['number', 'lines'],
      not: [],
    },
    {
      title: 'a sensitive one with its class',
      rules: [permission(['read'], { sensitive: ['personal'] })],
      may: ['remark'],
      not: ['wage'],
    },
    {
      title: 'a sensitive one with a class granted apart',
      rules: [permission(['read']), permission([], { model: '*', sensitive: ['salary'] })],
      may: ['wage', 'cost'],
      not: ['remark'],
    },
    {
      title: 'a class granted for another model opens nothing here',
      rules: [permission(['read']), permission([], { model: 'shop.other', sensitive: ['salary'] })],
      may: ['number'],
      not: ['wage'],
    },
    {
      title: 'a field made from a hidden one is hidden',
      rules: [permission(['read'])],
      may: ['number'],
      not: ['cost'],
    },
    {
      title: 'a field open on some of the visible records only is closed',
      rules: [permission(['read'], { filter: OWN }), permission(['read'], { fields: ['number'] })],
      may: ['number'],
      not: ['lines'],
    },
    {
      title: 'a field open on all records stays open beside narrower rules',
      rules: [permission(['read']), permission(['read'], { filter: UNIT, fields: ['number'] })],
      may: ['number', 'lines'],
      not: [],
    },
    {
      title: 'rules of the same records add up',
      rules: [
        permission(['read'], { filter: OWN, fields: ['number'] }),
        permission(['read'], { filter: OWN, fields: ['lines'] }),
      ],
      may: ['number', 'lines'],
      not: [],
    },
    {
      title: 'a restriction takes all but its list away',
      rules: [permission(['read']), restriction(['read'], { fields: ['number'] })],
      may: ['number'],
      not: ['lines'],
    },
  ]
  for (const { title, rules, may, not } of vectors) {
    test(title, ({ assert }) => {
      const access = accessOf(rules)
      assert.deepEqual(
        may.filter((key) => access.mayUse(ORDER, order(key), 'read')),
        may
      )
      assert.deepEqual(
        not.filter((key) => access.mayUse(ORDER, order(key), 'read')),
        []
      )
    })
  }

  test('the frame of a record is there for whoever sees it', ({ assert }) => {
    const access = accessOf([permission(['read'], { fields: ['number'] })])
    for (const key of ['id', 'version', 'created_at']) {
      assert.isTrue(access.mayUse(ORDER, { key }, 'read'))
    }
    assert.isFalse(access.mayUse(ORDER, { key: 'external_id' }, 'read'))
    assert.isFalse(accessOf([]).mayUse(ORDER, { key: 'id' }, 'read'))
  })

  test('what cannot be read cannot be set or exported', ({ assert }) => {
    const access = accessOf([
      permission(['read'], { fields: ['number'] }),
      permission(['update', 'export']),
    ])
    for (const verb of ['update', 'export']) {
      assert.isTrue(access.mayUse(ORDER, order('number'), verb))
      assert.isFalse(access.mayUse(ORDER, order('lines'), verb))
    }
  })

  test('fields of lines are named within the record', ({ assert }) => {
    const line = shop['shop.order_line'].fields
    const access = accessOf([permission(['read'], { fields: ['lines.quantity'] })])
    assert.isTrue(access.mayUse(ORDER, order('lines'), 'read'))
    assert.isTrue(access.mayUse('shop.order_line', line.get('quantity')!, 'read'))
    assert.isFalse(access.mayUse('shop.order_line', line.get('price')!, 'read'))
  })

  test('fields of extensions and custom fields go by their names on the wire', ({ assert }) => {
    const access = accessOf([
      permission(['read'], { fields: ['ledger.account_id', 'custom.size'] }),
    ])
    assert.isTrue(access.mayUse(ORDER, { key: 'account_id', plugin: 'ledger' }, 'read'))
    assert.isFalse(access.mayUse(ORDER, { key: 'account_id', plugin: 'shop' }, 'read'))
    assert.isTrue(access.mayUse(ORDER, { key: 'custom.size' }, 'read'))
    assert.isFalse(access.mayUse(ORDER, { key: 'custom.weight' }, 'read'))
  })
})
