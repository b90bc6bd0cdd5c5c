import fc from 'fast-check'
import { test } from 'kontor/testing'
import type { World } from 'kontor/testing'
import { kernelContext } from '#kernel/companies/kernel_context'
import type { Context } from '#kernel/companies/context'
import { registry } from '#kernel/plugins/registry'
import { list, readPage } from '#kernel/records/query/list'
import { readQuery } from '#kernel/records/query/list_query'
import { makePlan } from '#kernel/records/query/plan'
import { rebuildSearch } from '#kernel/records/search/rebuild'
import { addField } from '#tests/kernel/fields/kit'
import { PARTY } from './custom_kit.js'

const TEXTS = [
  'SO-00000012 Customer 0001',
  'Об’єднання «Київська Ґрунтовка»',
  'Київ, вул. Берёзова 5/7',
  'Café Müller & Søn',
  'Łódź Straße 12.50€',
  'ΟΔΟΣ ΑΒΓΔ',
  'İstanbul ıspanak',
  'ℓitre Ⓐbc №17',
  "O'Brien o`brien",
  '東京タワー 会社',
  '100% a_b wow! x\\y "so"',
  'x'.repeat(70) + 'yz',
]

/** A piece of one of the texts, as it stands there, in another case, or with the marks of its letters apart. */
const piece = fc
  .tuple(fc.constantFrom(...TEXTS), fc.nat(60), fc.integer({ min: 1, max: 9 }), fc.nat(4))
  .map(([text, from, length, form]) => {
    const signs = [...text]
    const at = from % signs.length
    const cut = signs.slice(at, at + length).join('')
    return [cut, cut.toUpperCase(), cut.toLowerCase(), cut.normalize('NFD'), `${cut}z`][form]
  })
const typed = fc
  .array(piece, { minLength: 1, maxLength: 3 })
  .map((pieces) => pieces.join(' ').toWellFormed())
  .filter((text) => text.trim() !== '')

/** Parties that hold the texts in fields of several kinds. */
async function parties(world: World): Promise<Context> {
  const options = TEXTS.map((text, at) => ({ value: `v${at}`, label: { en: text.slice(0, 60) } }))
  await addField(world, { model: PARTY, key: 'note', kind: 'text' })
  await addField(world, { model: PARTY, key: 'mark', kind: 'choice', options })
  await addField(world, { model: PARTY, key: 'words', kind: 'tags' })
  const ctx = await world.as('ada').context()
  for (const [at, text] of TEXTS.entries()) {
    const [next, third] = [at + 1, at + 2].map((one) => one % TEXTS.length)
    const custom = { note: text, mark: `v${next}`, words: [TEXTS[third].slice(0, 50), 'loft'] }
    await ctx.run(`${PARTY}.create`, null, { name: `Party ${at}`, kind: 'organisation', custom })
  }
  await rebuildSearch(await kernelContext({}), [registry.model(PARTY)])
  return world.as('ada').context()
}

test.group('Words of a list and custom fields', (group) => {
  group.each.timeout(120_000)

  test('find the same records by the index as by a look at every one of them', async ({
    world,
    assert,
  }) => {
    const ctx = await parties(world)
    const model = registry.model(PARTY)
    let narrowed = 0
    await fc.assert(
      fc.asyncProperty(typed, async (q) => {
        const plan = makePlan(ctx, model, readQuery({ q }), 'read')
        const looked = await readPage(ctx, plan, undefined, 500)
        if (plan.propose && (await plan.propose(ctx))) narrowed++
        const { data } = await list(ctx, model, { q, limit: 500 })
        const ids = data.map((row) => Number(row.id))
        assert.deepEqual(
          ids,
          looked.map((row) => Number(row.id)),
          q
        )
      }),
      { numRuns: 250 }
    )
    assert.isAbove(narrowed, 50)
  })
})
