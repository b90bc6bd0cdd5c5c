import { test } from '@japa/runner'
import fc from 'fast-check'
import db from '@adonisjs/lucid/services/db'
import { kernelContext } from '#kernel/companies/kernel_context'
import { registry } from '#kernel/plugins/registry'
import { totals } from '#kernel/records/query/groups/group_rows'
import { list, readPage } from '#kernel/records/query/list'
import { readQuery } from '#kernel/records/query/list_query'
import { makePlan } from '#kernel/records/query/plan'
import { rebuildSearch } from '#kernel/records/search/rebuild'
import { caller, installThings, store } from '#tests/kernel/query/things'
import type { Row } from '#tests/kernel/query/things'

const TEXTS = [
  'SO-00000001',
  'SO-00000012 Customer 0001',
  'Miso-0001 soup',
  'Об’єднання «Київська Ґрунтовка»',
  'Київ, вул. Берёзова 5/7',
  'береза й липа',
  'Café Müller & Søn',
  'Łódź Straße 12.50€',
  'ΟΔΟΣ ΑΒΓΔ',
  'ǿrsted Ørsted',
  'İstanbul ıspanak',
  'за́мок на горе',
  'ℓitre Ⓐbc №17',
  '𝐀bcd 😀abc',
  "O'Brien o`brien",
  '東京タワー 会社',
  'ﬁnal ｆｕｌｌ width',
  'a-b--c d',
  '100% a_b wow! x\\y',
  // More words than an entry keeps, as many as a text of 255 signs can have.
  `${Array.from({ length: 124 }, (_, at) => String.fromCodePoint(0x4e00 + at)).join(' ')} tail`,
  'x'.repeat(70) + 'yz',
]

/** So many that a sample of the newest says what is common among them: on MariaDB the index is asked for rare words only. */
const NAMES = [...TEXTS, ...Array.from({ length: 100 }, (_, at) => `common quartz ${at}`)]

const nameOf = (at: number) => {
  const name = NAMES[at % NAMES.length]
  return at % 3 === 0 && name.length < 250 ? `${name} ${at}` : name
}

const things: Row[] = Array.from({ length: 450 }, (_, at) => ({
  id: at + 1,
  name: at % 11 === 10 ? null : nameOf(at),
  place_id: at % 4 === 0 ? null : 1 + ((at * 5) % 12),
  made_on: `2026-01-${String((at % 9) + 1).padStart(2, '0')}`,
  company_id: at % 13 === 5 ? 2 : 1,
  archived_at: at % 7 === 3 ? '2026-01-01 00:00:00.000' : null,
}))

const places: Row[] = Array.from({ length: 12 }, (_, at) => ({
  id: at + 1,
  name: TEXTS[(at * 2) % TEXTS.length],
  archived_at: at % 5 === 2 ? '2026-01-01 00:00:00.000' : null,
}))

const thing = () => registry.model('probe.thing')

/** A piece of one of the texts, as it stands there, in another case, or with the marks of its letters apart. */
const piece = fc
  .tuple(
    fc.constantFrom(...TEXTS, NAMES.at(-1)!),
    fc.nat(60),
    fc.integer({ min: 1, max: 9 }),
    fc.nat(5)
  )
  .map(([text, from, length, form]) => {
    const signs = [...text]
    const at = from % signs.length
    const cut = signs.slice(at, at + length).join('')
    return [cut, cut, cut.toUpperCase(), cut.toLowerCase(), cut.normalize('NFD'), `${cut}z`][form]
  })
const typed = fc
  .array(piece, { minLength: 1, maxLength: 3 })
  .map((pieces) => pieces.join(' ').toWellFormed())
  .filter((text) => text.trim() !== '')

/** What the list's own condition finds when it looks at every record. */
async function lookedThrough(q: string, archived: boolean) {
  const plan = makePlan(caller(), thing(), readQuery({ q, archived }), 'read')
  const rows = await readPage(caller(), plan, undefined, 500)
  return rows.map((row) => Number(row.id))
}

async function listed(q: string, archived = false) {
  const { data, count } = await list(caller(), thing(), { q, archived, count: 'exact', limit: 500 })
  const ids = data.map((row) => Number(row.id))
  if (count !== ids.length) throw new Error(`${count} counted, ${ids.length} listed`)
  return ids
}

const rebuild = async () =>
  rebuildSearch(await kernelContext({}), [thing(), registry.model('probe.place')])

const proposed = (q: string) => {
  const plan = makePlan(caller(), thing(), readQuery({ q }), 'read')
  return plan.propose ? plan.propose(caller()) : null
}

test.group('Words of a list by the search index', (group) => {
  group.each.timeout(120_000)
  group.setup(async () => {
    const remove = await installThings()
    await store('probe_places', places)
    await store('probe_things', things)
    await rebuild()
    return async () => {
      for (const table of ['search_entries', 'search_models']) {
        await db.from(table).where('model', 'like', '%probe.%').delete()
      }
      await remove()
    }
  })

  test('find the same records as a look at every one of them', async ({ assert }) => {
    await fc.assert(
      fc.asyncProperty(typed, fc.boolean(), async (q, archived) => {
        assert.deepEqual(await listed(q, archived), await lookedThrough(q, archived), q)
      }),
      { numRuns: 600 }
    )
  })

  test('read only what the index names', async ({ assert }) => {
    const unsaid = await proposed('nowhere')
    const ids = await proposed('Ґрунтовка')
    assert.isBelow(unsaid!.length, things.length)
    const found = await lookedThrough('Ґрунтовка', false)
    const areSaid = (all: readonly number[]) => all.filter((id) => !unsaid!.includes(id))
    assert.isNotEmpty(areSaid(found))
    assert.sameMembers(areSaid(ids!), areSaid(found))
    assert.includeMembers([...ids!], found)
    assert.isNull(await proposed('so'))
    assert.isNull(await proposed('𝐀bcd'))
  })

  test('count and add up the same', async ({ assert }) => {
    const ids = await lookedThrough('customer', false)
    assert.isAbove(ids.length, 0)
    assert.equal((await totals(caller(), thing(), { q: 'customer' })).count, ids.length)
  })

  test('are looked for in every record while the index does not have them all', async ({
    assert,
  }) => {
    const model = 'probe.thing'
    const [{ signature }] = await db.from('search_models').where('model', model)
    await db.from('search_models').where('model', model).update({ signature: 'before' })
    assert.isNull(await proposed('customer'))
    assert.deepEqual(await listed('customer'), await lookedThrough('customer', false))
    await db.from('search_models').where('model', model).update({ signature })
  })
})
