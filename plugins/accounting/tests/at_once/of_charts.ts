import type { Pair } from './pair.js'

/** What accounts and taxes belong to. */
export const OF_CHARTS: Pair[] = [
  {
    what: 'a tax put into a group, and made a group',
    async begin(world) {
      const tax = (code: string, values = {}) =>
        world.create('accounting.tax', { code, name: code, rate: '5', ...values })
      const one = await tax('T1')
      const members = [{ tax_id: one.id }]
      return {
        one: {
          operation: 'accounting.tax.update',
          on: await tax('G1', { amount_kind: 'group' }),
          input: { members },
        },
        other: {
          operation: 'accounting.tax.update',
          on: one,
          input: { amount_kind: 'group' },
        },
        ends: [
          ['done', 'E_TAX_GROUP_IN_GROUP'],
          ['E_TAX_GROUP_IN_GROUP', 'done'],
          ['E_REFERENCE', 'done'],
        ],
      }
    },
  },
  {
    what: 'an account put into a group that is no group any more',
    async begin(world) {
      const account = (code: string, values = {}) =>
        world.create('accounting.account', { code, name: code, type: 'expense', ...values })
      const group = await account('98', { is_group: true })
      return {
        one: {
          operation: 'accounting.account.update',
          on: await account('981'),
          input: { parent_id: group.id },
        },
        other: {
          operation: 'accounting.account.update',
          on: group,
          input: { is_group: false },
        },
        ends: [
          ['done', 'E_ACCOUNT_CHILDREN'],
          ['E_ACCOUNT_PARENT', 'done'],
          ['E_REFERENCE', 'done'],
        ],
      }
    },
  },
]
