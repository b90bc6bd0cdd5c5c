import { test } from '@japa/runner'
import { caller } from '#tests/kernel/query/things'
import { installFewThings, mistakes, run } from '#tests/kernel/reports/few_things'

const EUR = { filter: ['currency', 'eq', 'EUR'] }

test.group('Computed columns of a plain table', (group) => {
  group.setup(() => installFewThings())

  test('are made of the fields of each record, also behind references', async ({ assert }) => {
    const { columns, rows, totals } = await run({
      ...EUR,
      columns: ['name'],
      computed: [
        { key: 'for_two', formula: 'price * 2' },
        { key: 'age', formula: 'today() - made_on' },
        { key: 'where', formula: 'if_empty(place.name, "nowhere")' },
        { key: 'rest', formula: 'price - for_two / 4' },
        { key: 'square', formula: 'count * count' },
      ],
      sort: 'id',
      limit: 2,
    })
    assert.deepEqual(
      columns.map(({ key, type, currencyKey }) => [key, type, currencyKey]),
      [
        ['name', 'text', undefined],
        ['currency', 'choice', undefined],
        ['for_two', 'money', 'currency'],
        ['age', 'integer', undefined],
        ['where', 'text', undefined],
        ['rest', 'money', 'currency'],
        ['square', 'integer', undefined],
      ]
    )
    assert.deepEqual(rows, [
      {
        name: 'Київ',
        currency: 'EUR',
        for_two: '25.00',
        age: 295,
        where: 'hall',
        rest: '6.25',
        square: 4,
      },
      {
        name: 'ABC',
        currency: 'EUR',
        for_two: '1.00',
        age: 206,
        where: 'attic',
        rest: '0.25',
        square: null,
      },
    ])
    assert.deepEqual(totals, { for_two: '31.02', rest: '7.75' })
  })

  test('put the records in order, with fields beside them', async ({ assert }) => {
    const ids = async (sort: string, limit = 9) => {
      const computed = [
        { key: 'weighed', formula: 'count * 2' },
        { key: 'is_red', formula: 'colour == "red"' },
      ]
      const answer = await run({ columns: ['id'], computed, sort, limit })
      return [answer.rows.map((row) => row.id), answer.isCut]
    }
    assert.deepEqual(await ids('-weighed'), [[4, 2, 1, 5, 3], false])
    assert.deepEqual(await ids('weighed', 2), [[3, 5], true])
    assert.deepEqual(await ids('-is_red,-name,id'), [[1, 2, 4, 3, 5], false])
  })

  test('do not know fields their reader may not use', async ({ assert }) => {
    const query = (formula: string) => ({ columns: ['name'], computed: [{ key: 'a', formula }] })
    const blind = caller({ mayUse: (_, field) => field.key !== 'secret' })
    const unheard = caller({
      mayUse: (_, field, verb) => field.key !== 'secret' || verb !== 'report',
    })
    for (const ctx of [blind, unheard]) {
      const [hidden] = await mistakes(query('secret'), ctx)
      const [missing] = await mistakes(query('sesame'), ctx)
      assert.equal(hidden.code, 'E_FORMULA_FIELD')
      assert.deepEqual([hidden.code, hidden.params?.near], [missing.code, missing.params?.near])
    }
    assert.deepEqual(await mistakes(query('secret')), [])
    const [typo] = await mistakes(query('colou'))
    assert.equal(typo.params?.near, 'colour')
    assert.equal((await mistakes(query('words')))[0].code, 'E_FORMULA_FIELD')
  })
})
