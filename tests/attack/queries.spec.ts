import Database from 'better-sqlite3'
import db from '@adonisjs/lucid/services/db'
import { test } from 'kontor/testing'
import { engine } from '#config/database'
import { CANARY, HOSTILE } from '#tests/attack/arsenal'
import { Attacker } from '#tests/attack/attacker'
import { battlefield } from '#tests/attack/battlefield'
import { Dice } from '#tests/attack/random'

const FEW = 3
const MANY = 12

type Query = Record<string, string>

const filter = (node: unknown): Query => ({ filter: JSON.stringify(node) })
const cursor = (values: unknown[]) => Buffer.from(JSON.stringify(values)).toString('base64url')

/** Every place of an address where a client may put text. */
function positions(title: string): ((text: string) => Query)[] {
  return [
    (text) => ({ q: text }),
    (text) => ({ filter: text }),
    (text) => filter([text, 'eq', 'a']),
    (text) => filter([title, text, 'a']),
    (text) => filter([title, 'contains', text]),
    (text) => filter([title, 'in', ['a', text]]),
    (text) => filter(['id', 'gt', text]),
    (text) => filter(['created_at', 'gte', text]),
    (text) => filter(['created_at', 'eq', { relative: text }]),
    (text) => filter({ [text]: [] }),
    (text) => filter([`created_by.${text}`, 'eq', 1]),
    (text) => ({ sort: text }),
    (text) => ({ sort: `-id,${text}` }),
    (text) => ({ fields: `id,${text}` }),
    (text) => ({ include: text }),
    (text) => ({ limit: text }),
    (text) => ({ after: text }),
    (text) => ({ sort: 'id', after: cursor(['id', text]) }),
    (text) => ({ after: cursor([text, 1]) }),
    (text) => ({ archived: text }),
    (text) => ({ count: text }),
    (text) => ({ [text]: 'a' }),
  ]
}

/** The text of every statement that reaches the database meanwhile. */
async function statementsDuring(run: () => Promise<void>) {
  const seen = new Set<string>()
  if (engine !== 'sqlite') {
    const note = ({ sql }: { sql: string }) => void seen.add(sql)
    const knex = db.connection().getWriteClient()
    knex.on('query', note)
    await run().finally(() => knex.removeListener('query', note))
    return seen
  }
  const { prepare } = Database.prototype
  Database.prototype.prepare = function (this: Database.Database, sql: string) {
    seen.add(sql)
    return prepare.call(this, sql)
  } as typeof prepare
  await run().finally(() => (Database.prototype.prepare = prepare))
  return seen
}

test.group('Attack: hostile text in every part of a query', (group) => {
  group.each.timeout(900_000)

  test('is answered or refused, and never a part of a statement', async ({ world, assert }) => {
    const dice = new Dice('queries')
    const targets = await battlefield(world)
    const attacker = Attacker.withToken(await world.as('ada').token())
    const statements = await statementsDuring(async () => {
      for (const { model, base } of targets) {
        for (const position of positions(model.title)) {
          for (const text of dice.some(HOSTILE, FEW, MANY)) {
            const query = new URLSearchParams(position(text + CANARY))
            const strike = { method: 'GET', path: `${base}?${query}`, route: `GET ${model.name}` }
            const { status } = await attacker.strike(strike)
            if (status !== 200 && status !== 422) attacker.complain(strike, `answered ${status}`)
          }
        }
      }
    })
    assert.deepEqual(attacker.faults, [])
    assert.isAbove(statements.size, targets.length)
    assert.isEmpty([...statements].filter((sql) => sql.includes(CANARY)))
  })
})
