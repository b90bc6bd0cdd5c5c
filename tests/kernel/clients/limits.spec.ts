import { test } from 'kontor/testing'
import type { World } from 'kontor/testing'
import env from '#start/env'
import { registry } from '#kernel/plugins/registry'
import { bodyFields } from '#kernel/records/write/body'
import type { Field } from '#kernel/records/fields/kinds'

const PARTIES = '/api/v1/contacts/parties'
const LARGEST = 9_000_000_000_000_000

interface Body {
  data: Record<string, unknown> & { version: number }
  errors: { code: string }[]
}

async function writer(world: World, path: string) {
  const token = await world.as('ada').token()
  return async (method: string, body: object, at = '') => {
    const answer = await fetch(new URL(path + at, env.get('APP_URL')), {
      method,
      headers: { 'authorization': `Bearer ${token}`, 'content-type': 'application/json' },
      body: JSON.stringify(body),
    })
    return { status: answer.status, body: (await answer.json()) as Body }
  }
}

/** Texts at a field's limit and one letter beyond, in letters of one to four bytes. */
const LETTERS = ['x', 'я', '漢', '𝒳', '🧾']

const longest = (field: Field) => field.max ?? (field.kind === 'long_text' ? 100_000 : 255)

/** Whatever the engine, the same values are stored to the letter and the same are refused. */
test.group('The limits of values', (group) => {
  group.each.timeout(120_000)

  test('of text: as many letters as the field says fit, whatever their bytes, and not one more', async ({
    world,
    assert,
  }) => {
    const target = await world.create('contacts.party', { name: 'Ana', kind: 'person' })
    const write = await writer(world, PARTIES)
    const ctx = await world.as('ada').context()
    const fields = [...bodyFields(ctx, 'contacts.party', 'update', true).values()]
    const texts = fields.filter((one) => one.kind === 'text' || one.kind === 'long_text')
    let version = target.version
    for (const field of texts) {
      const max = longest(field)
      for (const letter of LETTERS) {
        const given = letter.repeat(max)
        const fits = await write('PATCH', { version, [field.key]: given }, `/${target.id}`)
        assert.equal(fits.status, 200, `${field.key} of ${max} ${letter}`)
        assert.equal(fits.body.data[field.key], given)
        version = fits.body.data.version
        const wide = await write('PATCH', { version, [field.key]: given + letter }, `/${target.id}`)
        assert.equal(wide.status, 422, `${field.key} of ${max + 1} ${letter}`)
        assert.equal(wide.body.errors[0].code, 'E_TEXT_TOO_LONG')
      }
    }
    assert.isAbove(texts.length, 3)
  })

  test('of amounts, quantities and whole numbers: to the last digit and not one beyond', async ({
    world,
    assert,
  }) => {
    const loan = await world.create('sample.loan', { due_on: '2026-01-31' })
    const write = await writer(world, '/api/v1/sample/loans')
    const table: [string, unknown, number, string?][] = [
      ['deposit', '90000000000000.00', 200, '90000000000000.00'],
      ['deposit', '89999999999999.99', 200, '89999999999999.99'],
      ['deposit', '90000000000000.01', 422],
      ['deposit', '0.01', 200, '0.01'],
      ['deposit', '0.001', 422],
      ['deposit', '-0.01', 422],
      ['deposit', 0.1, 422],
      ['deposit', `1${'0'.repeat(30)}`, 422],
      ['due_on', '1000-01-01', 200, '1000-01-01'],
      ['due_on', '9999-12-31', 200, '9999-12-31'],
      ['due_on', '0999-12-31', 422],
      ['due_on', '2024-02-29', 200, '2024-02-29'],
      ['due_on', '2100-02-29', 422],
      ['borrower_id', LARGEST + 2, 422],
    ]
    let version = loan.version
    for (const [key, value, status, stored] of table) {
      const { status: given, body } = await write('PATCH', { version, [key]: value }, `/${loan.id}`)
      assert.equal(given, status, `${key} ${String(value)}`)
      if (given === 200) {
        version = body.data.version
        assert.equal(body.data[key], stored)
      }
    }
  })

  test('of every model are those of its columns: no field takes more than its column holds', async ({
    world,
    assert,
  }) => {
    for (const plugin of registry.plugins.keys()) await world.enable(plugin)
    const ctx = await world.as('ada').context()
    const failed: string[] = []
    for (const model of [...registry.models.values()].filter((one) =>
      one.verbs.includes('create')
    )) {
      if (model.lineOf || model.name === 'kernel.company' || model.name === 'kernel.rule') continue
      const write = await writer(world, `/api/v1/${model.plugin}/${model.segment}`)
      const record = await world.create(model.name).catch(() => undefined)
      if (!record) continue
      for (const [key, field] of bodyFields(ctx, model.name, 'update', true)) {
        if (field.kind !== 'text' && field.kind !== 'long_text') continue
        const fresh = await ctx.list(model.name, {
          filter: ['id', 'eq', record.id],
          archived: true,
        })
        const { version } = fresh.data[0]
        const given = '漢'.repeat(longest(field))
        const { status } = await write('PATCH', { version, [key]: given }, `/${record.id}`)
        if (status !== 200 && status !== 422 && status !== 403) {
          failed.push(`${model.name}.${key}: ${status}`)
        }
      }
    }
    assert.deepEqual(failed, [])
  })
})
