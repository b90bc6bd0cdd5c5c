import { test } from '@japa/runner'
import { type Refusal } from '#kernel/http/refusal'
import { accessOf, OWN, permission, restriction, UNIT } from '#tests/kernel/access/world'

const ORDER = 'shop.order'
const OWN_FILLED = ['created_by', 'eq', 7]
const UNIT_FILLED = ['org_unit_id', 'in', [3, 4, 5]]

test.group('Rules compile to record filters', () => {
  const vectors = [
    { title: 'no rule allows nothing', rules: [], verb: 'read', expect: false },
    { title: 'a permission allows all', rules: [permission(['read'])], verb: 'read', expect: true },
    {
      title: 'a permission allows only its verbs',
      rules: [permission(['read'])],
      verb: 'update',
      expect: false,
    },
    {
      title: 'a star allows every verb',
      rules: [permission(['*'])],
      verb: 'confirm',
      expect: true,
    },
    {
      title: 'a permission of the whole plugin allows its models',
      rules: [permission(['read'], { model: 'shop.*' })],
      verb: 'read',
      expect: true,
    },
    {
      title: 'a permission of another plugin allows nothing here',
      rules: [permission(['read'], { model: 'shopping.*' })],
      verb: 'read',
      expect: false,
    },
    {
      title: 'permissions are OR-ed',
      rules: [permission(['read'], { filter: OWN }), permission(['read'], { filter: UNIT })],
      verb: 'read',
      expect: { or: [OWN_FILLED, UNIT_FILLED] },
    },
    {
      title: 'the widest permission wins',
      rules: [permission(['read'], { filter: OWN }), permission(['read'])],
      verb: 'read',
      expect: true,
    },
    {
      title: 'restrictions are AND-ed',
      rules: [permission(['read'], { filter: OWN }), restriction(['read'], { filter: UNIT })],
      verb: 'read',
      expect: { and: [OWN_FILLED, UNIT_FILLED] },
    },
    {
      title: 'a restriction without filter forbids',
      rules: [permission(['*']), restriction(['delete'])],
      verb: 'delete',
      expect: false,
    },
    {
      title: 'a restriction of fields leaves the records',
      rules: [permission(['read']), restriction(['read'], { fields: ['number'] })],
      verb: 'read',
      expect: true,
    },
    {
      title: 'what is done to a record includes that it may be read',
      rules: [permission(['read'], { filter: OWN }), permission(['update'])],
      verb: 'update',
      expect: OWN_FILLED,
    },
    {
      title: 'who may not read may not change',
      rules: [permission(['update'])],
      verb: 'update',
      expect: false,
    },
    {
      title: 'who may not read may create',
      rules: [permission(['create'])],
      verb: 'create',
      expect: true,
    },
    {
      title: 'who may delete may archive',
      rules: [permission(['read', 'delete'])],
      verb: 'archive',
      expect: true,
    },
    {
      title: 'who may archive may restore',
      rules: [permission(['read', 'archive'])],
      verb: 'restore',
      expect: true,
    },
    {
      title: 'who may archive may not delete',
      rules: [permission(['read', 'archive'])],
      verb: 'delete',
      expect: false,
    },
    {
      title: 'a restriction of archiving holds for restoring',
      rules: [permission(['*']), restriction(['archive'])],
      verb: 'restore',
      expect: false,
    },
  ]
  for (const { title, rules, verb, expect } of vectors) {
    test(title, ({ assert }) => {
      const access = accessOf(rules)
      assert.deepEqual(access.filter(ORDER, verb) as unknown, expect)
      assert.equal(access.allows(ORDER, verb), expect !== false)
    })
  }

  test('a unit nobody has turns out against the caller, also within not', ({ assert }) => {
    const filter = { or: [UNIT, { not: UNIT }, ['number', 'null']] } as never
    const access = accessOf([permission(['read'], { filter })], { unit: null })
    assert.deepEqual(access.filter(ORDER, 'read') as unknown, {
      or: [['id', 'null'], { not: ['id', 'notnull'] }, ['number', 'null']],
    })
  })

  test('a line stands under the rules of its record', ({ assert }) => {
    const access = accessOf([permission(['read', 'update'], { filter: OWN })])
    assert.deepEqual(access.filter('shop.order_line', 'read') as unknown, [
      'order.created_by',
      'eq',
      7,
    ])
    assert.isTrue(access.allows('shop.order_line', 'delete'))
    assert.isFalse(access.allows('shop.order_line', 'create'))
  })
})

test.group('Administrators', () => {
  test('hold everything without a rule', ({ assert }) => {
    const access = accessOf([], { isAdmin: true })
    assert.isTrue(access.filter(ORDER, 'anything'))
    assert.isTrue(access.mayUse(ORDER, { key: 'remark', sensitivity: 'personal' }, 'read'))
  })

  test('need a grant for classes beyond personal', ({ assert }) => {
    const wage = { key: 'wage', sensitivity: 'salary' } as const
    assert.isFalse(accessOf([], { isAdmin: true }).mayUse(ORDER, wage, 'read'))
    const granted = accessOf([permission([], { model: '*', sensitive: ['salary'] })], {
      isAdmin: true,
    })
    assert.isTrue(granted.mayUse(ORDER, wage, 'read'))
  })

  test('are under restrictions, but never locked out of roles and rules', ({ assert }) => {
    const access = accessOf([restriction(['*'], { model: '*' })], { isAdmin: true })
    assert.isFalse(access.allows(ORDER, 'read'))
    assert.isTrue(access.allows('kernel.rule', 'update'))
  })
})

test.group('A refusal', () => {
  const help = [{ id: 5, key: 'manager', name: 'Manager', ownerPlugin: null }]

  test('names the restriction that blocks', ({ assert }) => {
    const rule = restriction(['delete'], { name: 'Orders are kept for ten years' })
    const refusal = accessOf([permission(['*']), rule]).refusal(ORDER, 'delete') as Refusal
    assert.equal(refusal.status, 403)
    assert.deepEqual(refusal.extra.rule, { id: rule.id, name: rule.name, roles: [] })
  })

  test('names the roles that would help', ({ assert }) => {
    const access = accessOf([], { rolesAllowing: () => help })
    assert.throws(() => access.authorize(ORDER, 'read'), 'E_FORBIDDEN')
    const refusal = access.refusal(ORDER, 'read') as Refusal
    assert.deepEqual(refusal.extra.rule, {
      id: null,
      name: null,
      roles: [{ id: 5, name: 'Manager' }],
    })
  })
})

test.group('The fingerprint', () => {
  test('stays with the same rules and changes with them', ({ assert }) => {
    const rules = [permission(['read'], { filter: OWN })]
    assert.equal(accessOf(rules).fingerprint, accessOf(rules).fingerprint)
    assert.notEqual(
      accessOf(rules).fingerprint,
      accessOf([...rules, restriction(['read'])]).fingerprint
    )
    assert.notEqual(accessOf(rules).fingerprint, accessOf(rules, { user: { id: 8 } }).fingerprint)
  })
})
