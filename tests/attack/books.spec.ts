import db from '@adonisjs/lucid/services/db'
import { test, type World } from 'kontor/testing'
import { registry } from '#kernel/plugins/registry'
import { readRows } from '#kernel/records/storage/reader'
import { breaches } from '#tests/breaches'
import { richBooks } from '../../plugins/accounting/tests/integrity/rich_books.js'
import { type Answer, Attacker, type Strike } from '#tests/attack/attacker'
import { type Place, placesOf } from '#tests/attack/clumsy_places'
import { type ClumsyValue, clumsyValues } from '#tests/attack/clumsy_values'
import { Dice } from '#tests/attack/random'

const FEW = 2
const MANY = 100

/** Why an answer does not explain itself: a code and a sentence without places left open, for each complaint. */
function unexplained({ status, text }: Answer) {
  if (status < 400) return undefined
  const told = JSON.parse(text) as {
    code: string
    title: string
    next: string | null
    errors: { code: string; message: string }[]
  }
  const all = [told.title, told.next ?? '', ...told.errors.map(({ message }) => message)]
  const codes = [told.code, ...told.errors.map(({ code }) => code)]
  const said = all.map((one) => one.replaceAll(/“.*?”/gs, ''))
  const wrong = [
    ...codes.filter((code) => !/^E_[A-Z0-9_]+$/.test(code)),
    ...said.filter((one) => /errors\.E_|undefined|NaN|[{}]|\[object/.test(one)),
    ...all.filter((one) => one !== '' && !/\p{L}{3}/u.test(one)),
  ]
  return wrong.length > 0 ? `is not explained: ${wrong.join(' | ')}` : undefined
}

/** Ids nobody may name: of another company's records. */
async function ofOthers(world: World) {
  await world.enable('accounting', 'bolt')
  const { id: company } = await world.company('bolt')
  const ids = new Map<string, number>()
  for (const { name, table, scope } of registry.models.values()) {
    if (scope === 'global') continue
    const [row] = await readRows<{ id: number }>(
      `SELECT id FROM \`${table}\` WHERE company_id = ? ORDER BY id LIMIT 1`,
      [company]
    )
    if (row) ids.set(name, row.id)
  }
  return ids
}

async function versionOf({ on }: Place) {
  if (!on) return {}
  const row = await db.from(on.model.table).where('id', on.id).select('version').first()
  return { version: Number(row?.version ?? 1) }
}

test.group('Attack: the books of a company that has done everything once', (group) => {
  group.each.timeout(900_000)

  test('every input of every write is clumsily filled in: refused with a sentence or taken whole', async ({
    world,
    assert,
  }) => {
    const dice = new Dice('books')
    await richBooks(world)
    const others = await ofOthers(world)
    const ctx = await world.as('ada').context()
    const attacker = Attacker.withToken(await world.as('ada').token())
    for (const place of await placesOf(ctx, 'accounting')) {
      const { kind, to } = place.field
      const foreign = kind === 'reference' ? others.get(to!) : undefined
      const values: ClumsyValue[] = [
        ...(foreign ? [{ value: foreign, mustRefuse: true }] : []),
        { value: null, mustRefuse: false },
        ...dice.some(clumsyValues(kind), FEW, MANY),
      ]
      for (const { value, mustRefuse } of values) {
        const strike: Strike = {
          method: place.method,
          path: place.path,
          route: place.name,
          body: { ...(await versionOf(place)), ...place.body(value) },
        }
        const answer = await attacker.strike(strike)
        const complaint =
          unexplained(answer) ??
          (mustRefuse && answer.status < 400 ? `takes it as ${place.field.key}` : undefined)
        if (complaint) attacker.complain(strike, complaint)
      }
    }
    assert.deepEqual(attacker.faults, [])
    assert.deepEqual(await breaches(), [])
  })
})
