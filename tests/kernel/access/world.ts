import { compileAccess } from '#kernel/access/compile'
import type { Facts } from '#kernel/access/compile'
import type { ModelFacts } from '#kernel/access/model_facts'
import type { RuleFacts } from '#kernel/access/rule'
import type { Field } from '#kernel/records/fields/kinds'

const field = (key: string, more: Partial<Field> = {}): Field => ({
  kind: 'text',
  key,
  property: key,
  plugin: 'shop',
  ...more,
})

const model = (name: string, fields: Field[], line?: ModelFacts['line']): ModelFacts => ({
  name,
  plugin: 'shop',
  fields: new Map(fields.map((one) => [one.key, one])),
  line,
})

/** A shop with orders and their lines, whose order knows a wage it was made for. */
export const shop: Record<string, ModelFacts> = {
  'shop.order': model('shop.order', [
    field('number'),
    field('remark', { sensitivity: 'personal' }),
    field('wage', { sensitivity: 'salary' }),
    field('cost', { kind: 'computed', from: ['wage', 'number'] }),
    field('lines', { kind: 'lines', to: 'shop.order_line', by: 'order_id' }),
  ]),
  'shop.order_line': model('shop.order_line', [field('quantity'), field('price')], {
    parent: 'shop.order',
    key: 'lines',
    relation: 'order',
  }),
}

export const OWN = ['created_by', 'eq', '$user'] as const
export const UNIT = ['org_unit_id', 'in', '$unit'] as const

let next = 1

/** A permission of role 1 unless told otherwise. */
export function permission(operations: string[], more: Partial<RuleFacts> = {}): RuleFacts {
  return {
    id: next++,
    name: '',
    roleId: 1,
    model: 'shop.order',
    operations,
    filter: null,
    fields: null,
    sensitive: [],
    ...more,
  }
}

export const restriction = (operations: string[], more: Partial<RuleFacts> = {}) =>
  permission(operations, { roleId: null, ...more })

/** Sam, user 7, in unit 3 with 4 and 5 below it. */
export function accessOf(rules: RuleFacts[], more: Partial<Facts> = {}) {
  return compileAccess(rules, {
    user: { id: 7 },
    unit: { id: 3, below: [3, 4, 5] },
    today: '2026-11-22',
    isAdmin: false,
    model: (name) => shop[name],
    rolesAllowing: () => [],
    ...more,
  })
}
