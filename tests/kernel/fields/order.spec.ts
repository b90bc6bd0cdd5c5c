import { test } from 'kontor/testing'
import type { World } from 'kontor/testing'
import { addField } from './kit.js'

const model = 'catalogue.product'

/** Names of all products in an order, read two at a time. */
async function paged(world: World, sort: string, filter?: unknown) {
  const ctx = await world.as('ada').context()
  const names: unknown[] = []
  let after: string | undefined
  do {
    const query = { sort, filter, after, limit: 2, fields: 'name' } as never
    const page = await ctx.list(model, query)
    names.push(...page.data.map((row) => row.name))
    after = page.next ?? undefined
  } while (after)
  return names.join(' ')
}

test.group('The order by a custom field', () => {
  for (const filterable of [false, true]) {
    test(`${filterable ? 'with' : 'without'} an index: pages follow each other, records without a value come last`, async ({
      world,
      assert,
    }) => {
      await addField(world, { model, key: 'rank', kind: 'integer', filterable })
      await addField(world, { model, key: 'shade', kind: 'text' })
      const unit = await world.create('catalogue.unit', {})
      const ranks = { a: 3, b: null, c: 1, d: 3, e: null, f: 2 }
      const ctx = await world.as('ada').context()
      for (const [name, rank] of Object.entries(ranks)) {
        const custom = rank === null ? {} : { rank, shade: name > 'c' ? 'dark' : 'light' }
        await ctx.run(`${model}.create`, null, { name, unit_id: unit.id, custom })
      }
      assert.equal(await paged(world, 'custom.rank'), 'c f a d b e')
      assert.equal(await paged(world, '-custom.rank'), 'd a f c e b')
      assert.equal(await paged(world, 'custom.rank,-name'), 'c f d a e b')
      assert.equal(await paged(world, 'custom.shade,custom.rank'), 'f d c a b e')
      assert.equal(await paged(world, 'custom.rank', ['custom.rank', 'gte', 2]), 'f a d')
      assert.equal(await paged(world, '-custom.rank', ['name', 'in', ['a', 'b', 'c']]), 'a c b')
      assert.equal(await paged(world, 'custom.rank', ['custom.rank', 'null', true]), 'b e')
    })
  }
})
