import { test } from 'kontor/testing'
import { registry } from '#kernel/plugins/registry'
import { FORBIDDEN_NAMES } from '#tests/attack/arsenal'
import { Attacker, type Strike } from '#tests/attack/attacker'
import { aimed, battlefield, type Target } from '#tests/attack/battlefield'
import { Dice } from '#tests/attack/random'

const FEW = 6
const MANY = 40

/** What the form of a route has beside the fields of its model. */
const OF_FORMS: Record<string, readonly string[]> = {
  'kernel.import': ['file', 'mapping', 'sheet', 'dry_run'],
}

/** Every column of every model, and what else a body might smuggle in. */
function allNames() {
  const columns = [...registry.models.values()].flatMap((model) => [...model.fields.keys()])
  const added = [...registry.extensions.values()]
    .flat()
    .flatMap(({ plugin, fields }) => fields.map(({ key }) => `${plugin}.${key}`))
  return [...new Set([...FORBIDDEN_NAMES, ...columns, ...added])]
}

/** Every body of the API, as one to which a name can be added, with the names it knows. */
function bodies(target: Target): { known: Set<string>; strike: (added: object) => Strike }[] {
  const { base, id, model, body, operations } = target
  const strike = (method: string, path: string, route: string, own: object) => (added: object) => ({
    method,
    path,
    route,
    body: { ...own, ...added },
  })
  const creating = strike('POST', base, `POST ${model.name}`, body)
  const changing = strike('PATCH', `${base}/${id}`, `PATCH ${model.name}`, aimed(target))
  return [
    {
      known: new Set([...target.fields.keys(), ...(OF_FORMS[model.name] ?? [])]),
      strike: creating,
    },
    { known: new Set([...target.changes.keys(), 'version']), strike: changing },
    ...operations.map((one) => {
      const verb = one.verb.replaceAll('_', '-')
      const path = one.on ? `${base}/${id}/${verb}` : `${base}/${verb}`
      return {
        known: new Set([...one.input.map(({ key }) => key), 'version']),
        strike: strike('POST', path, `POST ${one.name}`, one.on ? aimed(target) : {}),
      }
    }),
  ]
}

test.group('Attack: names that no body may carry', (group) => {
  group.each.timeout(900_000)

  test('are refused by every route, each by its name', async ({ world, assert }) => {
    const dice = new Dice('names')
    const targets = await battlefield(world)
    const attacker = Attacker.withToken(await world.as('ada').token())
    const names = allNames()
    for (const target of targets) {
      for (const { known, strike } of bodies(target)) {
        for (const name of dice.some(
          names.filter((one) => !known.has(one)),
          FEW,
          MANY
        )) {
          const given = strike({ [name]: dice.one([1, true, 'x', null, [1], { id: 1 }]) })
          const { status, text } = await attacker.strike(given)
          if (status < 400) attacker.complain(given, `was accepted with ${status}`)
          if (status === 422 && !text.includes(JSON.stringify(name).slice(1, -1))) {
            attacker.complain(given, 'does not name what it refuses')
          }
        }
      }
    }
    assert.deepEqual(attacker.faults, [])
  })

  test('reach no prototype: __proto__ is refused in bodies and changes nothing in addresses', async ({
    world,
    assert,
  }) => {
    const targets = await battlefield(world)
    const attacker = Attacker.withToken(await world.as('ada').token())
    for (const target of targets) {
      const raws = [
        '{"__proto__":{"isAdmin":true}}',
        '{"a":{"__proto__":1}}',
        '{"\\u005f_proto__":1}',
      ]
      for (const raw of raws) {
        const strike = { method: 'POST', path: target.base, raw }
        const { status } = await attacker.strike(strike)
        if (status < 400) attacker.complain(strike, `was accepted with ${status}`)
      }
      for (const query of ['__proto__[a]=1', 'constructor[prototype][a]=1', 'fields=__proto__']) {
        const strike = { method: 'GET', path: `${target.base}?${query}` }
        const { status } = await attacker.strike(strike)
        if (status !== 422 && status !== 403) attacker.complain(strike, `was answered ${status}`)
      }
    }
    assert.deepEqual(attacker.faults, [])
    assert.isUndefined(({} as { a?: unknown }).a)
  })
})
