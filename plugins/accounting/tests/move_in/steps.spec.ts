import { test, type World } from 'kontor/testing'
import { moveInScreen } from '../../move_in/screen.js'
import { refused } from '../ledger/books.js'

const shown = async (world: World, step: string) => {
  const { steps } = await moveInScreen(await world.context())
  return steps.find((one) => one.step === step)!
}

test.group('Steps of moving in', () => {
  test('say what is there and what is missing, and are signed by name', async ({
    world,
    assert,
  }) => {
    await world.enable('accounting')
    const chart = await shown(world, 'chart')
    assert.deepEqual([chart.state, chart.missing], ['ready', []])
    const parties = await shown(world, 'parties')
    assert.deepEqual([parties.state, parties.missing[0].key], ['open', 'parties.missing'])
    const manager = world.as('accounting.manager')
    await manager.run('accounting.move_in_step.sign', null, { step: 'chart' })
    const signed = await shown(world, 'chart')
    assert.equal(signed.state, 'signed')
    assert.isNotEmpty(signed.signature!.by)
    await manager.run('accounting.move_in_step.unsign', null, { step: 'chart' })
    assert.isNull((await shown(world, 'chart')).signature)
  })

  test('lead everybody where he may go: to do it, else to look', async ({ world, assert }) => {
    await world.enable('accounting')
    const company = (await world.company()).id
    const placesOf = async (who: string) => {
      const { steps } = await moveInScreen(await world.as(who).context())
      const at = (step: string) => steps.find((one) => one.step === step)!.href
      return [at('company'), at('chart'), at('parties'), at('opening')]
    }
    assert.deepEqual(await placesOf('ada'), [
      `/kernel/companies/${company}/edit`,
      '/accounting/choose-chart',
      '/contacts/parties/import',
      '/accounting/openings/import',
    ])
    assert.deepEqual(await placesOf('accounting.clerk'), [
      null,
      '/accounting/chart-of-accounts',
      '/contacts/parties',
      '/accounting/openings',
    ])
  })

  test('ask for the country: without it everybody counts as domestic', async ({
    world,
    assert,
  }) => {
    const ctx = await world.context({ plugins: ['accounting'] })
    const asked = async () => {
      const { missing } = await shown(world, 'company')
      return missing.some((one) => one.key === 'company.missing.country')
    }
    await world.as('ada').run('kernel.company.update', ctx.company.id, { country: null })
    assert.isTrue(await asked())
    await world.as('ada').run('kernel.company.update', ctx.company.id, { country: 'DE' })
    assert.isFalse(await asked())
  })

  test('are signed with a note where something is missing, and say when something changed since', async ({
    world,
    assert,
  }) => {
    await world.enable('accounting')
    const manager = world.as('accounting.manager')
    const sign = (more = {}) =>
      manager.run('accounting.move_in_step.sign', null, { step: 'parties', ...more })
    assert.equal((await refused(sign)).code, 'E_MOVE_IN_NOTE')
    await sign({ note: 'The shop opens next week' })
    assert.equal((await shown(world, 'parties')).state, 'signed')
    await world.create('contacts.party', { name: 'Bolt', is_customer: true })
    assert.equal((await shown(world, 'parties')).state, 'changed')
    await sign()
    const again = await shown(world, 'parties')
    assert.deepEqual([again.state, again.signature!.note], ['signed', null])
  })

  test('hold what was brought along against the books before, until it can no longer be undone', async ({
    world,
    assert,
  }) => {
    const ctx = await world.context({ plugins: ['accounting'] })
    const of = async (code: string) =>
      (await ctx.records('accounting.account').findBy(['code', 'eq', code]))!.id
    const [bank, capital] = [await of('1000'), await of('3000')]
    const manager = world.as('accounting.manager')
    const opening = await manager.run<{ id: number }>('accounting.opening.create', null, {
      text: 'Brought along',
      control_debit: '110.00',
      lines: [
        { account_id: bank, debit: '100.00' },
        { account_id: capital, credit: '100.00' },
      ],
    })
    const { openings } = await moveInScreen(await world.context())
    assert.deepEqual(openings[0].controls[0], {
      of: 'debit',
      expected: '110.00',
      found: '100.00',
      difference: '-10.00',
    })
    assert.equal((await shown(world, 'controls')).state, 'open')
    await manager.run('accounting.opening.update', opening.id, {
      control_debit: '100.00',
      version: 1,
    })
    await manager.run('accounting.opening.post', opening.id)
    assert.equal((await shown(world, 'controls')).state, 'ready')
    assert.equal((await shown(world, 'opening')).state, 'ready')
    assert.isTrue((await moveInScreen(await world.context())).openings[0].mayUndo)
  })

  test('are signed by the chief accountant, not by a bookkeeper', async ({ world, assert }) => {
    await world.enable('accounting')
    const clerk = world.as('accounting.clerk')
    await assert.rejects(
      () => clerk.run('accounting.move_in_step.sign', null, { step: 'chart' }),
      'E_FORBIDDEN'
    )
  })
})
