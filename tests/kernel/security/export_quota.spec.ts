import db from '@adonisjs/lucid/services/db'
import { test, type World } from 'kontor/testing'
import type Company from '#kernel/companies/company'
import { Visitor, people } from '#tests/kernel/accounts/visitor'

/** A company with so many units, whose users may export so many rows a day. */
async function acme(world: World, units: number, limit: number | null) {
  const { ada } = await people(world)
  const ctx = await world.context()
  for (let at = 0; at < units; at++) await world.create('kernel.org_unit', { name: `Unit ${at}` })
  const company = await ctx.records<Company>('kernel.company').findOrFail(ctx.company.id)
  const version = company.version
  await ctx.run('kernel.company.update', ctx.company.id, { export_limit: limit, version })
  const visitor = new Visitor()
  await visitor.signIn()
  return { ada, ctx, visitor }
}

const exportUnits = (visitor: Visitor) => visitor.ask('GET', '/kernel/org-units/export?format=csv')

const counted = async () => {
  const [row] = await db.from('exported_rows').select('row_count')
  return Number(row?.row_count ?? 0)
}

const events = (kind: string) => db.from('security_events').where('kind', kind).orderBy('id')

test.group('Exports', (group) => {
  group.each.timeout(60_000)

  test('are counted for the day, and refused beyond the limit of the company', async ({
    world,
    assert,
  }) => {
    const { visitor } = await acme(world, 3, 7)
    assert.equal((await exportUnits(visitor)).status, 200)
    assert.equal((await exportUnits(visitor)).status, 200)
    assert.equal(await counted(), 6)
    const { status, body } = await exportUnits(visitor)
    assert.equal(status, 429)
    assert.equal(body.code, 'E_EXPORT_LIMIT')
    assert.include(body.title, '7')
    assert.equal(await counted(), 6)
    const [refused] = await events('export_refused')
    assert.deepInclude(JSON.parse(refused.details), {
      model: 'kernel.org_unit',
      limit: 7,
      rows_today: 6,
    })
  })

  test('beside the answer are refused before they begin', async ({ world, assert }) => {
    const { visitor, ctx } = await acme(world, 3, 2)
    const begun = await visitor.ask('POST', '/kernel/org-units/exports?format=csv', {
      company_id: ctx.company.id,
    })
    assert.equal(begun.status, 429)
    assert.lengthOf(await db.from('exports'), 0)
  })

  test('many at once take no more than the limit together', async ({ world, assert }) => {
    const { visitor } = await acme(world, 3, 7)
    const answers = await Promise.all(Array.from({ length: 6 }, () => exportUnits(visitor)))
    const done = answers.filter(({ status }) => status === 200)
    assert.lengthOf(done, 2)
    assert.equal(await counted(), 6)
  })

  test('of others, and of the next day, are not counted with mine', async ({ world, assert }) => {
    const { visitor, ada } = await acme(world, 3, 4)
    assert.equal((await exportUnits(visitor)).status, 200)
    assert.equal((await exportUnits(visitor)).status, 429)
    await db.from('exported_rows').where('user_id', ada).update({ day: '2026-01-01' })
    assert.equal((await exportUnits(visitor)).status, 200)
  })

  test('have no limit until one is set, and are counted all the same', async ({
    world,
    assert,
  }) => {
    const { visitor } = await acme(world, 3, null)
    for (let at = 0; at < 3; at++) assert.equal((await exportUnits(visitor)).status, 200)
    assert.equal(await counted(), 9)
    assert.lengthOf(await events('large_export'), 0)
  })

  test('of a thousand rows or more stand in the security log with the sum of the day', async ({
    world,
    assert,
  }) => {
    const { visitor, ctx } = await acme(world, 1, null)
    const [one] = await db.from('org_units')
    const rows = Array.from({ length: 1199 }, (_, at) => ({
      ...one,
      id: Number(one.id) + 1 + at,
      external_id: `u${at}`,
      code: null,
    }))
    for (let at = 0; at < rows.length; at += 100) {
      await db.table('org_units').multiInsert(rows.slice(at, at + 100))
    }
    assert.equal((await exportUnits(visitor)).status, 200)
    assert.equal((await exportUnits(visitor)).status, 200)
    const [, second] = await events('large_export')
    assert.deepInclude(JSON.parse(second.details), { rows: 1200, rows_today: 2400 })
    assert.equal(Number(second.in_company_id), ctx.company.id)
  })

  test('set a limit from 1 row on', async ({ world, assert }) => {
    const { ctx } = await acme(world, 0, null)
    const { version } = await ctx.records<Company>('kernel.company').findOrFail(ctx.company.id)
    const update = { export_limit: 0, version }
    await assert.rejects(() => ctx.run('kernel.company.update', ctx.company.id, update), 'E_INPUT')
  })
})
