import { test } from 'kontor/testing'
import { tamper } from './tamper.js'

const CENTRE = 'accounting.cost_centre'

test.group('Cost centres', () => {
  test('one is no part of what is part of it; a circle of before ends the walk', async ({
    world,
    assert,
  }) => {
    await world.enable('accounting')
    const north = await world.create(CENTRE, { code: 'N', name: 'North' })
    const south = await world.create(CENTRE, { code: 'S', name: 'South', parent_id: north.id })
    const under = (id: number) =>
      world.as('ada').run(`${CENTRE}.update`, north.id, { parent_id: id })
    const refusal = await under(south.id).then(
      () => null,
      (error) => error
    )
    assert.equal(refusal?.errors?.[0]?.code, 'E_CENTRE_CIRCLE')

    await tamper(
      `UPDATE accounting_cost_centres SET parent_id = ${south.id} WHERE id = ${north.id}`
    )
    const made = await world.create(CENTRE, { code: 'X', name: 'Extra', parent_id: south.id })
    assert.isAbove(made.id, 0)
  }).timeout(20_000)
})
