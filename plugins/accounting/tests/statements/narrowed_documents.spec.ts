import { test, type World } from 'kontor/testing'
import OpenItem from '../../models/open_item.js'
import { aged } from '../../statements/open/aged.js'
import { partyLedgerScreen } from '../../statements/screens.js'
import { party, posted } from '../documents/sheet.js'
import { books, pay } from '../payments/kit.js'

const DAYS = { from: '2026-01-01', to: '2026-12-31' }

/** A customer, two cost centres, and what of him stands on one of them. */
async function shops(world: World) {
  const { ctx } = await books(world)
  const oak = await party(world)
  const centre = async (code: string) =>
    (await world.create('accounting.cost_centre', { code, name: code })).id
  const [north, south] = [await centre('N'), await centre('S')]
  const line = (price: string, at: number | null) => ({
    ...{ text: 'Steel', price, cost_centre_id: at },
  })
  const owed = async (at: number | null) => {
    const filter = { cost_centre_id: at === null ? null : [at] }
    return (await aged(ctx, 'receivable', '2026-12-31', filter)).totals.total
  }
  const closing = async (at: number) => {
    const asked = { ...DAYS, party_id: oak, in: 'company', cost_centre_id: at }
    return (await partyLedgerScreen(ctx, asked)).ledger!.sections[0]
  }
  const itemOf = async (entryId: number | null) =>
    (await OpenItem.findBy(ctx, ['entry_id', 'eq', entryId!]))!.id
  return { ctx, oak, north, south, line, owed, closing, itemOf }
}

test.group('What is owed, by cost centre', () => {
  test('an invoice stands under the one all its lines share, another under none', async ({
    world,
    assert,
  }) => {
    const { oak, north, south, line, owed } = await shops(world)
    const nothing = { ...line('0', null), text: 'As agreed' }
    await posted(world, { party_id: oak }, [line('70', north), line('10', north), nothing])
    await posted(world, { party_id: oak }, [line('5', north), line('6', south)])
    await posted(world, { party_id: oak }, [line('3', north), line('4', null)])
    assert.deepEqual(
      [await owed(north), await owed(south), await owed(null)],
      ['80.00', '0.00', '18.00']
    )
  })

  test('what pays it stands there, with what was written off and what the rates made of it', async ({
    world,
    assert,
  }) => {
    const { ctx, oak, north, line, owed, closing, itemOf } = await shops(world)
    for (const [day, rate] of [
      ['2026-01-01', '0.5'],
      ['2026-04-01', '0.6'],
    ]) {
      await ctx.run('accounting.exchange_rate.create', null, {
        ...{ currency: 'USD', on_date: day, rate },
      })
    }
    const values = { party_id: oak, currency: 'USD' }
    const { entryId } = await posted(world, values, [line('100', north)])
    assert.equal((await closing(north)).closing, '50.00')
    const paid = { open_item_id: await itemOf(entryId), amount: '90', write_off: '10' }
    const more = { currency: 'USD', on_date: '2026-04-02' }
    await pay(world, oak, '90', [paid], more)
    assert.equal(await owed(north), '0.00')
    const { debit, credit, closing: left } = await closing(north)
    assert.deepEqual([debit, credit, left], ['59.00', '59.00', '0.00'])
  })

  test('an advance it uses stands there', async ({ world, assert }) => {
    const { ctx, oak, north, line, owed, closing } = await shops(world)
    await pay(world, oak, '30', [], { advances: [{ amount: '30' }] })
    const invoice = await posted(world, { party_id: oak }, [line('100', north)])
    const advance = await ctx.records('accounting.advance').findBy(['party_id', 'eq', oak])
    await ctx.run('accounting.advance.recall', advance!.id, {
      ...{ invoice_id: invoice.id, amount: '30', on_date: '2026-03-12' },
    })
    assert.equal(await owed(north), '70.00')
    assert.equal((await closing(north)).closing, '70.00')
  })
})
