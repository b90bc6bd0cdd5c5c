import { test, type World } from 'kontor/testing'
import { voucherFile } from '../../cash/voucher_file.js'
import { invoiceFile } from '../../documents/print/invoice_file.js'
import type { PrintLanguage } from '../../documents/print/printed_document.js'
import Payment from '../../models/payment.js'
import { receiptFile } from '../../payments/print/receipt_file.js'
import { cashBox } from '../cash/kit.js'
import { party, posted } from '../documents/sheet.js'
import { books, pay } from '../payments/kit.js'
import { pageTexts } from './page_text.js'

async function inCountry(world: World, country: string) {
  await world.as('ada').run('kernel.company.update', (await world.company()).id, { country })
  return world.context()
}

/** The first page of an invoice of 22.50, as text. */
async function invoicePage(world: World, country: string, language: PrintLanguage) {
  await world.enable('accounting')
  const ctx = await inCountry(world, country)
  const lines = [{ text: 'Desk', price: '22.5' }]
  const invoice = await posted(world, { party_id: await party(world) }, lines)
  const [page] = await pageTexts((await invoiceFile(ctx, invoice, { language })).content)
  return page
}

test.group('Sums in words on paper', () => {
  test('a cash order says its sum in words, in the language it is printed in', async ({
    world,
    assert,
  }) => {
    const { put } = await cashBox(world)
    const one = await put('2026-03-02', '1122.21')
    const ctx = await inCountry(world, 'UA')
    const [page] = await pageTexts((await voucherFile(ctx.with({ locale: 'uk' }), one)).content)
    assert.include(page, 'Сума прописом: Одна тисяча сто двадцять два євро 21 євроцент')
  })

  test('an invoice of {country} says its total in words: {words}')
    .with([
      { country: 'PL', language: 'pl' as const, words: 'Słownie: Dwadzieścia dwa euro 50/100' },
      { country: 'UA', language: 'uk' as const, words: 'Двадцять два євро 50 євроцентів' },
    ])
    .run(async ({ world, assert }, { country, language, words }) => {
      assert.include(await invoicePage(world, country, language), words)
    })

  test('an invoice of a country that does not ask for it says no words', async ({
    world,
    assert,
  }) => {
    const page = await invoicePage(world, 'DE', 'de')
    assert.include(page, '22,50')
    assert.notInclude(page, 'In Worten')
  })

  test('a receipt of payment in {language}: {words}')
    .with([
      { language: 'de' as PrintLanguage, words: 'In Worten: Einhundertein Euro und 05 Cent' },
      { language: 'fr' as PrintLanguage, words: 'Cent un euros et 05 centimes' },
      {
        language: 'en' as PrintLanguage,
        words: 'In words: One hundred and one euros and 05 cents',
      },
    ])
    .run(async ({ world, assert }, { language, words }) => {
      const { party: some } = await books(world)
      const ctx = await inCountry(world, 'GB')
      const id = await pay(world, await some(), '101.05', [], { rest: 'on_account' })
      const payment = await Payment.findOrFail(ctx, id)
      const [page] = await pageTexts((await receiptFile(ctx, payment, language)).content)
      assert.include(page, words)
    })
})
