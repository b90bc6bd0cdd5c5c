import { Money, type Context } from 'kontor/plugin'
import { test, type World } from 'kontor/testing'
import { transaction } from '#kernel/records/storage/transaction'
import { accountFor } from '../../ledger/account_for.js'
import { journalOf } from '../../ledger/journal_of.js'
import { postEntry } from '../../ledger/post_entry.js'
import { computeTaxes } from '../../tax/engine/compute_taxes.js'
import type { TaxScope } from '../../tax/lists.js'
import { taxRulesOf } from '../../tax/rules_of.js'
import { taxLinesOf } from '../../tax/tax_lines_of.js'

interface Sold {
  net: string
  tax: string
}

interface Written {
  scope: TaxScope
  isCreditNote?: boolean
  lines: Sold[]
}

const MILLION = 1_000_000n

async function companyIn(world: World, country: string) {
  await world.as('ada').run('kernel.company.update', (await world.company()).id, { country })
  return world.context({ plugins: ['accounting'] })
}

async function taxId(ctx: Context, code: string) {
  const { data } = await ctx.list('accounting.tax', { filter: ['code', 'eq', code] })
  return Number(data[0].id)
}

/** The lines of a document's taxes, and marks, as `account debit credit` and `box amount`. */
async function planned(ctx: Context, { scope, isCreditNote = false, lines }: Written) {
  const priced = []
  for (const line of lines) {
    const [rule] = await taxRulesOf(ctx, [await taxId(ctx, line.tax)], { isCreditNote })
    priced.push({
      quantity: MILLION,
      price: Money.parse(line.net, 'EUR').units * 10_000n,
      taxes: [rule],
    })
  }
  const totals = computeTaxes({ currencyDecimals: 2, lines: priced })
  const own = await accountFor(ctx, scope === 'sale' ? 'sales' : 'purchases')
  const posting = {
    scope,
    isCreditNote,
    totals,
    accounts: lines.map(() => own.id),
    onDate: '2026-03-31',
    currency: 'EUR',
    toCompany: (amount: bigint) => amount,
  }
  return { own, totals, ...(await taxLinesOf(ctx, posting)) }
}

async function told(ctx: Context, written: Written) {
  const { totals, lines, marks } = await planned(ctx, written)
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

async function codesOf(ctx: Context, model: string) {
  const { data } = await ctx.list(model, { limit: '500' })
  return new Map(data.map((one) => [Number(one.id), String(one.code)]))
}

const CASES: (Written & { what: string; is: object })[] = [
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
    const { own, lines, marks } = await planned(ctx, {
      scope: 'purchase',
      lines: [{ net: '100.00', tax: 'V19' }],
    })
    const euro = (text: string) => Money.parse(text, 'EUR')
    const entry = await transaction(ctx, async (inner) =>
      postEntry(inner, {
        journalId: (await journalOf(inner, 'purchases')).id,
        onDate: ctx.today,
        kind: 'document',
        lines: [
          { accountId: own.id, debit: euro('100.00') },
          ...lines,
          {
            accountId: (await accountFor(inner, 'payable')).id,
            partyId: party.id,
            credit: euro('119.00'),
          },
        ],
        marks,
      })
    )
    const { data } = await ctx.list('accounting.tax_mark', { include: 'box,entry_line' })
    assert.lengthOf(data, 1)
    assert.containSubset(data[0], {
      entry_id: entry.id,
      party_id: party.id,
      amount: '19.00',
      of: 'tax',
      on_date: '2026-03-31',
    })
  })
})
