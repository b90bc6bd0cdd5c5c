import { text } from 'node:stream/consumers'
import { test } from 'kontor/testing'
import { runSaved } from '#kernel/reports/saved/run_saved'
import { savedFile } from '#kernel/reports/saved/saved_file'
import { refusalOf, samWith } from '#tests/kernel/access/people'
import { BY_KIND, lay, reporterSam, threeUnits } from '#tests/kernel/reports/saved/reports'

test.group('A saved report', () => {
  test('answers each with his own rights, not those of who made it', async ({ world, assert }) => {
    await threeUnits(world)
    const ada = await world.as('ada').context()
    const { sam } = await reporterSam(world, { filter: ['kind', 'eq', 'branch'] })
    const report = await lay(ada, { sharedWith: 'company' })
    assert.deepEqual((await runSaved(ada, report)).rows, [
      { kind: 'branch', count: 2 },
      { kind: 'department', count: 1 },
    ])
    assert.deepEqual((await runSaved(sam, report)).rows, [{ kind: 'branch', count: 2 }])
  })

  test('is refused to who may not report on its source, its owner too', async ({
    world,
    assert,
  }) => {
    const sam = await samWith(world, { operations: ['read'] })
    assert.equal((await refusalOf(runSaved(sam, await lay(sam)))).status, 403)
  })

  test('that names what is not open is refused without saying what', async ({ world, assert }) => {
    const ada = await world.as('ada').context()
    const { sam } = await reporterSam(world, { fields: ['name'] })
    const refusal = await refusalOf(runSaved(sam, await lay(ada, { sharedWith: 'company' })))
    assert.equal(refusal.code, 'E_REPORT_PARTS')
    assert.deepEqual(refusal.errors, [])
    const own = await refusalOf(runSaved(sam, await lay(sam)))
    assert.equal(own.errors[0].field, 'dimensions.0')
  })

  test('asks for its parameters, and keeps the defaults of those not answered', async ({
    world,
    assert,
  }) => {
    await threeUnits(world)
    const ada = await world.as('ada').context()
    const report = await lay(ada, {
      query: {
        ...BY_KIND,
        filter: ['kind', 'eq', { parameter: 'kind' }],
        parameters: [{ key: 'kind', default: 'branch' }],
      },
    })
    assert.equal((await runSaved(ada, report)).totals!.count, 2)
    assert.equal((await runSaved(ada, report, { kind: 'department' })).totals!.count, 1)
    const refusal = await refusalOf(runSaved(ada, report, { colour: 'red' }))
    assert.equal(refusal.errors[0].field, 'values.colour')
  })
})

test.group('The file of a saved report', () => {
  test('says in words what it was narrowed to and what was answered', async ({ world, assert }) => {
    await threeUnits(world)
    const ada = await world.as('ada').context()
    const unit = await world.create('kernel.org_unit', { name: 'Head office', kind: 'division' })
    const report = await lay(ada, {
      query: {
        ...BY_KIND,
        filter: {
          and: [
            ['kind', 'in', ['branch', { parameter: 'other' }]],
            {
              or: [
                ['created_at', 'eq', { relative: 'last_12_weeks' }],
                ['parent_id', 'eq', unit.id],
              ],
            },
            { not: ['parent.name', 'contains', 'x'] },
          ],
        } as never,
        parameters: [{ key: 'other', default: 'department' }],
        having: ['count', 'gte', 1],
        archived: true,
      },
    })
    const file = await savedFile(ada, report, 'text')
    const written = await text(file.body)
    assert.equal(file.fileName, 'Units by kind.txt')
    for (const line of [
      'Kind is one of Branch, Department',
      'Created in the period the last 12 weeks or Belongs to is Head office',
      'not (Belongs to › Name contains x)',
      'Number of records at least 1',
      'Archived records are included',
    ]) {
      assert.include(written, line)
    }
    assert.match(written, /Branch +2/)
  })

  test('is in the language of whoever asks', async ({ world, assert }) => {
    await threeUnits(world)
    const ada = await world.as('ada').context()
    const report = await lay(ada, { query: { ...BY_KIND, filter: ['kind', 'eq', 'branch'] } })
    const written = await text((await savedFile(ada.with({ locale: 'uk' }), report, 'text')).body)
    assert.include(written, 'Вид дорівнює Філія')
  })

  test('is made anew for each, with his own rights', async ({ world, assert }) => {
    await threeUnits(world)
    const ada = await world.as('ada').context()
    const { sam } = await reporterSam(world, { filter: ['kind', 'eq', 'branch'] })
    const report = await lay(ada, { sharedWith: 'company' })
    assert.include(await text((await savedFile(ada, report, 'csv')).body), 'Department,1')
    assert.notInclude(await text((await savedFile(sam, report, 'csv')).body), 'Department')
  })
})
