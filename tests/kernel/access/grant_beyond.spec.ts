import { test } from '@japa/runner'
import { beyond } from '#kernel/access/grants/beyond'
import { ADMINISTRATOR } from '#kernel/access/rule'
import { OWN, permission, UNIT } from '#tests/kernel/access/world'

test.group('Nobody grants what he does not hold', () => {
  const all = permission(['read', 'update'])
  const own = permission(['read'], { filter: OWN })
  const some = permission(['read'], { fields: ['number', 'lines'] })
  const vectors = [
    { title: 'a verb he holds', held: [all], rule: permission(['read']), expect: null },
    { title: 'a verb he lacks', held: [all], rule: permission(['delete']), expect: 'right' },
    {
      title: 'every verb without holding every verb',
      held: [all],
      rule: permission(['*']),
      expect: 'right',
    },
    {
      title: 'every model without holding every model',
      held: [all],
      rule: permission(['read'], { model: '*' }),
      expect: 'right',
    },
    {
      title: 'one model of a plugin he holds',
      held: [permission(['*'], { model: 'shop.*' })],
      rule: permission(['read']),
      expect: null,
    },
    {
      title: 'a plugin of which he holds one model',
      held: [all],
      rule: permission(['read'], { model: 'shop.*' }),
      expect: 'right',
    },
    {
      title: 'the same records',
      held: [own],
      rule: permission(['read'], { filter: OWN }),
      expect: null,
    },
    {
      title: 'fewer records',
      held: [own],
      rule: permission(['read'], { filter: { and: [OWN, UNIT] } }),
      expect: null,
    },
    {
      title: 'other records',
      held: [own],
      rule: permission(['read'], { filter: UNIT }),
      expect: 'records',
    },
    { title: 'more records', held: [own], rule: permission(['read']), expect: 'records' },
    {
      title: 'either records',
      held: [own],
      rule: permission(['read'], { filter: { or: [OWN, UNIT] } }),
      expect: 'records',
    },
    {
      title: 'a field he reads',
      held: [some],
      rule: permission(['read'], { fields: ['number', 'lines.price'] }),
      expect: null,
    },
    {
      title: 'a field he does not read',
      held: [some],
      rule: permission(['read'], { fields: ['wage'] }),
      expect: 'fields',
    },
    {
      title: 'all fields where he reads some',
      held: [some],
      rule: permission(['read']),
      expect: 'fields',
    },
    {
      title: 'a class he lacks',
      held: [all],
      rule: permission(['read'], { sensitive: ['salary'] }),
      expect: 'class',
    },
    {
      title: 'a class he holds',
      held: [all, permission([], { model: '*', sensitive: ['salary'] })],
      rule: permission(['read'], { sensitive: ['salary'] }),
      expect: null,
    },
    {
      title: 'a class he holds on his own records only',
      held: [all, permission(['read'], { filter: OWN, sensitive: ['salary'] })],
      rule: permission(['read'], { sensitive: ['salary'] }),
      expect: 'class',
    },
    {
      title: 'anything, as an administrator',
      held: [ADMINISTRATOR],
      rule: permission(['*'], { model: '*' }),
      expect: null,
    },
    {
      title: 'a class beyond personal, as an administrator',
      held: [ADMINISTRATOR],
      rule: permission([], { model: '*', sensitive: ['personal', 'salary'] }),
      expect: 'class',
    },
  ]
  for (const { title, held, rule, expect } of vectors) {
    test(`${title}: ${expect ? 'refused' : 'granted'}`, ({ assert }) => {
      assert.equal(beyond(held, rule)?.kind ?? null, expect)
    })
  }
})
