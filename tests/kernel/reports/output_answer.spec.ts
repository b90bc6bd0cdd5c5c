import { buffer, text } from 'node:stream/consumers'
import { test } from 'kontor/testing'
import { storeLogo } from '#kernel/companies/logo'
import { acceptedFormat } from '#kernel/reports/output/accepted_format'
import type { OutputFormat } from '#kernel/reports/output/render_report'
import { fileOfAnswer } from '#kernel/reports/saved/saved_file'
import { outputOf } from '#tests/kernel/reports/sample_output'

const { answer } = outputOf()
const query = { source: 'contacts.party', measures: [{ fn: 'count' as const }] }

test.group('The format of an answer', () => {
  test('is the one its reader likes best, JSON for who takes anything', ({ assert }) => {
    for (const [accept, format] of [
      [undefined, 'json'],
      ['*/*', 'json'],
      ['text/csv', 'csv'],
      ['application/pdf;q=0.5, image/png', 'png'],
      ['text/html;q=0, text/plain; charset=utf-8', 'text'],
      ['image/*', 'svg'],
      ['video/mp4', undefined],
      ['application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', 'xlsx'],
    ] as const) {
      assert.equal(acceptedFormat(accept), format, accept)
    }
  })
})

test.group('An answer as a file', () => {
  test('carries the letterhead of the company: address, country by its name, logo', async ({
    world,
    assert,
  }) => {
    const ctx = await world.context({ plugins: ['contacts'] })
    await ctx.run('kernel.company.update', ctx.company.id, {
      address_line_1: '1 Long <Lane>',
      postal_code: '01001',
      city: 'Kyiv',
      country: 'UA',
      letterhead: 'Director: Ada',
    })
    const fileIn = (format: OutputFormat) =>
      fileOfAnswer(ctx, { title: 'Net', query, presentation: { kind: 'bar' }, answer }, format)
    const picture = await fileIn('png')
    await storeLogo(ctx, ctx.company.id, await buffer(picture.body))
    const html = await text((await fileIn('html')).body)
    for (const line of ['1 Long &lt;Lane&gt;', '01001 Kyiv', 'Ukraine', 'Director: Ada']) {
      assert.include(html, line)
    }
    assert.include(html, 'src="data:image/png;base64,iVBOR')
  })
})
