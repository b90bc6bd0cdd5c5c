import { test, type World } from 'kontor/testing'
import { PRINT_LANGUAGES } from '../../documents/print/printed_document.js'
import { LETTER_LABELS } from '../../statements/party/letter/letter_labels.js'
import { askedLetter } from '../../statements/party/letter/letter_file.js'
import { pagesOf } from '../documents/pages_of.js'
import { books, owe, pay, refused } from '../payments/kit.js'

const DAYS = { from: '2026-02-01', to: '2026-02-28' }

/** What another program reads in a file. */
async function read(content: Buffer) {
  return (await pagesOf(content, ' ')).join(' ').replaceAll(/ +/g, ' ')
}

/** A customer who was charged in two currencies and paid a part. */
async function customer(world: World, values: Record<string, unknown> = {}) {
  await books(world)
  const { id } = await world.create('contacts.party', { name: 'Oakworks', ...values })
  const item = await owe(world, id, ['1100'], '2026-01-10')
  await owe(world, id, ['90', '100', 'USD'], '2026-02-05')
  await pay(world, id, '100', [{ open_item_id: item, amount: '100' }], { on_date: '2026-02-20' })
  return id
}

async function printed(world: World, id: number, query: Record<string, string> = {}) {
  const clerk = await world.as('accounting.clerk').context()
  const { content } = await askedLetter(clerk, { party_id: id, ...DAYS, ...query })
  return read(content as Buffer)
}

test.group('A statement of account', () => {
  test('says what stood, happened and is open, by currency and by when it was due', async ({
    world,
    assert,
  }) => {
    const page = await printed(world, await customer(world))
    for (const text of [
      'Statement of account',
      'Feb 1, 2026 to Feb 28, 2026',
      'Brought forward, before Feb 1, 2026 1,100.00',
      'Total of these days 0.00 100.00',
      'On Feb 28, 2026 Oakworks owes acme EUR 1,000.00.',
      'On Feb 28, 2026 Oakworks owes acme USD 100.00.',
      'Open items in USD',
      'Of this overdue USD 100.00',
      'Page 1 of 1',
    ]) {
      assert.include(page, text)
    }
    assert.include(page, ' 49 1,000.00')
  })

  test('is whole in every language', async ({ world, assert }) => {
    const id = await customer(world)
    for (const language of PRINT_LANGUAGES) {
      const page = await printed(world, id, { language })
      assert.include(page, LETTER_LABELS[language].title)
      assert.include(page, LETTER_LABELS[language].overdue)
      assert.notMatch(page, /\{\w+\}/)
    }
  })

  test('whom nothing is owed by is told so', async ({ world, assert }) => {
    await books(world)
    const { id } = await world.create('contacts.party', { name: 'Elm', language: 'uk' })
    assert.include(await printed(world, id), LETTER_LABELS.uk.nothing)
    assert.include(await printed(world, id), 'Від Elm')
  })

  test('leaves by mail as a PDF in his language, and stands beside his record', async ({
    world,
    assert,
  }) => {
    const id = await customer(world, { email: 'pay@oak.example', language: 'uk' })
    const clerk = world.as('accounting.clerk')
    await clerk.run('accounting.open_item.send_statement', null, { party_id: id, ...DAYS })
    const ctx = await world.context()
    const [mail] = await ctx.rows<Record<string, unknown>>(
      'SELECT `id`, `recipient`, `subject` FROM `outgoing_mail` WHERE `about_model` = ? AND `about_id` = ?',
      ['contacts.party', id]
    )
    assert.deepEqual([mail.recipient, mail.subject], ['pay@oak.example', 'Акт звірки від acme'])
    const [file] = await ctx.rows<{ name: string }>(
      'SELECT `name` FROM `mail_attachments` WHERE `mail_id` = ?',
      [mail.id]
    )
    assert.equal(file.name, 'Акт звірки взаємних розрахунків Oakworks 2026-02-28.pdf')
  })

  test('needs an address, and someone who may send it', async ({ world, assert }) => {
    const id = await customer(world)
    const send = (who: string) => () =>
      world.as(who).run('accounting.open_item.send_statement', null, { party_id: id, ...DAYS })
    assert.equal(await refused(send('accounting.clerk')), 'E_ADDRESS_MISSING')
    assert.notEqual(await refused(send('accounting.auditor')), 'nothing')
    assert.notEqual(await refused(send('sam')), 'nothing')
  })
})
