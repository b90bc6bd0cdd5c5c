import { test } from 'kontor/testing'
import type Entry from '../../models/entry.js'
import type EntryLine from '../../models/entry_line.js'
import { Books, explained, refused } from './books.js'

test.group('Taking entries back', () => {
  test('a reversal books the other way round, with its dimensions, and happens once', async ({
    world,
    assert,
  }) => {
    const books = await Books.of(world)
    const centre = await world.create('accounting.cost_centre', { code: 'HQ', name: 'Head office' })
    const entry = await books.post([
      { on: '95000', debit: '40.00', cost_centre_id: centre.id, text: 'Rent' },
      { on: '91000', credit: '40.00', foreign_currency: 'USD', foreign_amount: '-44.00' },
    ])
    const clerk = world.as('accounting.clerk')
    const reversal = await clerk.run<Entry>('accounting.entry.reverse', entry)
    const ctx = await world.context()
    const lines = await ctx.lines<EntryLine>(reversal, 'lines')
    assert.equal(lines[0].credit?.toString(), '40.00')
    assert.equal(lines[0].costCentreId, centre.id)
    assert.equal(lines[1].foreignAmount?.toString(), '44.00')
    assert.equal(reversal.reversesId, entry.id)
    assert.equal(await books.balance('95000'), 0n)
    const again = await refused(() => clerk.run('accounting.entry.reverse', entry))
    assert.equal(again.code, 'E_REVERSED_ALREADY')
    assert.isTrue(explained(again))
  })

  test('a reversal needs an open day', async ({ world, assert }) => {
    const books = await Books.of(world)
    const entry = await books.rent()
    const answer = await refused(() =>
      world.as('accounting.clerk').run('accounting.entry.reverse', entry, { on_date: '1999-01-01' })
    )
    assert.equal(answer.code, 'E_YEAR_MISSING')
  })

  test('a correction changes the books only when it is posted, in one step with the reversal', async ({
    world,
    assert,
  }) => {
    const books = await Books.of(world)
    const wrong = await books.rent('100.00')
    const clerk = world.as('accounting.clerk')
    const draft = await clerk.run<Entry>('accounting.entry.correct', wrong)
    assert.equal(await books.balance('95000'), 10_000n)
    const ctx = await world.context()
    const [debit, credit] = await ctx.lines<EntryLine>(draft, 'lines')
    const lines = [
      { id: debit.id, debit: '10.00' },
      { id: credit.id, credit: '10.00' },
    ]
    await clerk.run('accounting.entry.update', draft.id, { lines })
    const effect = await clerk.run<{ account: string; change: string }[]>(
      'accounting.entry.show_effect',
      null,
      { entry_id: draft.id }
    )
    assert.deepEqual(
      effect.map((one) => [one.account, one.change]),
      [
        ['91000 Till', '90.00'],
        ['95000 Rent', '-90.00'],
      ]
    )
    await clerk.run('accounting.entry.post', draft.id)
    const posted = await books.stored(draft.id)
    assert.equal(posted.correctsId, wrong.id)
    assert.match(posted.number!, /00003$/)
    assert.equal(await books.balance('95000'), 1_000n)
    const reversal = await ctx
      .records<Entry>('accounting.entry')
      .findBy(['reverses_id', 'eq', wrong.id])
    assert.match(reversal!.number!, /00002$/)
  })
})

test.group('Posted entries are final', () => {
  test('no path changes or removes one', async ({ world, assert }) => {
    const books = await Books.of(world)
    const entry = await books.rent()
    const ctx = await world.context()
    const [line] = await ctx.lines<EntryLine>(entry, 'lines')
    const ada = world.as('ada')
    const attempts: [string, Record<string, unknown>, string][] = [
      ['update', { text: 'x' }, 'E_FINAL'],
      ['update', { lines: [{ id: line.id, debit: '1.00' }] }, 'E_FINAL'],
      ['update', { lines: [{ id: line.id, _delete: true }] }, 'E_FINAL'],
      ['delete', {}, 'E_FINAL'],
      ['archive', {}, 'E_NOT_FOUND'],
      ['post', {}, 'E_NOT_DRAFT'],
    ]
    for (const [verb, input, code] of attempts) {
      const answer = await refused(() => ada.run(`accounting.entry.${verb}`, entry.id, input))
      assert.equal(answer.code, code, verb)
    }
    assert.equal(
      (await refused(() => ada.run('accounting.entry_line.update', line.id, { debit: '1.00' })))
        .code,
      'E_NOT_FOUND'
    )
    assert.equal(await books.balance('95000'), 10_000n)
  })

  test('a draft is deleted with its lines, and no number is lost', async ({ world, assert }) => {
    const books = await Books.of(world)
    const draft = await books.draft([{ on: '95000', debit: '1.00' }])
    await world.as('accounting.clerk').run('accounting.entry.delete', draft)
    const ctx = await world.context()
    assert.isUndefined(await ctx.records('accounting.entry').find(draft.id))
    assert.match((await books.rent()).number!, /00001$/)
  })
})
