import { test, type World } from 'kontor/testing'
import { runReport } from '#kernel/reports/run/run_report'
import { addField } from '#tests/kernel/fields/kit'

const TONES = [
  { value: 'red', label: { en: 'Warm' } },
  { value: 'blue', label: { en: 'Cold' } },
]

async function loans(world: World) {
  await world.enable('guest')
  for (const one of [
    { key: 'size', kind: 'quantity' },
    { key: 'worth', kind: 'money' },
    { key: 'tone', kind: 'choice', options: TONES },
    { key: 'double', kind: 'formula', formula: 'custom.size * 2' },
  ]) {
    await addField(world, { model: 'sample.loan', ...one })
  }
  await addField(world, { model: 'contacts.party', key: 'limit', kind: 'money' })
  const ada = await world.as('ada').context()
  const borrower = await ada.run<{ id: number }>('contacts.party.create', null, {
    'name': 'Ana',
    'currency': 'EUR',
    'custom.limit': '70',
  })
  for (const [tone, size, worth, shelf] of [
    ['red', '1.5', '10', 'A'],
    ['red', '2', '2.50', 'B'],
    ['blue', '4', '1', 'A'],
  ]) {
    await ada.run('sample.loan.create', null, {
      'due_on': '2026-01-31',
      'borrower_id': borrower.id,
      'custom.tone': tone,
      'custom.size': size,
      'custom.worth': worth,
      'guest.shelf': shelf,
    })
  }
  return world.as('ada').context()
}

test.group('Custom fields and those of extensions in reports', () => {
  test('gather, measure, cross, compute, narrow and sort like any other', async ({
    world,
    assert,
  }) => {
    const ctx = await loans(world)
    const { columns, rows, totals } = await runReport(ctx, {
      source: 'sample.loan',
      dimensions: ['custom.tone'],
      measures: [
        { fn: 'sum', field: 'custom.size', as: 'size' },
        { fn: 'sum', field: 'custom.worth', as: 'worth' },
        { fn: 'max', field: 'custom.double', as: 'double' },
        { fn: 'sum', field: 'borrower.custom.limit', as: 'limits' },
      ],
      computed: [{ key: 'each', formula: 'worth / size' }],
      filter: ['custom.size', 'gt', '1'],
      sort: '-worth',
    })
    assert.deepEqual(rows, [
      {
        'custom.tone': 'red',
        'size': '3.5',
        'worth': '12.50',
        'double': '4',
        'limits': '140.00',
        'each': '3.57',
      },
      {
        'custom.tone': 'blue',
        'size': '4',
        'worth': '1.00',
        'double': '8',
        'limits': '70.00',
        'each': '0.25',
      },
    ])
    assert.deepEqual(totals, {
      size: '7.5',
      worth: '13.50',
      double: '8',
      limits: '210.00',
      each: '1.80',
    })
    assert.deepEqual(
      columns.map(({ key, currency }) => [key, currency]),
      [
        ['custom.tone', undefined],
        ['size', undefined],
        ['worth', 'EUR'],
        ['double', undefined],
        ['limits', 'EUR'],
        ['each', 'EUR'],
      ]
    )
    assert.deepEqual(columns[0].labels, { red: 'Warm', blue: 'Cold' })
    const crossed = await runReport(ctx, {
      source: 'sample.loan',
      dimensions: ['guest.shelf'],
      pivot: 'custom.tone',
      measures: [{ fn: 'count' }],
    })
    assert.deepEqual(
      crossed.columns.flatMap((one) => one.pivot ?? []),
      ['Warm', 'Cold']
    )
    assert.deepEqual(
      crossed.rows.map((row) => [row['guest.shelf'], row['count.0'], row['count.1'], row.count]),
      [
        ['A', 1, 1, 2],
        ['B', 1, null, 1],
      ]
    )
  })

  test('stand in plain tables, with expressions on them and the currency of the company', async ({
    world,
    assert,
  }) => {
    const ctx = await loans(world)
    const { rows, totals } = await runReport(ctx, {
      source: 'sample.loan',
      columns: ['guest.shelf', 'custom.worth', 'borrower.custom.limit'],
      computed: [
        { key: 'left', formula: 'borrower.custom.limit - custom.worth' },
        { key: 'place', formula: 'guest.shelf + "/" + custom.tone' },
      ],
      sort: '-left',
      limit: 1,
    })
    assert.containsSubset(rows, [
      {
        'guest.shelf': 'A',
        'custom.worth': '1.00',
        'borrower.custom.limit': '70.00',
        'left': '69.00',
        'place': 'A/blue',
      },
    ])
    assert.containsSubset(totals, { 'custom.worth': '13.50', 'left': '196.50' })
  })

  test('are not there for who may not read them', async ({ world, assert }) => {
    await loans(world)
    const ctx = await world.as('ada').context()
    const blind = ctx.with({
      access: Object.assign(Object.create(ctx.access) as typeof ctx.access, {
        mayUse: (_: string, field: { key: string }) => field.key !== 'custom.size',
      }),
    })
    for (const query of [
      { dimensions: ['custom.size'] },
      { measures: [{ fn: 'sum', field: 'custom.size' }] },
      { columns: ['number'], computed: [{ key: 'a', formula: 'custom.size + 1' }] },
    ]) {
      await assert.rejects(() => runReport(blind, { source: 'sample.loan', ...query }), 'E_INPUT')
    }
  })

  test('are in the currency of the company where their record has none', async ({
    world,
    assert,
  }) => {
    await world.enable('guest')
    await addField(world, { model: 'guest.visit', key: 'tip', kind: 'money' })
    const ctx = await world.as('ada').context()
    for (const tip of ['1.50', '2']) {
      await ctx.run('guest.visit.create', null, { 'greeting': 'Hello', 'custom.tip': tip })
    }
    const filter = ['custom.tip', 'notnull']
    const measures = [{ fn: 'sum', field: 'custom.tip', as: 'tips' }]
    const gathered = await runReport(ctx, { source: 'guest.visit', measures, filter })
    assert.deepEqual(gathered.rows, [{ tips: '3.50' }])
    assert.equal(gathered.columns[0].currency, 'EUR')
    assert.deepEqual(gathered.drill, [{ filter: { and: [filter] } }])
    const conversion = { to: 'JPY', rates: { EUR: '150' } }
    const inYen = await runReport(ctx, { source: 'guest.visit', measures, filter, conversion })
    assert.deepEqual(inYen.totals, { tips: '525' })
    const plain = await runReport(ctx, {
      source: 'guest.visit',
      columns: ['custom.tip'],
      computed: [{ key: 'twice', formula: 'custom.tip * 2' }],
      filter,
      sort: 'twice',
    })
    const currencies = plain.columns.map((one) => one.currencyKey)
    assert.deepEqual(currencies, ['custom.~currency', undefined, 'custom.~currency'])
    assert.deepEqual(
      plain.rows.map((row) => Object.values(row)),
      [
        ['1.50', 'EUR', '3.00'],
        ['2.00', 'EUR', '4.00'],
      ]
    )
    assert.deepEqual(plain.totals, { 'custom.tip': '3.50', 'twice': '7.00' })
  })
})
