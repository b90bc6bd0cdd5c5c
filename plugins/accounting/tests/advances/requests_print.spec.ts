import { test, type World } from 'kontor/testing'
import { askedRequest, requestFile } from '../../advances/requests/print/request_file.js'
import { LABELS } from '../../documents/print/labels.js'
import { LAYOUTS, PRINT_LANGUAGES } from '../../documents/print/printed_document.js'
import { pagesOf } from '../documents/pages_of.js'
import { party, refused } from '../documents/sheet.js'
import { companyIn } from '../tax/posting.js'
import { issued, requestDraft, taxOf } from './requests_kit.js'

async function requestTo(world: World, values: Record<string, unknown> = {}) {
  await companyIn(world, 'DE')
  const customer = await party(world, { name: 'Bolt', email: 'pay@bolt.example', ...values })
  return issued(world, { party_id: customer, note: 'Kitchen of order 7' }, [
    { text: 'Kitchen', price: '10000', share: '30', tax_id: await taxOf(world, 'U19') },
  ])
}

test.group('An advance request as a document', () => {
  test('is titled by language and says share, tax, total and until when', async ({
    world,
    assert,
  }) => {
    const request = await requestTo(world, { language: 'de' })
    const { name, content } = await requestFile(await world.context(), request)
    assert.equal(name, 'Anzahlungsrechnung REQ-2026-00001.pdf')
    const [page] = await pagesOf(content)
    for (const text of [
      'Anzahlungsrechnung REQ/2026/00001',
      '30 %',
      '10.000,00',
      '3.000,00',
      '570,00',
      '3.570,00',
      '24.03.2026',
      'Schlussrechnung',
      'Kitchen of order 7',
    ]) {
      assert.include(page, text)
    }
  })

  test('is whole in every layout and language')
    .with(LAYOUTS.flatMap((layout) => PRINT_LANGUAGES.map((language) => ({ layout, language }))))
    .run(async ({ world, assert }, { layout, language }) => {
      const request = await requestTo(world)
      const options = { layout, language }
      const { content } = await requestFile(await world.context(), request, options)
      const [page] = await pagesOf(content)
      const labels = LABELS[language]
      const wanted = [labels.advance_request, labels.share, labels.total, labels.payment]
      for (const text of [...wanted, 'REQ/2026/00001', 'Kitchen']) assert.include(page, text)
    })

  test('is handed out only to whoever may print and see it', async ({ world, assert }) => {
    const request = await requestTo(world)
    const nobody = await world.as('sam').context()
    assert.notEqual(await refused(() => askedRequest(nobody, { id: request.id })), 'nothing')
    const clerk = await world.as('accounting.clerk').context()
    assert.equal((await askedRequest(clerk, { id: request.id })).mediaType, 'application/pdf')
    assert.equal(await refused(() => askedRequest(clerk, { id: request.id + 1 })), 'E_NOT_FOUND')
  })
})

test.group('An advance request by mail', () => {
  test('leaves with its PDF, in the customer’s language, and stands beside the record', async ({
    world,
    assert,
  }) => {
    const request = await requestTo(world, { language: 'uk' })
    await world.as('accounting.clerk').run('accounting.advance_request.send', request)
    const ctx = await world.context()
    const [mail] = await ctx.rows<Record<string, unknown>>(
      'SELECT `id`, `recipient`, `subject` FROM `outgoing_mail` WHERE `about_model` = ? AND `about_id` = ?',
      ['accounting.advance_request', request.id]
    )
    assert.equal(mail.recipient, 'pay@bolt.example')
    assert.equal(mail.subject, 'Рахунок на передоплату REQ/2026/00001 від acme')
    const [file] = await ctx.rows<Record<string, unknown>>(
      'SELECT `name` FROM `mail_attachments` WHERE `mail_id` = ?',
      [mail.id]
    )
    assert.equal(file.name, 'Рахунок на передоплату REQ-2026-00001.pdf')
  })

  test('a draft is not sent', async ({ world, assert }) => {
    await world.enable('accounting')
    const drafted = await requestDraft(world, { party_id: await party(world) }, [
      { text: 'Deposit', price: '100' },
    ])
    const send = () => world.as('accounting.clerk').run('accounting.advance_request.send', drafted)
    assert.equal(await refused(send), 'E_REQUEST_DRAFT')
  })
})
