import { test } from 'kontor/testing'
import { valuesFor } from '#tests/attack/arsenal'
import { Attacker, type Strike } from '#tests/attack/attacker'
import { aimed, battlefield, keepUp, type Target } from '#tests/attack/battlefield'
import { Dice } from '#tests/attack/random'

const FEW = 2
const MANY = 24

/** Every field of every body a model takes: on create, on update, of each operation. */
function places(target: Target) {
  const { base, id, model, body } = target
  const creating = [...target.fields].map(([key, field]) => ({
    field,
    strike: (value: unknown): Strike => ({
      method: 'POST',
      path: base,
      route: `POST ${model.name}`,
      body: { ...body, [key]: value },
    }),
  }))
  const changing = [...target.changes].map(([key, field]) => ({
    field,
    strike: (value: unknown): Strike => ({
      method: 'PATCH',
      path: `${base}/${id}`,
      route: `PATCH ${model.name}`,
      body: { ...aimed(target), [key]: value },
    }),
  }))
  const running = target.operations.flatMap((operation) =>
    [...operation.input, { key: 'version', kind: 'integer' as const }].map((field) => ({
      field,
      strike: (value: unknown): Strike => ({
        method: 'POST',
        path: `${base}/${operation.on ? `${id}/` : ''}${operation.verb.replaceAll('_', '-')}`,
        route: `POST ${operation.name}`,
        body: { ...(operation.on && aimed(target)), [field.key]: value },
      }),
    }))
  )
  return [...creating, ...changing, ...running]
}

test.group('Attack: every field of every route', (group) => {
  group.each.timeout(900_000)

  test('bears every kind of value: stored or refused, never failed, nothing stored of what is refused', async ({
    world,
    assert,
  }) => {
    const dice = new Dice('fields')
    const targets = await battlefield(world)
    const attacker = Attacker.withToken(await world.as('ada').token())
    for (const target of targets) {
      for (const { field, strike } of places(target)) {
        for (const value of dice.some(valuesFor(field.kind), FEW, MANY)) {
          keepUp(target, await attacker.strike(strike(value)))
        }
      }
    }
    assert.deepEqual(attacker.faults, [])
  })
})
