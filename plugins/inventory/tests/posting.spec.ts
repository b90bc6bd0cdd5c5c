import { Refusal, type RecordModel } from 'kontor/plugin'
import { test } from 'kontor/testing'
import type { World } from 'kontor/testing'

type Line = { product_id: number; quantity: string; unit_id?: number }

async function product(world: World, name: string) {
  const made = await world.create('catalogue.product', { name, kind: 'goods' })
  return made.id
}

async function operation(
  world: World,
  kind: string,
  lines: Line[],
  more: Record<string, unknown> = {}
) {
  const clerk = world.as('inventory.clerk')
  const draft = await clerk.run<RecordModel>('inventory.operation.create', null, {
    kind,
    lines,
    ...more,
  })
  await clerk.run('inventory.operation.post', draft)
  return (await world.context()).records('inventory.operation').findOrFail(draft.id)
}

async function onHand(world: World, productId: number) {
  const ctx = await world.context()
  const { data } = await ctx.list('inventory.stock_level', {
    filter: JSON.stringify([
      ['product_id', 'eq', productId],
      ['location.kind', 'eq', 'storage'],
    ]),
  })
  return data.map((one) => one.quantity)
}

async function refused(run: () => Promise<unknown>) {
  try {
    await run()
  } catch (error) {
    if (error instanceof Refusal) {
      return error.code === 'E_INPUT' ? error.errors[0].code : error.code
    }
    throw error
  }
  return 'nothing'
}

test.group('Posting inventory operations', () => {
  test('a receipt raises stock and draws the first number', async ({ world, assert }) => {
    await world.enable('inventory')
    const chai = await product(world, 'Chai')
    const receipt = await operation(world, 'receive', [{ product_id: chai, quantity: '10' }])
    assert.match(String((receipt as unknown as { number: string }).number), /^IN-\d{4}-00001$/)
    assert.deepEqual(await onHand(world, chai), ['10'])
  })

  test('a delivery of more than there is is refused and leaves no trace', async ({
    world,
    assert,
  }) => {
    await world.enable('inventory')
    const chai = await product(world, 'Chai')
    await operation(world, 'receive', [{ product_id: chai, quantity: '3' }])
    const code = await refused(() =>
      operation(world, 'deliver', [{ product_id: chai, quantity: '4' }])
    )
    assert.equal(code, 'E_STOCK_SHORT')
    assert.deepEqual(await onHand(world, chai), ['3'])
    const next = await operation(world, 'deliver', [{ product_id: chai, quantity: '3' }])
    assert.match(String((next as unknown as { number: string }).number), /00001$/)
  })

  test('a count corrects the books to what was found', async ({ world, assert }) => {
    await world.enable('inventory')
    const chai = await product(world, 'Chai')
    await operation(world, 'receive', [{ product_id: chai, quantity: '10' }])
    await operation(world, 'count', [{ product_id: chai, quantity: '7' }])
    assert.deepEqual(await onHand(world, chai), ['7'])
  })

  test('a reversal runs the moves the other way and can happen once', async ({ world, assert }) => {
    await world.enable('inventory')
    const chai = await product(world, 'Chai')
    const receipt = await operation(world, 'receive', [{ product_id: chai, quantity: '10' }])
    await world.as('inventory.manager').run('inventory.operation.reverse', receipt)
    assert.deepEqual(await onHand(world, chai), ['0'])
    const again = await refused(() =>
      world.as('inventory.manager').run('inventory.operation.reverse', receipt)
    )
    assert.equal(again, 'E_REVERSED_ALREADY')
  })

  test('a posted operation does not change any more', async ({ world, assert }) => {
    await world.enable('inventory')
    const chai = await product(world, 'Chai')
    const receipt = await operation(world, 'receive', [{ product_id: chai, quantity: '10' }])
    const clerk = world.as('inventory.clerk')
    assert.equal(
      await refused(() => clerk.run('inventory.operation.update', receipt, { note: 'x' })),
      'E_FINAL'
    )
    assert.equal(await refused(() => clerk.run('inventory.operation.post', receipt)), 'E_NOT_DRAFT')
  })

  test('a backdated delivery may not drain a later day', async ({ world, assert }) => {
    await world.enable('inventory')
    const chai = await product(world, 'Chai')
    await operation(world, 'receive', [{ product_id: chai, quantity: '5' }], {
      on_date: '2026-01-10',
    })
    await operation(world, 'deliver', [{ product_id: chai, quantity: '5' }], {
      on_date: '2026-01-20',
    })
    await operation(world, 'receive', [{ product_id: chai, quantity: '5' }], {
      on_date: '2026-01-30',
    })
    const code = await refused(() =>
      operation(world, 'deliver', [{ product_id: chai, quantity: '1' }], { on_date: '2026-01-15' })
    )
    assert.equal(code, 'E_STOCK_SHORT')
  })

  test('what is wrong with a draft is said when it is posted', async ({ world, assert }) => {
    await world.enable('inventory')
    assert.equal(await refused(() => operation(world, 'receive', [])), 'E_LINES_MISSING')
    const chai = await product(world, 'Chai')
    const line = [{ product_id: chai, quantity: '1' }]
    assert.equal(
      await refused(() => operation(world, 'receive', line, { on_date: '2199-01-01' })),
      'E_DATE_FUTURE'
    )
  })

  test('a product that has moved keeps its unit', async ({ world, assert }) => {
    await world.enable('inventory')
    const chai = await product(world, 'Chai')
    await operation(world, 'receive', [{ product_id: chai, quantity: '1' }])
    const unit = await world.create('catalogue.unit', {
      name: 'Tin',
      symbol: 'tin',
      category: 'piece',
    })
    const change = () => world.as('ada').run('catalogue.product.update', chai, { unit_id: unit.id })
    assert.equal(await refused(change), 'E_UNIT_IN_STOCK')
  })

  test('a location that holds goods is not archived', async ({ world, assert }) => {
    await world.enable('inventory')
    const chai = await product(world, 'Chai')
    await operation(world, 'receive', [{ product_id: chai, quantity: '1' }])
    const ctx = await world.context()
    const storage = await ctx.records('inventory.location').findBy(['is_default', 'eq', true])
    const archive = () => world.as('ada').run('inventory.location.archive', storage!)
    assert.equal(await refused(archive), 'E_LOCATION_FULL')
  })

  test('a receipt in dozens raises stock in pieces', async ({ world, assert }) => {
    await world.enable('inventory')
    const chai = await product(world, 'Chai')
    const ctx = await world.context()
    const dozen = await ctx.records('catalogue.unit').findBy(['external_id', 'eq', 'dozen'])
    await operation(world, 'receive', [{ product_id: chai, quantity: '2', unit_id: dozen!.id }])
    assert.deepEqual(await onHand(world, chai), ['24'])
  })

  test('half a piece is refused beside its line, half a kilogram is not', async ({
    world,
    assert,
  }) => {
    await world.enable('inventory')
    const chai = await product(world, 'Chai')
    assert.equal(
      await refused(() => operation(world, 'receive', [{ product_id: chai, quantity: '2.5' }])),
      'E_WHOLE_UNIT'
    )
    const kilogram = await (
      await world.context()
    )
      .records('catalogue.unit')
      .findBy(['external_id', 'eq', 'kg'])
    const { id } = await world.create('catalogue.product', { name: 'Flour', unit_id: kilogram!.id })
    await operation(world, 'receive', [{ product_id: id, quantity: '2.5' }])
    assert.deepEqual(await onHand(world, id), ['2.5'])
  })
})
