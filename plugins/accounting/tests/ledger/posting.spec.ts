import { test } from 'kontor/testing'
import { Books, explained, refused, type TypedLine } from './books.js'

const RENT: TypedLine[] = [
  { on: '95000', debit: '100.00', text: 'November' },
  { on: '91000', credit: '100.00' },
]

const WRONG: { title: string; code: string; lines: TypedLine[]; more?: Record<string, unknown> }[] =
  [
    { title: 'without lines', code: 'E_ENTRY_EMPTY', lines: [] },
    {
      title: 'whose amounts are all zero',
      code: 'E_ENTRY_NOTHING',
      lines: [{ on: '95000', debit: '0.00' }, { on: '91000' }],
    },
    {
      title: 'out of balance',
      code: 'E_ENTRY_UNBALANCED',
      lines: [RENT[0], { on: '91000', credit: '99.99' }],
    },
    {
      title: 'with both sides in one line',
      code: 'E_LINE_BOTH_SIDES',
      lines: [{ on: '95000', debit: '1.00', credit: '1.00' }],
    },
    {
      title: 'on debtors without a customer',
      code: 'E_PARTY_NEEDED',
      lines: [{ on: '91200', debit: '100.00' }, RENT[1]],
    },
    {
      title: 'in no fiscal year',
      code: 'E_YEAR_MISSING',
      lines: RENT,
      more: { on_date: '1999-01-01' },
    },
    {
      title: 'with a currency but no amount in it',
      code: 'E_FOREIGN_HALF',
      lines: [{ ...RENT[0], foreign_currency: 'USD' }, RENT[1]],
    },
    {
      title: 'with the other currency on the other side',
      code: 'E_FOREIGN_SIGN',
      lines: [{ ...RENT[0], foreign_currency: 'USD', foreign_amount: '-110.00' }, RENT[1]],
    },
  ]

test.group('Posting entries', () => {
  test('numbers run in each journal and year, drawn at posting', async ({ world, assert }) => {
    const books = await Books.of(world)
    const year = (await world.context()).today.slice(0, 4)
    const draft = await books.draft(RENT)
    const first = await books.rent()
    const second = await books.rent('7.50')
    const cash = await books.rent('1.00', { journal_id: books.journal('CSH') })
    await world.as('accounting.clerk').run('accounting.entry.post', draft)
    assert.equal(first.number, `GEN/${year}/00001`)
    assert.equal(second.number, `GEN/${year}/00002`)
    assert.equal(cash.number, `CSH/${year}/00001`)
    assert.equal((await books.stored(draft.id)).number, `GEN/${year}/00003`)
    const next = await books.rent('1.00', { on_date: `${Number(year) + 1}-02-01` })
    assert.equal(next.number, `GEN/${Number(year) + 1}/00001`)
  })

  test('a posted entry changes the balances by its lines, and is sealed to the one before', async ({
    world,
    assert,
  }) => {
    const books = await Books.of(world)
    const first = await books.rent('100.00')
    const second = await books.rent('0.01')
    assert.equal(await books.balance('95000'), 10_001n)
    assert.equal(await books.balance('91000'), -10_001n)
    assert.match(first.seal!, /^1:[0-9a-f]{64}$/)
    assert.notEqual(first.seal, second.seal)
    assert.equal(second.amount?.toString(), '0.01')
  })

  for (const { title, code, lines, more } of WRONG) {
    test(`an entry ${title} is refused and nothing is written`, async ({ world, assert }) => {
      const books = await Books.of(world)
      const draft = await books.draft(lines, more)
      const answer = await refused(() =>
        world.as('accounting.clerk').run('accounting.entry.post', draft)
      )
      assert.equal(answer.code, code)
      assert.isTrue(explained(answer))
      assert.isNull((await books.stored(draft.id)).number)
      assert.equal(await books.balance('91000'), 0n)
      assert.match((await books.rent()).number!, /00001$/)
    })
  }

  test('amounts whose sum no engine keeps to the cent are refused, those below it are exact', async ({
    world,
    assert,
  }) => {
    const books = await Books.of(world)
    const most = '90000000000000.00'
    const whole = await books.rent(most)
    assert.equal(whole.amount?.toString(), most)
    const over: TypedLine[] = [
      { on: '95000', debit: most },
      { on: '95000', debit: '0.01' },
      { on: '91000', credit: most },
      { on: '91000', credit: '0.01' },
    ]
    assert.equal((await refused(() => books.post(over))).code, 'E_NUMBER_TOO_LARGE')
    assert.equal(await books.balance('95000'), 9_000_000_000_000_000n)
  })

  test('an account that has become a group takes no entry', async ({ world, assert }) => {
    const books = await Books.of(world)
    const draft = await books.draft(RENT)
    await world.as('ada').run('accounting.account.update', books.account('95000'), {
      is_group: true,
    })
    const answer = await refused(() =>
      world.as('accounting.clerk').run('accounting.entry.post', draft)
    )
    assert.equal(answer.code, 'E_ACCOUNT_GROUP')
    assert.isTrue(explained(answer))
  })

  test('a customer on an account that takes none is refused', async ({ world, assert }) => {
    const books = await Books.of(world)
    const party = (await world.create('contacts.party', { name: 'Alfreds' })).id
    const post = () => books.post([{ ...RENT[0], party }, RENT[1]])
    assert.equal((await refused(post)).code, 'E_PARTY_FORBIDDEN')
  })

  test('an account of one currency takes no other', async ({ world, assert }) => {
    const books = await Books.of(world)
    const usd = await world.create('accounting.account', {
      code: '91110',
      name: 'Dollars',
      type: 'bank',
      currency: 'USD',
    })
    const body = books.body([{ on: '91000', credit: '90.00' }])
    const line = { account_id: usd.id, debit: '90.00' }
    const post = async (more: object) => {
      const clerk = world.as('accounting.clerk')
      const lines = [...body.lines, { ...line, ...more }]
      const draft = await clerk.run<{ id: number }>('accounting.entry.create', null, {
        ...body,
        lines,
      })
      return clerk.run('accounting.entry.post', draft.id)
    }
    assert.equal((await refused(() => post({}))).code, 'E_ACCOUNT_CURRENCY')
    const foreign = { foreign_currency: 'USD', foreign_amount: '100.00' }
    assert.equal((await refused(() => post(foreign))).code, 'nothing')
  })

  test('an account may ask for a cost centre', async ({ world, assert }) => {
    const books = await Books.of(world)
    await world.as('ada').run('accounting.account.update', books.account('95000'), {
      needs_dimension: ['cost_centre'],
    })
    const answer = await refused(() => books.rent())
    assert.equal(answer.code, 'E_DIMENSION_NEEDED')
    assert.isTrue(explained(answer))
    const centre = await world.create('accounting.cost_centre', { code: 'HQ', name: 'Head office' })
    const lines = [{ ...RENT[0], cost_centre_id: centre.id }, RENT[1]]
    assert.isNotNull((await books.post(lines)).number)
  })

  test('a chronological journal takes no date before its last number', async ({
    world,
    assert,
  }) => {
    const books = await Books.of(world)
    const year = (await world.context()).today.slice(0, 4)
    const sale = (on_date: string) =>
      books.rent('1.00', { journal_id: books.journal('SAL'), on_date })
    await sale(`${year}-03-10`)
    const answer = await refused(() => sale(`${year}-03-09`))
    assert.equal(answer.code, 'E_CHRONOLOGICAL')
    assert.isTrue(explained(answer))
    assert.match((await sale(`${year}-03-10`)).number!, /00002$/)
  })
})
