import { test } from '@japa/runner'
import type { Context } from '#kernel/companies/context'
import { Refusal } from '#kernel/http/refusal'
import { registry } from '#kernel/plugins/registry'
import { list } from '#kernel/records/query/list'
import type { ListQuery } from '#kernel/records/query/list'
import { show } from '#kernel/records/query/show'
import { HOSTILE } from '#tests/kernel/query/hostile_strings'
import { caller, installThings, store } from '#tests/kernel/query/things'

const filter = (node: unknown) => ({ filter: JSON.stringify(node) })

/** Every place of a list query where a client may put text. */
const POSITIONS: Record<string, (text: string) => ListQuery> = {
  'q': (text) => ({ q: text }),
  'filter': (text) => ({ filter: text }),
  'a path': (text) => filter([text, 'eq', 'a']),
  'a path behind a reference': (text) => filter([`place.${text}`, 'eq', 'a']),
  'an operator': (text) => filter(['name', text, 'a']),
  'a word of a node': (text) => filter({ [text]: [['id', 'eq', 1]] }),
  'a text': (text) => filter(['name', 'eq', text]),
  'a text of a list': (text) => filter(['name', 'in', ['a', text]]),
  'a text looked for': (text) =>
    filter({
      or: [
        ['name', 'contains', text],
        ['place.name', 'starts', text],
      ],
    }),
  'a tag': (text) => filter(['words', 'contains', text]),
  'a number': (text) => filter(['count', 'gt', text]),
  'an amount': (text) => filter(['price', 'eq', text]),
  'a quantity': (text) => filter(['weight', 'lt', text]),
  'a date': (text) => filter(['made_on', 'between', [text, '2026-01-01']]),
  'a moment': (text) => filter(['seen_at', 'lte', text]),
  'a choice': (text) => filter(['colour', 'ne', text]),
  'a reference': (text) => filter(['place_id', 'under', text]),
  'a flag': (text) => filter(['is_new', 'eq', text]),
  'a relative date': (text) => filter(['made_on', 'eq', { relative: text }]),
  'the key of a relative date': (text) => filter(['made_on', 'eq', { [text]: 'today' }]),
  'sort': (text) => ({ sort: text }),
  'a sort key': (text) => ({ sort: `-${text},name` }),
  'fields': (text) => ({ fields: `id,${text}` }),
  'include': (text) => ({ include: text }),
  'limit': (text) => ({ limit: text }),
  'after': (text) => ({ after: text }),
  'within a cursor': (text) => ({
    sort: 'name',
    after: Buffer.from(JSON.stringify(['name,id', text, 1])).toString('base64url'),
  }),
  'the order of a cursor': (text) => ({
    after: Buffer.from(JSON.stringify([text, 1])).toString('base64url'),
  }),
  'archived': (text) => ({ archived: text }),
  'count': (text) => ({ count: text }),
  'the name of a parameter': (text) => ({ [text]: 'a' }) as ListQuery,
}

/** What compiled statements are made of: words, quoted names, signs, and the one escape character. */
const STATEMENT = /^[\w\s`.,()?=<>*'!]+$/

function watched(statements: string[]): Context {
  const ctx = caller()
  const rows = ctx.rows.bind(ctx)
  return Object.assign(ctx, {
    rows: (sql: string, bindings: readonly unknown[]) => {
      statements.push(sql)
      return rows(sql, bindings)
    },
  })
}

/** 200, or the status of the refusal. Anything else that is thrown is a bug. */
async function statusOf(run: () => Promise<unknown>) {
  try {
    await run()
    return 200
  } catch (error) {
    if (error instanceof Refusal) return error.status
    throw error
  }
}

test.group('Hostile strings', (group) => {
  group.setup(async () => {
    const remove = await installThings()
    await store('probe_places', [{ id: 1, name: 'hall' }])
    await store('probe_things', [{ id: 1, name: 'a', place_id: 1, words: '["a"]' }])
    return remove
  })

  for (const [position, query] of Object.entries(POSITIONS)) {
    test(`as ${position}: answered or refused, never in a statement`, async ({ assert }) => {
      const harmless: string[] = []
      await statusOf(() => list(watched(harmless), registry.model('probe.thing'), query('name')))
      for (const text of HOSTILE) {
        const statements: string[] = []
        const status = await statusOf(() =>
          list(watched(statements), registry.model('probe.thing'), query(text))
        )
        assert.oneOf(status, [200, 422], text)
        for (const sql of statements) {
          assert.match(sql, STATEMENT)
          const isPlain = /^[\w.,*?'!`() ]{0,12}$/.test(text)
          assert.isFalse(!isPlain && sql.includes(text), `${text} in ${sql}`)
        }
      }
    }).timeout(60_000)
  }

  test('as fields and include of one record', async ({ assert }) => {
    for (const text of HOSTILE) {
      const statements: string[] = []
      for (const options of [{ fields: text }, { include: text }, { include: `parts.${text}` }]) {
        const status = await statusOf(() =>
          show(watched(statements), registry.model('probe.thing'), 1, options)
        )
        assert.oneOf(status, [200, 422], text)
      }
      for (const sql of statements) assert.match(sql, STATEMENT)
    }
  }).timeout(60_000)

  test('filters too deep, too wide or of the wrong shape', async ({ assert }) => {
    const deep = (levels: number): unknown =>
      levels === 0 ? ['id', 'eq', 1] : { not: deep(levels - 1) }
    const wide = Array.from({ length: 300 }, () => ['id', 'eq', 1])
    for (const node of [
      deep(40),
      wide,
      1,
      'id',
      true,
      {},
      { and: 1 },
      { and: [], or: [] },
      { not: [1] },
      ['id'],
      ['id', 'eq'],
      ['id', 'eq', 1, 2],
      ['id', ['eq'], 1],
      [['id', 'eq', 1], 'x'],
      ['id', 'in', 1],
      ['id', 'in', [[1]]],
      ['id', 'between', [1]],
      ['id', 'eq', { a: 1 }],
      ['id', 'in', Array.from({ length: 1001 }, () => 1)],
      ['place', 'eq', 1],
      ['parts', 'null'],
      ['twice', 'eq', 0],
      ['custom', 'null'],
    ]) {
      const status = await statusOf(() =>
        list(caller(), registry.model('probe.thing'), { filter: JSON.stringify(node) })
      )
      assert.equal(status, 422, JSON.stringify(node).slice(0, 80))
    }
  })
})
