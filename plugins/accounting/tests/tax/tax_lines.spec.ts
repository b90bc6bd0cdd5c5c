import { type Context, Money } from 'kontor/plugin'
import { test } from 'kontor/testing'
import { accountFor } from '../../ledger/account_for.js'
import {
  codesOf,
  companyIn,
  marksIn,
  plannedTaxes,
  postTaxed,
  type WrittenTaxes,
} from './posting.js'

/** The total of a document, the lines of its taxes as `account debit amount`, and its marks as `box amount`. */
async function told(ctx: Context, written: WrittenTaxes) {
  const { totals, lines, marks } = await plannedTaxes(ctx, written)
  const codes = await codesOf(ctx, 'accounting.account')
  const boxes = await codesOf(ctx, 'accounting.return_box')
  return {
    total: Money.of(totals.total, 'EUR').toString(),
    lines: lines.map((line) =>
      line.debit
        ? `${codes.get(line.accountId)} debit ${line.debit}`
        : `${codes.get(line.accountId)} credit ${line.credit}`
    ),
    marks: marks.map((mark) => `${boxes.get(mark.boxId!)} ${mark.amount}`),
  }
}

const CASES: (WrittenTaxes & { what: string; is: object })[] = [
  {
    what: 'a sale at 19 % and 7 %',
    scope: 'sale',
    lines: [
      { net: '100.00', tax: 'U19' },
      { net: '50.00', tax: 'U7' },
    ],
    is: {
      total: '172.50',
      lines: ['3806 credit 19.00', '3801 credit 3.50'],
      marks: ['81 100.00', '86 50.00'],
    },
  },
  {
    what: 'its credit note',
    scope: 'sale',
    isCreditNote: true,
    lines: [{ net: '100.00', tax: 'U19' }],
    is: { total: '119.00', lines: ['3806 debit 19.00'], marks: ['81 -100.00'] },
  },
  {
    what: 'a purchase at 19 %',
    scope: 'purchase',
    lines: [{ net: '100.00', tax: 'V19' }],
    is: { total: '119.00', lines: ['1406 debit 19.00'], marks: ['66 19.00'] },
  },
  {
    what: 'an acquisition within the EU: owed and claimed back',
    scope: 'purchase',
    lines: [{ net: '100.00', tax: 'VIGE19' }],
    is: {
      total: '100.00',
      lines: ['1404 debit 19.00', '3804 credit 19.00'],
      marks: ['89 100.00', '61 19.00'],
    },
  },
  {
    what: 'a service from the EU, credited',
    scope: 'purchase',
    isCreditNote: true,
    lines: [{ net: '100.00', tax: 'V13BEU' }],
    is: {
      total: '100.00',
      lines: ['1407 credit 19.00', '3837 debit 19.00'],
      marks: ['46 -100.00', '67 -19.00', '47 -19.00'],
    },
  },
  {
    what: 'import VAT by the notice of the customs: only the tax is left',
    scope: 'purchase',
    lines: [{ net: '38.00', tax: 'VEUST' }],
    is: {
      total: '38.00',
      lines: ['1433 debit 38.00', '5400 credit 38.00'],
      marks: ['62 38.00'],
    },
  },
  {
    what: 'a supply within the EU',
    scope: 'sale',
    lines: [{ net: '100.00', tax: 'UIGL' }],
    is: { total: '100.00', lines: [], marks: ['41 100.00'] },
  },
]

test.group('Taxes of a document in the books', () => {
  test('{what}')
    .with(CASES)
    .run(async ({ world, assert }, { is, what: _what, ...written }) => {
      const ctx = await companyIn(world, 'DE')
      assert.deepEqual(await told(ctx, written), is)
    })

  test('a share that cannot be deducted goes where its line goes', async ({ world, assert }) => {
    const ctx = await companyIn(world, 'PL')
    const written = { scope: 'purchase' as const, lines: [{ net: '100.00', tax: 'Z23P' }] }
    const { code } = await accountFor(ctx, 'purchases')
    assert.deepEqual(await told(ctx, written), {
      total: '123.00',
      lines: ['221-1 debit 11.50', `${code} debit 11.50`],
      marks: ['K_42 50.00', 'K_43 11.50'],
    })
  })

  test('what a posted entry says to the return is kept with its line and party', async ({
    world,
    assert,
  }) => {
    const ctx = await companyIn(world, 'DE')
    const party = await world.create('contacts.party', { name: 'Bolt' })
    const lines = [{ net: '100.00', tax: 'V19' }]
    const { entry } = await postTaxed(ctx, party.id, { scope: 'purchase', lines })
    const { data } = await ctx.list('accounting.tax_mark', {
      fields: 'entry_id,party_id,amount,of,on_date,entry_line_id',
    })
    assert.lengthOf(data, 1)
    const mark = { entry_id: entry.id, party_id: party.id, amount: '19.00', of: 'tax' }
    assert.containSubset(data[0], { ...mark, on_date: ctx.today })
    assert.isNumber(data[0].entry_line_id)
  })

  test('an entry that is taken back takes back what it said to the return', async ({
    world,
    assert,
  }) => {
    const ctx = await companyIn(world, 'DE')
    const party = await world.create('contacts.party', { name: 'Bolt' })
    const lines = [{ net: '100.00', tax: 'U19' }]
    const { entry } = await postTaxed(ctx, party.id, { scope: 'sale', lines })
    await ctx.run('accounting.entry.reverse', entry.id, { on_date: ctx.today })
    assert.deepEqual(await marksIn(ctx), ['81 100.00', '81 -100.00'])
  })
})
