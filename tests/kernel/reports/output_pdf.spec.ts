import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { test } from 'kontor/testing'
import { Refusal } from '#kernel/http/refusal'
import type { Output } from '#kernel/reports/output/output'
import { fileOf, outputOf, ROWS } from '#tests/kernel/reports/sample_output'
import { pixelsOf } from '#tests/kernel/reports/pictures'

/** The texts of each page, as another program finds them. */
async function pagesOf(output: Output) {
  const data = new Uint8Array(await fileOf(output, 'pdf'))
  const document = await getDocument({ data, useSystemFonts: false, verbosity: 0 }).promise
  const pages: string[] = []
  for (let at = 1; at <= document.numPages; at++) {
    const { items } = await (await document.getPage(at)).getTextContent()
    pages.push(
      items
        .map((one) => ('str' in one ? one.str : ''))
        .join('|')
        .replaceAll('\u00a0', ' ')
    )
  }
  const [first] = await Promise.all([document.getPage(1)])
  const { info } = await document.getMetadata()
  await document.loadingTask.destroy()
  return { pages, view: first.view, info: info as Record<string, unknown> }
}

test.group('A report as a document', () => {
  test('is read by another program: letterhead, figures, Cyrillic letters, total and page', async ({
    assert,
  }) => {
    const { pages, info } = await pagesOf(outputOf({ locale: 'uk' }))
    assert.lengthOf(pages, 1)
    for (const text of [
      'Acme & Sons',
      '01001 Kyiv',
      'Posted only',
      'Україна',
      'березень 2026 р.',
      '1 234 567,50',
      'Разом',
      'Сторінка 1 з 1',
    ]) {
      assert.include(pages[0].replaceAll('|', ''), text)
    }
    assert.equal(info.Title, 'Net by country')
  })

  test('repeats its heads on every page and counts them', async ({ assert }) => {
    const rows = Array.from({ length: 120 }, (_, at) => ({ ...ROWS[0], country: `Country ${at}` }))
    const { pages } = await pagesOf(outputOf({ rows }))
    assert.isAbove(pages.length, 2)
    for (const [at, text] of pages.entries()) {
      assert.include(text.replaceAll('|', ''), 'Net (EUR)')
      assert.include(text.replaceAll('|', ''), `Page ${at + 1} of ${pages.length}`)
    }
    assert.include(pages.at(-1)!, 'Total')
  })

  test('takes the paper of the country, and turns it where the columns ask for it', async ({
    assert,
  }) => {
    const { company } = outputOf()
    const american = { ...company, country: 'US' }
    assert.deepEqual((await pagesOf(outputOf({ company: american }))).view, [0, 0, 612, 792])
    const figures = Array.from({ length: 14 }, (_, at) => ({
      key: `f${at}`,
      label: `Figure ${at}`,
      type: 'money' as const,
      role: 'measure' as const,
      currency: 'EUR',
    }))
    const row = Object.fromEntries(figures.map((one) => [one.key, '1234567.89']))
    const wide = await pagesOf(outputOf({ columns: figures, rows: [row], totals: null }))
    assert.isAbove(wide.view[2], wide.view[3])
  })

  test('draws the chart above the table, and says so when letters are missing', async ({
    assert,
  }) => {
    const output = outputOf({ presentation: { kind: 'bar', figures: ['orders'] } })
    const text = (await pagesOf(output)).pages.join('').replaceAll('|', '')
    assert.include(text, 'Letters this document cannot print')
    assert.match(text, /February 2026.*Orders.*Country Month/)
  })

  test('says so when there is nothing, and refuses what is too long or too wide by name', async ({
    assert,
  }) => {
    const empty = await pagesOf(outputOf({ rows: [] }))
    assert.include(empty.pages[0].replaceAll('|', ''), 'No records match this report.')
    const refused = async (output: Output) => {
      const error = await fileOf(output, 'pdf').catch((thrown: unknown) => thrown)
      return error instanceof Refusal ? error.code : error
    }
    const rows = Array.from({ length: 5001 }, () => ROWS[0])
    assert.equal(await refused(outputOf({ rows })), 'E_REPORT_TOO_LONG')
    const columns = Array.from({ length: 60 }, (_, at) => {
      return {
        key: 'net',
        label: `Net ${at}`,
        type: 'money',
        role: 'measure',
        currency: 'EUR',
      } as const
    })
    assert.equal(await refused(outputOf({ columns })), 'E_REPORT_TOO_WIDE')
  })

  test('shows the logo of the letterhead', async ({ assert }) => {
    const { company, ...rest } = outputOf({ presentation: { kind: 'bar', figures: ['orders'] } })
    const content = await fileOf({ company, ...rest }, 'png')
    assert.equal(pixelsOf(content).width, 1680)
    const table = { ...rest, presentation: { kind: 'table' as const } }
    const plain = await fileOf({ ...table, company }, 'pdf')
    const logo = { mediaType: 'image/png', content }
    const withLogo = await fileOf({ ...table, company: { ...company, logo } }, 'pdf')
    assert.isAbove(withLogo.length, plain.length + 1000)
  })
})
