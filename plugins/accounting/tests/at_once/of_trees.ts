import type { World } from 'kontor/testing'
import { onlyOne, type Pair } from './pair.js'

/** Two of a tree, each put under the other. */
function circle(what: string, model: string, code: string, values: (name: string) => object): Pair {
  return {
    what: `two ${what} put under each other`,
    async begin(world: World) {
      await world.enable('accounting')
      const made = async (name: string) => (await world.create(model, { name, ...values(name) })).id
      const [first, second] = [await made('North'), await made('South')]
      const under = (on: number, parent_id: number) => ({
        operation: `${model}.update`,
        on,
        input: { parent_id },
      })
      return { one: under(first, second), other: under(second, first), ends: onlyOne(code) }
    },
  }
}

export const OF_TREES: Pair[] = [
  circle('headings', 'accounting.account', 'E_CIRCLE', (code) => ({
    code,
    type: 'expense',
    is_group: true,
    parent_id: null,
  })),
  circle('cost centres', 'accounting.cost_centre', 'E_CENTRE_CIRCLE', (code) => ({ code })),
  circle('organisation units', 'kernel.org_unit', 'E_CIRCLE', () => ({})),
]
