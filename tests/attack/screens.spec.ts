import { test } from 'kontor/testing'
import type { World } from 'kontor/testing'
import { FORBIDDEN_NAMES, HOSTILE } from '#tests/attack/arsenal'
import { Attacker } from '#tests/attack/attacker'
import { battlefield } from '#tests/attack/battlefield'
import { Dice } from '#tests/attack/random'
import { screenRoutes } from '#tests/attack/screen_routes'
import { Visitor, people } from '#tests/kernel/accounts/visitor'

/** Somebody signed in as an administrator, with the form token or without it. */
async function signedIn(world: World) {
  await people(world)
  const visitor = new Visitor()
  await visitor.signIn()
  const cookie = [...visitor.cookies].map(([name, value]) => `${name}=${value}`).join('; ')
  const token = decodeURIComponent(
    visitor.cookies.get('XSRF-TOKEN') ?? visitor.cookies.get('__Host-XSRF-TOKEN') ?? ''
  )
  return {
    visitor,
    byForm: new Attacker({ cookie, 'x-xsrf-token': token }),
    forged: new Attacker({ cookie }),
  }
}

/** Bodies of the admin's forms: right at the edge, wrong in the middle. */
function bodies(dice: Dice, company: number): unknown[] {
  const name = dice.one(FORBIDDEN_NAMES)
  const text = dice.one(HOSTILE)
  return [
    {},
    { company_id: company },
    { company_id: company + 1, data: {}, version: 1 },
    { company_id: company, version: text, data: {} },
    { company_id: company, data: { [name]: text } },
    { company_id: company, data: { no_such_field: text }, version: 1 },
    { company_id: company, data: [text] },
    { company_id: company, data: text },
    { company_id: [company], data: null },
    { [name]: true, no_such_field: 1 },
    { ids: [text], filter: text, operation: text, company_id: company },
  ]
}

test.group('Attack: the screens', (group) => {
  group.each.timeout(900_000)

  test('reading any of them, twice and with hostile addresses, changes nothing', async ({
    world,
    assert,
  }) => {
    const dice = new Dice('reading screens')
    const targets = await battlefield(world)
    const { byForm, visitor } = await signedIn(world)
    const reading = screenRoutes(targets).filter(({ method }) => method === 'GET')
    for (const strike of dice.some(reading, 60)) {
      await byForm.strike(strike)
      await byForm.strike({ ...strike, headers: { accept: 'text/html' } })
      for (const text of dice.some(HOSTILE, 1, 4)) {
        const key = dice.one([
          'q',
          'filter',
          'sort',
          'fields',
          'from',
          'ids',
          'field',
          'token',
          text,
        ])
        const query = new URLSearchParams({ [key]: text })
        await byForm.strike({ ...strike, path: `${strike.path}?${query}` })
      }
    }
    assert.deepEqual(byForm.faults, [])
    assert.isTrue(await visitor.isSignedIn())
  })

  test('a form without its token is refused everywhere, whatever it says', async ({
    world,
    assert,
  }) => {
    const dice = new Dice('forged forms')
    const targets = await battlefield(world)
    const { forged } = await signedIn(world)
    const { id } = await world.company()
    const writing = screenRoutes(targets).filter(({ method }) => method !== 'GET')
    for (const route of dice.some(writing, 60)) {
      const strike = { ...route, body: { company_id: id, data: {}, version: 1, _csrf: 'x' } }
      const { status } = await forged.strike(strike)
      if (status < 400) forged.complain(strike, `was accepted: ${status}`)
    }
    assert.deepEqual(forged.faults, [])
  })

  test('hostile forms are refused or harmless, on every route that writes', async ({
    world,
    assert,
  }) => {
    const dice = new Dice('hostile forms')
    const targets = await battlefield(world)
    const { byForm } = await signedIn(world)
    const { id } = await world.company()
    const writing = screenRoutes(targets.filter((one) => !one.isFragile)).filter(
      ({ method }) => method !== 'GET'
    )
    for (const route of dice.some(writing, 60)) {
      for (const body of dice.some(bodies(dice, id), 2)) await byForm.strike({ ...route, body })
    }
    assert.deepEqual(byForm.faults, [])
  })
})
