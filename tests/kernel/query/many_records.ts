import db from '@adonisjs/lucid/services/db'
import type { World } from 'kontor/testing'
import { engine } from '#config/database'
import { addField } from '#tests/kernel/fields/kit'

export const MODEL = 'catalogue.category'

const KINDS = [
  ['code', 'text', 'value_string'],
  ['grade', 'choice', 'value_code'],
  ['size', 'integer', 'value_number'],
  ['made', 'date', 'value_date'],
  ['cost', 'money', 'value_number'],
  ['kin', 'reference', 'value_number'],
] as const

type Key = (typeof KINDS)[number][0]

/** The values of one record: few have the same code, a quarter the same grade, some have none. */
export function valuesOf(id: number): Record<Key, string | number | null> {
  return {
    code: id % 9 === 0 ? null : `K-${String((id * 37) % 120).padStart(3, '0')}`,
    grade: id % 11 === 0 ? null : 'abcd'[(id * 7) % 4],
    size: (id * 13) % 50,
    made: id % 40 === 0 ? `2026-02-${String(1 + (id % 28)).padStart(2, '0')}` : null,
    cost: (id * 31) % 400,
    kin: id % 4 === 0 ? 1 + (id % 5) : null,
  }
}

/**
 * Puts records 1 to `count` straight into the database, with each value twice: in a custom field that has an index,
 * `custom.grade`, and in one without, `custom.plain_grade`.
 */
export async function storeMany(world: World, count: number) {
  const ids = new Map<Key, number>()
  for (const [key, kind] of KINDS) {
    const field = {
      model: MODEL,
      kind,
      ...(kind === 'choice' && { options: OPTIONS }),
      ...(kind === 'reference' && { refers_to: MODEL }),
    }
    ids.set(key, await addField(world, { ...field, key, filterable: true }))
    await addField(world, { ...field, key: `plain_${key}` })
  }
  const { company } = await world.context()
  const moment = '2026-01-01 00:00:00.000'
  const all = Array.from({ length: count }, (_, at) => at + 1)
  await insert(
    'catalogue_categories',
    all.map((id) => ({
      id,
      company_id: company.id,
      version: 1,
      created_at: moment,
      updated_at: moment,
      name: `Category ${String((id * 71) % 1000).padStart(4, '0')}`,
      custom: JSON.stringify(customOf(id)),
    }))
  )
  for (const [key, , column] of KINDS) {
    const held = all.filter((id) => valuesOf(id)[key] !== null)
    await insert(
      'custom_field_values',
      held.map((id) => ({
        field_id: ids.get(key)!,
        company_id: company.id,
        record_id: id,
        [column]: valuesOf(id)[key],
      }))
    )
  }
}

const OPTIONS = ['a', 'b', 'c', 'd'].map((value) => ({ value, label: { en: `Grade ${value}` } }))

function customOf(id: number) {
  const held = Object.entries(valuesOf(id)).filter(([, value]) => value !== null)
  return Object.fromEntries(
    held.flatMap(([key, value]) => [
      [key, value],
      [`plain_${key}`, value],
    ])
  )
}

async function insert(table: string, rows: Record<string, unknown>[]) {
  for (let at = 0; at < rows.length; at += 100) {
    await db.table(table).multiInsert(rows.slice(at, at + 100))
  }
  await db.rawQuery(engine === 'sqlite' ? `ANALYZE ${table}` : `ANALYZE TABLE ${table}`)
}
