import { test } from 'kontor/testing'
import type { World } from 'kontor/testing'
import type { Access } from '#kernel/access/access'
import { registry } from '#kernel/plugins/registry'
import { Attacker, type Strike } from '#tests/attack/attacker'
import { battlefield, type Target } from '#tests/attack/battlefield'
import { Dice } from '#tests/attack/random'

const MARK = 'bolt-only'

interface Record {
  id: number
  version: number
}

/** Somebody who tries, and what the rules say he may. */
interface Intruder {
  who: string
  attacker: Attacker
  access: Access
}

/** People of acme: its administrator, somebody without any role, and holders of the plugins' roles. */
async function intruders(world: World, dice: Dice): Promise<Intruder[]> {
  const roles = registry
    .inOrder()
    .filter(({ id }) => id !== 'kernel')
    .flatMap(({ id, declaration }) =>
      Object.keys(declaration.roles ?? {}).map((key) => `${id}.${key}`)
    )
  const all: Intruder[] = []
  for (const who of ['ada', 'sam', ...dice.some(roles, 3)]) {
    const someone = world.as(who)
    const attacker = Attacker.withToken(await someone.token())
    all.push({ who, attacker, access: (await someone.context()).access })
  }
  return all
}

/** Each verb on one record. The version is right, so that nothing but the rules stands in the way. */
function verbs({ base, model, operations }: Target, { id, version }: Record): [string, Strike][] {
  const at = `${base}/${id}`
  const route = (verb: string) => `${verb} ${model.name}`
  return [
    ['read', { method: 'GET', path: at, route: route('read') }],
    ['update', { method: 'PATCH', path: at, body: { version }, route: route('update') }],
    ['archive', { method: 'DELETE', path: `${at}?version=${version}`, route: route('archive') }],
    ['delete', { method: 'DELETE', path: `${at}?hard=true`, route: route('delete') }],
    ['archive', { method: 'POST', path: `${at}/restore`, body: {}, route: route('restore') }],
    ...operations
      .filter((one) => one.on)
      .map((one): [string, Strike] => [
        one.verb,
        {
          method: 'POST',
          path: `${at}/${one.verb.replaceAll('_', '-')}`,
          body: one.reads ? {} : { version },
          route: route(one.verb),
        },
      ]),
  ]
}

/** A record of bolt, its name marked, where the model belongs to companies. */
async function boltRecord(world: World, { model }: Target): Promise<Record | null> {
  const ctx = await world.context({ company: 'bolt' })
  const title = model.fields.get(model.title)
  const marked =
    title?.kind === 'text' && !title.readonly ? { [model.title]: `${MARK} ${model.id}` } : {}
  const company = model.scope === 'shared' ? { company_id: ctx.company.id } : {}
  if (model.scope === 'global') return null
  return world.create(model.name, { ...marked, ...company }, { company: 'bolt' }).catch(() => null)
}

test.group('Attack: records of others', (group) => {
  group.each.timeout(900_000)

  test('of another company, and missing ones, answer no verb to anybody, and no list shows them', async ({
    world,
    assert,
  }) => {
    const targets = await battlefield(world)
    for (const plugin of registry.plugins.keys()) await world.enable(plugin, 'bolt')
    const all = await intruders(world, new Dice('objects'))
    for (const target of targets) {
      const bolt = await boltRecord(world, target)
      const missing = { id: 888_888_888, version: 1 }
      for (const { who, attacker } of all) {
        for (const record of [bolt, missing].filter((one) => one !== null)) {
          for (const [verb, strike] of verbs(target, record)) {
            const { status, text } = await attacker.strike(strike)
            if (status !== 404 && status !== 403) {
              attacker.complain(strike, `lets ${who} ${verb} what is not his: ${status}`)
            }
            if (text.includes(MARK)) attacker.complain(strike, `shows ${who} the mark`)
          }
        }
        for (const query of ['limit=500&archived=true', `q=${MARK}`, 'limit=500&sort=-id']) {
          const strike = { method: 'GET', path: `${target.base}?${query}` }
          const { text } = await attacker.strike(strike)
          if (text.includes(MARK)) attacker.complain(strike, `shows ${who} the mark`)
        }
      }
    }
    assert.deepEqual(
      all.flatMap(({ attacker }) => attacker.faults),
      []
    )
  })

  test('of the own company answer a verb only to whom the rules allow it', async ({
    world,
    assert,
  }) => {
    const targets = (await battlefield(world)).filter((one) => !one.isFragile)
    const all = (await intruders(world, new Dice('objects'))).filter(({ who }) => who !== 'ada')
    for (const target of targets) {
      for (const { who, attacker, access } of all) {
        for (const [verb, strike] of verbs(target, target)) {
          const { name } = target.model
          if (access.allows(name, 'read') && access.allows(name, verb)) continue
          const { status } = await attacker.strike(strike)
          if (status !== 403 && status !== 404) {
            attacker.complain(strike, `lets ${who} ${verb} without the right: ${status}`)
          }
        }
      }
    }
    assert.deepEqual(
      all.flatMap(({ attacker }) => attacker.faults),
      []
    )
  })
})
