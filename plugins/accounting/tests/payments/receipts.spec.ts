import { test, type World } from 'kontor/testing'
import { PRINT_LANGUAGES } from '../../documents/print/printed_document.js'
import Payment from '../../models/payment.js'
import { receiptFile } from '../../payments/print/receipt_file.js'
import { pagesOf } from '../documents/pages_of.js'
import { posted } from '../documents/sheet.js'
import { books, owe, pay, refused } from './kit.js'

/** An invoice over 100, paid with 97 less 3 discount, and 10 more on account. */
async function paidBy(world: World, language: string) {
  const { ctx } = await books(world)
  const { id } = await world.create('contacts.party', {
    name: 'Oakworks',
    email: 'oak@example.org',
    language,
    addresses: [{ kind: 'invoice', street: 'Lime Street 5', city: 'Leeds', country: 'GB' }],
  })
  const invoice = await posted(world, { party_id: id, reference: 'PO 7' }, [
    { text: 'Desk', price: '100' },
  ])
  const item = await ctx.list('accounting.open_item', {
    filter: ['entry_id', 'eq', invoice.entryId!],
  })
  const lines = [{ open_item_id: item.data[0].id as number, amount: '97', discount: '3' }]
  const more = { rest: 'on_account', reference: 'Thanks' }
  return Payment.findOrFail(ctx, await pay(world, id, '107', lines, more))
}

test.group('Receipts of payments', () => {
  test('a receipt says who paid what for which document, in his language', async ({
    world,
    assert,
  }) => {
    const payment = await paidBy(world, 'de')
    const { name, content } = await receiptFile(await world.context(), payment)
    assert.equal(name, 'Zahlungsbestätigung BNK-2026-00001.pdf')
    const page = (await pagesOf(content))[0]
    for (const text of [
      'Oakworks',
      'Lime Street 5',
      'SAL/2026/00001 · PO 7',
      '97,00 EUR',
      '3,00 EUR',
      'Guthaben',
      '10,00 EUR',
      '107,00 EUR',
    ]) {
      assert.include(page, text)
    }
  })

  test('it prints in {$self}, also what was paid to a supplier')
    .with([...PRINT_LANGUAGES])
    .run(async ({ world, assert }, language) => {
      const { ctx, party } = await books(world)
      const oak = await party()
      const item = await owe(world, oak, ['-40'])
      const id = await pay(world, oak, '40', [{ open_item_id: item, amount: '40' }], {
        direction: 'out',
      })
      const payment = await Payment.findOrFail(ctx, id)
      const { content } = await receiptFile(ctx, payment, language)
      assert.include((await pagesOf(content))[0], 'GEN/2026/00001')
    })

  test('it is mailed to whom it is for; a draft has none', async ({ world, assert }) => {
    const payment = await paidBy(world, 'en')
    const clerk = world.as('accounting.clerk')
    await clerk.run('accounting.payment.send', payment.id)
    const ctx = await world.context()
    const [mail] = await ctx.rows<{ recipient: string; subject: string }>(
      'SELECT `recipient`, `subject` FROM `outgoing_mail` ORDER BY `id` DESC LIMIT 1'
    )
    assert.deepEqual(mail, {
      recipient: 'oak@example.org',
      subject: 'Receipt BNK/2026/00001 from acme',
    })
    const { party, journal } = await books(world)
    const draft = await clerk.run<{ id: number }>('accounting.payment.create', null, {
      party_id: await party('Elm'),
      journal_id: await journal('bank'),
      amount: '5',
    })
    const send = () => clerk.run('accounting.payment.send', draft.id)
    assert.equal(await refused(send), 'E_NOT_POSTED')
    const stored = await Payment.findOrFail(ctx, draft.id)
    assert.equal(await refused(() => receiptFile(ctx, stored)), 'E_NOT_POSTED')
  })
})
