import { test } from 'kontor/testing'
import type { Context } from '#kernel/companies/context'
import { registry } from '#kernel/plugins/registry'
import { listData } from '#kernel/records/screens/props'

/** The same caller, whose statements are counted. */
function counting(ctx: Context) {
  const seen: string[] = []
  const rows = ctx.rows.bind(ctx)
  const watched = Object.assign(ctx, {
    rows: (sql: string, bindings: readonly unknown[]) => {
      seen.push(sql)
      return rows(sql, bindings)
    },
  })
  return { ctx: watched, seen }
}

const lists = [
  'contacts.party',
  'catalogue.product',
  'inventory.location',
  'sample.loan',
  'kernel.org_unit',
]

test.group('The list screen', () => {
  for (const name of lists) {
    test(`of ${name} asks as many questions for 50 rows as for 5`, async ({ world, assert }) => {
      await world.context({ plugins: ['sample', 'inventory'] })
      const model = registry.model(name)
      const make = async (count: number) => {
        for (let at = 0; at < count; at++) await world.create(name, {})
        const { ctx, seen } = counting(await world.as('ada').context())
        const { rows } = await listData(ctx, model, {})
        return { questions: seen.length, rows: rows.length }
      }
      const few = await make(5)
      const many = await make(45)
      assert.isAtLeast(few.rows, 5)
      assert.equal(many.rows, 50)
      assert.equal(many.questions, few.questions)
    })
  }
})
