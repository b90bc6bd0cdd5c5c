import { buffer, text } from 'node:stream/consumers'
import { test } from 'kontor/testing'
import { storeLogo } from '#kernel/companies/logo'
import { acceptedFormat } from '#kernel/reports/output/accepted_format'
import { answerFile } from '#kernel/reports/output/answer_file'
import { outputOf } from '#tests/kernel/reports/sample_output'

const { answer } = outputOf()

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
  test('is called after its model, in the language of its reader, and dated on his clock', async ({
    world,
    assert,
  }) => {
    const ctx = (await world.context({ plugins: ['contacts'] })).with({ locale: 'uk' })
    const { fileName, contentType, body } = await answerFile(ctx, answer, 'contacts.party', 'text')
    assert.equal(fileName, 'Контакти.txt')
    assert.equal(contentType, 'text/plain; charset=utf-8')
    const written = await text(body)
    assert.include(written, 'Контакти\n')
    assert.include(written, 'Разом')
  })

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
    const picture = await answerFile(ctx, answer, 'contacts.party', 'png')
    await storeLogo(ctx, ctx.company.id, await buffer(picture.body))
    const html = await text((await answerFile(ctx, answer, 'contacts.party', 'html')).body)
    for (const line of ['1 Long &lt;Lane&gt;', '01001 Kyiv', 'Ukraine', 'Director: Ada']) {
      assert.include(html, line)
    }
    assert.include(html, 'src="data:image/png;base64,iVBOR')
  })
})
