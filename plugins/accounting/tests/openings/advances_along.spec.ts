import { test, type World } from 'kontor/testing'
import { importFile } from '#tests/public_data'
import { advancesAgree } from '../../advances/invariant.js'
import { accountFor } from '../../ledger/account_for.js'
import type { Purpose } from '../../ledger/account_types.js'
import Advance from '../../models/advance.js'
import Opening from '../../models/opening.js'
import { openingsHold } from '../../openings/invariants.js'
import { booksIn, draft, invoice, openOf } from '../advances/kit.js'
import { refused } from '../ledger/books.js'

const FILE = '../../plugins/accounting/tests/vectors/charts/open_advances.csv'

type Row = [Purpose, 'debit' | 'credit', string, Record<string, unknown>?]

/** German books with an opening of these rows. */
async function moved(world: World, rows: (oak: number, u19: number) => Row[]) {
  const books = await booksIn(world, 'DE')
  const lines = []
  for (const [purpose, side, amount, more] of rows(books.oak, await books.tax('U19'))) {
    lines.push({ account_id: (await accountFor(books.ctx, purpose)).id, [side]: amount, ...more })
  }
  const opening = await books.ctx.run<Opening>('accounting.opening.create', null, {
    text: 'Balances brought along',
    on_date: '2026-01-01',
    lines,
  })
  return { ...books, opening, post: () => books.ctx.run('accounting.opening.post', opening.id) }
}

/** 1,190 of a customer, 190 of it tax, and the money in the bank. */
const usual = (oak: number, u19: number): Row[] => [
  ['bank', 'debit', '1000'],
  ['customer_advance_tax', 'debit', '190'],
  ['customer_advances', 'credit', '1190', { party_id: oak, tax_id: u19, reference: 'AR-7' }],
]

test.group('Advances a company brings along', () => {
  test('an advance in the opening balances is used by an invoice, and its tax is taken back once', async ({
    world,
    assert,
  }) => {
    const { ctx, oak, tax, balance, box, post } = await moved(world, usual)
    await post()
    const [advance] = await Advance.where(ctx, ['party_id', 'eq', oak])
    assert.match(advance.number!, /^ADV-\d{4}-00001$/)
    assert.equal(`${advance.open} ${advance.tax} ${advance.text}`, '1190.00 190.00 AR-7')
    assert.equal(await box('81', '2026-01'), '0', 'declared with the books before')
    assert.deepEqual(await advancesAgree.check(ctx), [])

    const final = await invoice(ctx, oak, {
      net: '5000',
      taxId: await tax('U19'),
      advances: [[advance.id, '1190']],
    })
    assert.equal(String(final.open), '4760.00')
    assert.equal(await box('81', '2026-03'), '400000')
    assert.equal(await balance('customer_advances'), '0')
    assert.equal(await balance('customer_advance_tax'), '0')
    assert.deepEqual(await openOf(ctx, advance), ['used', '0.00', '0.00'])
    assert.deepEqual(await advancesAgree.check(ctx), [])
  })

  test('what was paid to a supplier in dollars keeps its worth, and a draft bill may use it', async ({
    world,
    assert,
  }) => {
    const { ctx, oak, post, rate } = await moved(world, (party) => [
      ['supplier_advances', 'debit', '900', dollars(party, '1000')],
      ['bank', 'credit', '900'],
    ])
    await post()
    const [advance] = await Advance.where(ctx, ['party_id', 'eq', oak])
    assert.equal(`${advance.side} ${advance.open} ${advance.currency}`, 'supplier 1000.00 USD')
    assert.equal(String(advance.worth), '900.00')
    await rate('USD', '2026-03-01', '0.95')
    const bill = await draft(ctx, oak, {
      ...{ net: '1500', kind: 'bill', currency: 'USD' },
      advances: [[advance.id, '1000']],
    })
    await ctx.run('accounting.invoice.post', bill.id)
    assert.deepEqual(await openOf(ctx, advance), ['used', '0.00', '0.00'])
    assert.deepEqual(await advancesAgree.check(ctx), [])
  })

  test('is refused where the tax that waits, the party or the side is missing', async ({
    world,
    assert,
  }) => {
    const rows: ((oak: number, u19: number) => Row[])[] = [
      (oak, u19) => usual(oak, u19).filter(([purpose]) => purpose !== 'customer_advance_tax'),
      (oak) => usual(oak, 0).map(([a, b, c, more]) => [a, b, c, more && { party_id: oak }]),
      () => [
        ['bank', 'debit', '5'],
        ['customer_advances', 'credit', '5'],
      ],
      (oak) => [
        ['bank', 'credit', '5'],
        ['customer_advances', 'debit', '5', { party_id: oak }],
      ],
      (_, u19) => [
        ['bank', 'debit', '5', { tax_id: u19 }],
        ['sales', 'credit', '5'],
      ],
    ]
    const { ctx, opening, oak, tax } = await moved(world, usual)
    const found = []
    for (const make of rows) {
      const lines = []
      for (const [purpose, side, amount, more] of make(oak, await tax('U19'))) {
        lines.push({ account_id: (await accountFor(ctx, purpose)).id, [side]: amount, ...more })
      }
      const offset = (await accountFor(ctx, 'purchases')).id
      const text = { text: 'Again', on_date: '2026-01-01', offset_id: offset, lines }
      const { id } = await ctx.run<Opening>('accounting.opening.create', null, text)
      found.push(await refused(() => ctx.run('accounting.opening.post', id)))
    }
    assert.deepEqual(
      found.map((one) => one.code),
      [
        'E_OPENING_ADVANCE_TAX',
        'E_OPENING_ADVANCE_TAX',
        'E_PARTY_NEEDED',
        'E_OPENING_ADVANCE_SIDE',
        'E_OPENING_TAX',
      ]
    )
    assert.include(found[0].params, { expected: '190.00', side: 'debit', found: '0.00' })
    assert.include(found[1].params, { expected: '0.00', found: '190.00', found_side: 'debit' })
    assert.isTrue((await Opening.findOrFail(ctx, opening.id)).isDraft)
    assert.lengthOf(await Advance.where(ctx, ['id', 'notnull']), 0)
  })

  test('goes with its opening when that is undone, unless it is used; alone it is not undone', async ({
    world,
    assert,
  }) => {
    const { ctx, oak, opening, post, balance } = await moved(world, usual)
    await post()
    const [advance] = await Advance.where(ctx, ['party_id', 'eq', oak])
    const alone = await refused(() =>
      ctx.run('accounting.advance.undo', advance.id, { on_date: '2026-01-02' })
    )
    assert.equal(alone.code, 'E_ADVANCE_OF_OPENING')
    await ctx.run('accounting.opening.undo', opening.id)
    assert.deepEqual(await openOf(ctx, advance), ['cancelled', '0.00', '0.00'])
    assert.equal(await balance('customer_advances'), '0')
    await post()
    assert.lengthOf(await Advance.where(ctx, ['state', 'eq', 'open']), 1)
    for (const one of [advancesAgree, openingsHold]) assert.deepEqual(await one.check(ctx), [])
  })

  test('open advances come in by file beside the trial balance', async ({
    client,
    world,
    assert,
  }) => {
    const { ctx, oak } = await booksIn(world, 'DE')
    await ctx.run('contacts.party.update', oak, { external_id: 'C1' })
    const result = await importFile(client, await world.as('ada').token(), {
      model: 'accounting.opening',
      file: FILE,
      mapping: 'accounting/open_advances',
    })
    assert.include(result, { state: 'done', created_count: 1, refused_count: 0 })
    const [opening] = await Opening.where(ctx, ['id', 'notnull'])
    await world.as('accounting.manager').run('accounting.opening.post', opening.id)
    const advances = await Advance.where(ctx, ['party_id', 'eq', oak], { sort: 'id' })
    assert.deepEqual(
      advances.map((one) => `${one.text} ${one.open} ${one.tax}`),
      ['AR-7 1190.00 190.00', 'AR-9 535.00 35.00']
    )
  })
})

function dollars(party: number, amount: string) {
  return { party_id: party, foreign_currency: 'USD', foreign_amount: amount }
}
