import { test, type World } from 'kontor/testing'
import { invoiceFile } from '../../documents/print/invoice_file.js'
import { LABELS } from '../../documents/print/labels.js'
import { LAYOUTS, PRINT_LANGUAGES } from '../../documents/print/printed_document.js'
import type Invoice from '../../models/invoice.js'
import { companyIn } from '../tax/posting.js'
import { pagesOf } from './pages_of.js'
import { party, posted, refused } from './sheet.js'

const LINES = [
  { text: 'Bolts', quantity: '2', price: '1250.5', discount: '10' },
  { text: 'Гайки', quantity: '3', price: '12.5' },
]

async function invoiceTo(world: World, language: string) {
  const customer = await party(world, {
    name: 'Bolt',
    legal_name: 'Bolt & Sons Ltd',
    language,
    addresses: [{ kind: 'invoice', street: 'Lime Street 5', city: 'Leeds', country: 'GB' }],
  })
  return posted(world, { party_id: customer, note: 'Thank you' }, LINES)
}

async function printed(world: World, invoice: Invoice, options = {}) {
  const { content } = await invoiceFile(await world.context(), invoice, options)
  return pagesOf(content)
}

test.group('An invoice as a document', () => {
  test('says who, what, how much and until when, in the customer’s language', async ({
    world,
    assert,
  }) => {
    await world.enable('accounting')
    const [page] = await printed(world, await invoiceTo(world, 'de'))
    for (const text of [
      'Rechnung SAL/2026/00001',
      'Bolt & Sons Ltd',
      'Lime Street 5',
      'Vereinigtes Königreich',
      'Гайки',
      '10 %',
      '2.250,90',
      'Gesamtbetrag',
      '2.288,40',
      'Thank you',
      'Seite 1 von 1',
    ]) {
      assert.include(page, text)
    }
  })

  test('is whole in every layout and language')
    .with(LAYOUTS.flatMap((layout) => PRINT_LANGUAGES.map((language) => ({ layout, language }))))
    .run(async ({ world, assert }, { layout, language }) => {
      await world.enable('accounting')
      const invoice = await invoiceTo(world, 'en')
      const [page] = await printed(world, invoice, { layout, language })
      const labels = LABELS[language]
      for (const text of [labels.invoice, labels.net, labels.total, 'SAL/2026/00001', 'Bolts']) {
        assert.include(page, text)
      }
      // The font has no narrow space, which groups French figures.
      assert.notInclude(page, '\u202f')
    })

  test('says why a tax is not charged, each reason once', async ({ world, assert }) => {
    const ctx = await companyIn(world, 'DE')
    const { data } = await ctx.list('accounting.tax', { filter: ['code', 'in', ['UIGL', 'U19']] })
    const [uigl, u19] = ['UIGL', 'U19'].map((code) => data.find((one) => one.code === code)!.id)
    const lines = [uigl, uigl, u19].map((tax_id) => ({ text: 'Bolts', price: '10', tax_id }))
    const [page] = await printed(
      world,
      await posted(world, { party_id: await party(world) }, lines)
    )
    const said =
      'Innergemeinschaftliche Lieferung: Steuerfreie innergemeinschaftliche Lieferung (§ 4 Nr. 1b UStG)'
    assert.lengthOf(page.split(said), 2)
    assert.notInclude(page, 'Umsatzsteuer 19 %: ')
  })

  test('a long one repeats the heads of its columns and counts its pages', async ({
    world,
    assert,
  }) => {
    await world.enable('accounting')
    const lines = Array.from({ length: 70 }, (_, at) => ({ text: `Part ${at}`, price: '1' }))
    const invoice = await posted(world, { party_id: await party(world) }, lines)
    const pages = await printed(world, invoice)
    assert.isAbove(pages.length, 1)
    for (const [at, page] of pages.entries()) {
      assert.include(page, `Page ${at + 1} of ${pages.length}`)
    }
    assert.include(pages[1], 'Description')
  })

  test('is handed out only to whoever may print and see it', async ({ world, client, assert }) => {
    await world.enable('accounting')
    const invoice = await invoiceTo(world, 'en')
    const { askedFile } = await import('../../documents/print/invoice_file.js')
    const nobody = await world.as('sam').context()
    assert.notEqual(await refused(() => askedFile(nobody, { id: invoice.id })), 'nothing')
    const clerk = await world.as('accounting.clerk').context()
    assert.equal((await askedFile(clerk, { id: invoice.id })).mediaType, 'application/pdf')
    assert.equal(await refused(() => askedFile(clerk, { id: invoice.id + 1 })), 'E_NOT_FOUND')
    const answer = await client.get(`/accounting/invoice-pdf?id=${invoice.id}`).redirects(0)
    assert.oneOf(answer.status(), [302, 303, 401])
  })
})

test.group('An invoice by mail', () => {
  test('leaves with its PDF, in the customer’s language, and stands beside the record', async ({
    world,
    assert,
  }) => {
    await world.enable('accounting')
    const customer = await party(world, { email: 'pay@bolt.example', language: 'uk' })
    const invoice = await posted(world, { party_id: customer }, LINES)
    await world.as('accounting.clerk').run('accounting.invoice.send', invoice)
    const ctx = await world.context()
    const [mail] = await ctx.rows<Record<string, unknown>>(
      'SELECT `id`, `recipient`, `subject` FROM `outgoing_mail` WHERE `about_model` = ? AND `about_id` = ?',
      ['accounting.invoice', invoice.id]
    )
    assert.equal(mail.recipient, 'pay@bolt.example')
    assert.equal(mail.subject, 'Рахунок SAL/2026/00001 від acme')
    const [file] = await ctx.rows<Record<string, unknown>>(
      'SELECT `name`, `media_type` FROM `mail_attachments` WHERE `mail_id` = ?',
      [mail.id]
    )
    assert.deepEqual(file, {
      name: 'Рахунок-фактура SAL-2026-00001.pdf',
      media_type: 'application/pdf',
    })
  })

  test('a customer without an address is named beside the field', async ({ world, assert }) => {
    await world.enable('accounting')
    const invoice = await posted(world, { party_id: await party(world) }, LINES)
    const send = () => world.as('accounting.clerk').run('accounting.invoice.send', invoice)
    assert.equal(await refused(send), 'E_ADDRESS_MISSING')
  })
})
