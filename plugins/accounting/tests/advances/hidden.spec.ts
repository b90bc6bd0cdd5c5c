import type { Context } from 'kontor/plugin'
import { test, type World } from 'kontor/testing'
import { paidAhead } from '../../advances/open_on.js'
import plugin from '../../plugin.js'
import { told } from '../access/ask.js'
import { PEOPLE } from '../access/people.js'
import { booksIn, invoice, take } from './kit.js'

/** The digits of an amount that only advances have. */
const SHOWN = '7357311'

/** One advance that is used, one that is open, and everything that shows them. */
async function stage(world: World) {
  const { ctx, oak } = await booksIn(world, 'DE')
  const used = await take(ctx, oak, { amount: '73573.11' })
  const { id } = await invoice(ctx, oak, { net: '99000', advances: [[used.id, '73573.11']] })
  await take(ctx, oak, { amount: '73573.11' })
  const run = (name: string, input: object) => (asker: Context) =>
    asker.run(name, null, input as never)
  const places: Record<string, (asker: Context) => Promise<unknown>> = {
    'the proposal': run('accounting.invoice.propose_advances', { kind: 'invoice', party_id: oak }),
    'the uses': run('accounting.advance_use.show', { advance_id: used.id }),
    'the invoice': run('accounting.invoice.show_effect', { invoice_id: id }),
    'statements': (asker) => paidAhead(asker, '2026-12-31'),
    'the contact': async (asker) => (await plugin.figures!['contacts.party']()).default(asker, oak),
  }
  return { places }
}

async function shownIn(asker: Context, { places }: Awaited<ReturnType<typeof stage>>) {
  const seen: string[] = []
  for (const [name, ask] of Object.entries(places)) {
    const text = await told(() => ask(asker))
    if (text.replace(/[^\d]/g, '').includes(SHOWN)) seen.push(name)
  }
  return seen
}

test.group('Amounts of advances', (group) => {
  group.each.timeout(60_000)

  test('are shown to the chief accountant', async ({ world, assert }) => {
    const given = await stage(world)
    const manager = await world.as('accounting.manager').context()
    assert.deepEqual(await shownIn(manager, given), Object.keys(given.places))
  })

  for (const [who, become] of Object.entries(PEOPLE)) {
    test(`are not shown to ${who}`, async ({ world, assert }) => {
      const given = await stage(world)
      assert.deepEqual(await shownIn(await become(world), given), [])
    })
  }
})
